import { LabeledField } from "./Field.tsx";

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
  return (
    <LabeledField id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          class="input text-area plain-area"
          rows={rows}
          value={value}
          maxLength={maxLength}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </LabeledField>
  );
}
