import { LabeledField } from "./Field.tsx";

interface Props {
  id: string;
  label: string;
  hint?: string;
  value: string;
  /** The first that can be chosen. */
  min?: string | undefined;
  error?: string | undefined;
  isDisabled?: boolean;
  /** The class of the frame; `field` by default. */
  class?: string;
  onInput: (value: string) => void;
}

/** A field for a day (`2026-11-30`), with its label above and its error message below. */
export function DayField(props: Props) {
  return <PickerField {...props} type="date" />;
}

/** A field for a date and a time on the clocks of the organization (`2026-11-30T09:30`). */
export function DateTimeField(props: Props) {
  return <PickerField {...props} type="datetime-local" />;
}

function PickerField({ type, value, min, isDisabled, onInput, error, ...frame }: Props & {
  type: "date" | "datetime-local";
}) {
  return (
    <LabeledField {...frame} error={error}>
      {(control) => (
        <input
          {...control}
          class="input"
          type={type}
          value={value}
          min={min || undefined}
          disabled={isDisabled}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </LabeledField>
  );
}
