import { useState } from "preact/hooks";
import { DrawTable } from "@/components/spins/verify/DrawTable.tsx";
import { Fields } from "@/components/spins/verify/Fields.tsx";
import {
  EMPTY_FORM,
  readSpin,
  type SpinForm,
  toForm,
  toSpin,
} from "@/components/spins/verify/spin_form.ts";
import { Steps, VerdictLine } from "@/components/spins/verify/Steps.tsx";
import { prizeTitle } from "@/components/spins/prize_words.ts";
import { verifySpin } from "@/core/spins/verify.ts";
import type { FairnessDay, SpinRecord } from "@/core/spins/views.ts";
import { spinProofWords } from "@/words/spin_proof.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";

/**
 * Verifies a spin in the browser: the spin of the address, or values that a person types or pastes.
 */
export default function SpinVerifier(
  { spin, published }: { spin: SpinRecord | null; published: FairnessDay | null },
) {
  const words = wordsOf(spinProofWords);
  const [loaded, setLoaded] = useState(spin);
  const [form, setForm] = useState<SpinForm>(spin ? toForm(spin) : EMPTY_FORM);
  const [isPasteWrong, setPasteWrong] = useState(false);
  const typed = toSpin(form, loaded);
  const verdict = verifySpin(
    typed,
    published?.day === typed.day ? ownDay(typed, published) : null,
    currentLanguage(),
    prizeTitle,
  );
  const isEmpty = Object.values(form).every((value) => value.trim() === "");

  function paste(text: string) {
    const pasted = readSpin(text);
    setPasteWrong(pasted === null && text.trim() !== "");
    if (!pasted) return;
    setLoaded(pasted);
    setForm(toForm(pasted));
  }

  return (
    <>
      {!isEmpty && (
        <section class="verify-section" aria-labelledby="verdict-title">
          <h2 id="verdict-title" class="sr-only">{words.outcome}</h2>
          <VerdictLine verdict={verdict} />
          <Steps steps={verdict.steps} />
          {typed.candidates.length > 0 && (
            <DrawTable candidates={typed.candidates} given={typed.prize.key} />
          )}
        </section>
      )}
      <section class="verify-section" aria-labelledby="values-title">
        <h2 id="values-title">{words.values}</h2>
        <p>{words.valuesHint}</p>
        <Fields form={form} onChange={(change) => setForm((old) => ({ ...old, ...change }))} />
        <details class="verify-paste">
          <summary>{words.paste}</summary>
          <label class="field">
            <span>JSON</span>
            <textarea
              class="input verify-input verify-area"
              name="json"
              rows={5}
              spellcheck={false}
              aria-invalid={isPasteWrong ? "true" : undefined}
              aria-describedby={isPasteWrong ? "paste-error" : undefined}
              onInput={(event) => paste(event.currentTarget.value)}
            />
          </label>
          {isPasteWrong && <p id="paste-error" class="form-error" role="alert">{words.notASpin}</p>}
        </details>
      </section>
    </>
  );
}

/** Published values can be compared only with a spin whose time and wheel are known. */
function ownDay(spin: SpinRecord, published: FairnessDay): FairnessDay | null {
  return spin.time === "" ? null : published;
}
