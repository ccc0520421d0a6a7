import { LabeledField } from "./Field.tsx";

interface Props {
  id: string;
  label: string;
  hint?: string;
  value: string;
  error?: string | undefined;
  isDisabled?: boolean;
  onInput: (value: string) => void;
}

/** A field for a day (`2026-11-30`), with its label above and its error message below. */
export function DayField({ min, class: name, ...props }: Props & {
  /** The first day that can be chosen. */
  min?: string | undefined;
  /** The class of the frame; `field` by default. */
  class?: string;
}) {
  const { id, label, hint, value, error, isDisabled, onInput } = props;
  return (
    <LabeledField id={id} label={label} hint={hint} error={error} class={name ?? "field"}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="date"
          value={value}
          min={min || undefined}
          disabled={isDisabled}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </LabeledField>
  );
}

/** A field for a date and a time on the clocks of the organization (`2026-11-30T09:30`). */
export function DateTimeField({ id, label, hint, value, error, isDisabled, onInput }: Props) {
  return (
    <LabeledField id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="datetime-local"
          value={value}
          disabled={isDisabled}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </LabeledField>
  );
}
