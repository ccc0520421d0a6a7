import { Check, CircleAlert } from "@/components/shared/icons.ts";
import type { SpinVerdict, StepName, VerificationStep } from "@/core/spins/verify.ts";

const TITLES: Readonly<Record<StepName, string>> = {
  identity: "Spin and message",
  seed: "Seed and commitment",
  digest: "Digest",
  mapping: "From the digest to a ticket",
  prize: "Prize",
  published: "What was published",
};

/** The result in a sentence. Screen readers announce a change of it. */
export function VerdictLine({ verdict }: { verdict: SpinVerdict }) {
  const state = stateOf(verdict.isFair ? true : verdict.steps.some(isWrong) ? false : null);
  return (
    <p class="verify-verdict" role="status" data-state={state}>
      {state === "right" ? <Check size={22} /> : <CircleAlert size={22} />}
      <span>
        <strong>{VERDICTS[state]}</strong> {verdict.reason}
      </span>
    </p>
  );
}

const VERDICTS = {
  right: "This spin was fair.",
  wrong: "This does not add up.",
  open: "Not verified yet.",
} as const;

/** All steps with the values that they compared. */
export function Steps({ steps }: { steps: readonly VerificationStep[] }) {
  return (
    <ol class="verify-steps">
      {steps.map((step, index) => <StepItem key={step.name} step={step} number={index + 1} />)}
    </ol>
  );
}

function StepItem({ step, number }: { step: VerificationStep; number: number }) {
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
          <span class="sr-only">{MARKS[state]}</span>
        </span>
        {number}. {TITLES[step.name]}
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

const MARKS = { right: "Right:", wrong: "Wrong:", open: "Not checked:" } as const;

function stateOf(isRight: boolean | null): "right" | "wrong" | "open" {
  if (isRight === null) return "open";
  return isRight ? "right" : "wrong";
}

function isWrong(step: VerificationStep): boolean {
  return step.isRight === false;
}
