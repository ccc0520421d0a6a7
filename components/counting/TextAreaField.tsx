import { FieldError } from "@/components/admin/Field.tsx";

/** A field for a few sentences. */
export function TextAreaField({ id, label, hint, value, error, maxLength, rows, onInput }: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  maxLength: number;
  rows: number;
  onInput: (value: string) => void;
}) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="input text-area plain-area"
        rows={rows}
        value={value}
        maxLength={maxLength}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
