import { FieldError } from "./Field.tsx";

/** A field for a calendar day, with its label above and its error message below. */
export function DayField({ id, label, value, min, hint, error, onInput }: {
  id: string;
  label: string;
  value: string;
  min?: string | undefined;
  hint?: string;
  error?: string | undefined;
  onInput: (value: string) => void;
}) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        class="input"
        value={value}
        min={min || undefined}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
