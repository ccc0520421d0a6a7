import { FieldError } from "@/components/admin/Field.tsx";

/** A field for a date and a time on the clocks of the organization. */
export function DateTimeField({ id, label, hint, value, error, isDisabled, onInput }: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
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
        type="datetime-local"
        value={value}
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
