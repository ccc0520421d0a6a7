import { Check } from "@/components/shared/icons.ts";
import type { StepText } from "./steps.ts";

/** A step of the list: what it is for, where it is done, and whether it is done. */
export function StepRow(
  { step, isDone, isNext }: {
    step: StepText;
    isDone: boolean;
    /** Whether it is the first step that is not done. */
    isNext: boolean;
  },
) {
  return (
    <li class="group-row first-step" data-done={isDone}>
      <span class="first-step-mark" aria-hidden="true">{isDone && <Check size={14} />}</span>
      <span class="first-step-text">
        <strong>{step.title}</strong>
        <span class="sr-only">{isDone ? " (done)" : " (not done yet)"}</span>
        <span class="text-label-secondary">{step.why}</span>
      </span>
      <a class={isNext ? "button button-primary" : "button"} href={step.href}>{step.action}</a>
    </li>
  );
}
