import { FieldError } from "@/components/admin/Field.tsx";

/** A field for a day, with its label above and its error below. */
export function DayField({ id, label, hint, value, error, onInput }: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  onInput: (day: string) => void;
}) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input performance-date"
        type="date"
        value={value}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
