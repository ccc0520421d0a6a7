import { CircleAlert } from "@/components/shared/icons.ts";

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
  const { id, error, hint } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="input"
        type={props.type ?? "text"}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        required={props.isRequired}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </div>
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
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input select field-select"
        value={value}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([one, text]) => <option key={one} value={one}>{text}</option>)}
      </select>
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
