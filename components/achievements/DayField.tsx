import { FieldError } from "@/components/admin/Field.tsx";

/** A field for a day. */
export function DayField({ id, label, hint, value, error, isDisabled, onInput }: {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  isDisabled?: boolean;
  onInput: (value: string) => void;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="date"
        value={value}
        disabled={isDisabled}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <span id={`${id}-hint`} class="group-hint">{hint}</span>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
