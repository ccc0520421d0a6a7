import type { SpinForm } from "./spin_form.ts";

interface Field {
  readonly name: keyof SpinForm;
  readonly label: string;
  readonly hint: string;
}

const FIELDS: readonly Field[] = [
  { name: "id", label: "Spin", hint: "day.agent.number" },
  { name: "commitment", label: "Commitment", hint: "64 hexadecimal digits, shown before the spin" },
  { name: "seed", label: "Seed", hint: "64 hexadecimal digits, shown the day after" },
  { name: "digest", label: "Digest", hint: "64 hexadecimal digits" },
  { name: "prize", label: "Prize that was given", hint: "its key, for example points_25" },
];

/** The fields with the values of a spin, to type or paste. */
export function Fields(
  { form, onChange }: { form: SpinForm; onChange: (change: Partial<SpinForm>) => void },
) {
  return (
    <div class="verify-fields">
      {FIELDS.map(({ name, label, hint }) => (
        <label key={name} class="field">
          <span>{label}</span>
          <input
            class="input verify-input"
            name={name}
            value={form[name]}
            placeholder={hint}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <label class="field verify-wide">
        <span>Prizes in the draw: key and weight, one per line, in order</span>
        <textarea
          class="input verify-input verify-area"
          name="candidates"
          rows={6}
          spellcheck={false}
          value={form.candidates}
          onInput={(event) => onChange({ candidates: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}
