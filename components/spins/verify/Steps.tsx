import { Check } from "@/components/shared/icons.ts";
import { CircleAlert } from "@/components/shared/page_icons.ts";
import type { SpinVerdict, VerificationStep } from "@/core/spins/verify.ts";
import { spinProofWords } from "@/words/spin_proof.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The result in a sentence. Screen readers announce a change of it. */
export function VerdictLine({ verdict }: { verdict: SpinVerdict }) {
  const words = wordsOf(spinProofWords);
  const state = stateOf(verdict.isFair ? true : verdict.steps.some(isWrong) ? false : null);
  return (
    <p class="verify-verdict" role="status" data-state={state}>
      {state === "right" ? <Check size={22} /> : <CircleAlert size={22} />}
      <span>
        <strong>{words.verdicts[state]}</strong> {verdict.reason}
      </span>
    </p>
  );
}

/** All steps with the values that they compared. */
export function Steps({ steps }: { steps: readonly VerificationStep[] }) {
  return (
    <ol class="verify-steps">
      {steps.map((step, index) => <StepItem key={step.name} step={step} number={index + 1} />)}
    </ol>
  );
}

function StepItem({ step, number }: { step: VerificationStep; number: number }) {
  const words = wordsOf(spinProofWords);
  const state = stateOf(step.isRight);
  return (
    <li class="verify-step" data-step={step.name} data-state={state}>
      <h3>
        <span class="verify-mark">
          {state === "right"
            ? <Check size={15} />
            : state === "wrong"
            ? <CircleAlert size={15} />
            : <span aria-hidden="true">–</span>}
          <span class="sr-only">{words.marks[state]}</span>
        </span>
        {number}. {words.steps[step.name]}
      </h3>
      <p>{step.finding}</p>
      {step.values.length > 0 && (
        <dl class="verify-values">
          {step.values.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function stateOf(isRight: boolean | null): "right" | "wrong" | "open" {
  if (isRight === null) return "open";
  return isRight ? "right" : "wrong";
}

function isWrong(step: VerificationStep): boolean {
  return step.isRight === false;
}
