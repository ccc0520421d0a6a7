import { FieldError } from "./Field.tsx";

/** A field for a day, with its label above and its error message below. */
export function DayField({ id, label, hint, value, min, error, isDisabled, onInput }: {
  id: string;
  label: string;
  hint?: string;
  /** `2026-11-30`, or empty. */
  value: string;
  /** The first day that can be chosen. */
  min?: string | undefined;
  error?: string | undefined;
  isDisabled?: boolean;
  onInput: (value: string) => void;
}) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="date"
        value={value}
        min={min || undefined}
        disabled={isDisabled}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
