import type { ComponentChildren } from "preact";
import { CircleAlert } from "@/components/shared/page_icons.ts";

/** The error message of a field. Name its id in the field's `aria-describedby`. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <span id={id} class="form-error" role="alert">
      <CircleAlert size={14} />
      {message.charAt(0).toUpperCase() + message.slice(1)}
    </span>
  );
}

/** What ties a control to the label, the hint and the error message of its field. */
interface FieldControl {
  readonly id: string;
  readonly "aria-invalid": "true" | undefined;
  readonly "aria-describedby": string | undefined;
}

/** The frame of a field: its label above, its hint and its error message below. */
export function LabeledField({ id, label, hint, error, class: name = "field", children }: {
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error: string | undefined;
  class?: string;
  /** Returns the control, which takes over these attributes. */
  children: (control: FieldControl) => ComponentChildren;
}) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={name}>
      <label for={id}>{label}</label>
      {children({
        id,
        "aria-invalid": error ? "true" : undefined,
        "aria-describedby": described || undefined,
      })}
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

/** A text field with its label above and its error message below. */
export function TextField(props: {
  id: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  type?: "text" | "password";
  placeholder?: string;
  maxLength?: number;
  isRequired?: boolean;
}) {
  const { id, label, hint, error } = props;
  return (
    <LabeledField id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          class="input"
          type={props.type ?? "text"}
          value={props.value}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          required={props.isRequired}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </LabeledField>
  );
}

/** A field that chooses one of a few values, with its label above and its error message below. */
export function SelectField({ id, label, hint, value, options, error, onChange }: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  /** The values with their texts. */
  options: readonly (readonly [value: string, text: string])[];
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <LabeledField id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <select
          {...control}
          class="input select field-select"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map(([one, text]) => <option key={one} value={one}>{text}</option>)}
        </select>
      )}
    </LabeledField>
  );
}
