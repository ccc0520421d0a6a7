import { spinProofWords } from "@/words/spin_proof.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { SpinForm } from "./spin_form.ts";

const FIELDS = ["id", "commitment", "seed", "digest", "prize"] as const;

/** The fields with the values of a spin, to type or paste. */
export function Fields(
  { form, onChange }: { form: SpinForm; onChange: (change: Partial<SpinForm>) => void },
) {
  const words = wordsOf(spinProofWords);
  return (
    <div class="verify-fields">
      {FIELDS.map((name) => (
        <label key={name} class="field">
          <span>{words.fields[name].label}</span>
          <input
            class="input verify-input"
            name={name}
            value={form[name]}
            placeholder={words.fields[name].hint}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <label class="field verify-wide">
        <span>{words.candidates}</span>
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
