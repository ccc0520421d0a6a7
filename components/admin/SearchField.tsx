import type { ComponentChildren } from "preact";
import { Combobox } from "./Combobox.tsx";
import { FieldError } from "./Field.tsx";
import type { Choice } from "./use_combobox.ts";

interface Props<T> extends Choice<T> {
  id: string;
  label: string;
  /** Whether only screen readers get the label. */
  isLabelHidden?: boolean | undefined;
  placeholder?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** What is chosen, shown while nothing is typed; the field of a list stays empty. */
  chosen?: string;
  /** What stands in the place of the field, such as a chip of what is chosen. */
  renderChosen?: ((describedBy: string | undefined) => ComponentChildren) | null;
}

/** A field that searches while the person types, with its label, its hint and its error. */
export function SearchField<T>(props: Props<T>) {
  const { id, label, isLabelHidden, hint, error, renderChosen, ...combobox } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const describedBy = described || undefined;
  return (
    <div class="field search-field">
      {!isLabelHidden && <label for={id}>{label}</label>}
      {renderChosen ? renderChosen(describedBy) : (
        <Combobox
          {...combobox}
          id={id}
          label={isLabelHidden ? label : undefined}
          isInvalid={Boolean(error)}
          describedBy={describedBy}
        />
      )}
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
