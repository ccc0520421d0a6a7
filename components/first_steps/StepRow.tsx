import { Check } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { firstStepWords, stepWords } from "@/words/first_steps.ts";
import type { Step } from "./steps.ts";

/** A step of the list: what it is for, where it is done, and whether it is done. */
export function StepRow(
  { step, isDone, isNext }: {
    step: Step;
    isDone: boolean;
    /** Whether it is the first step that is not done. */
    isNext: boolean;
  },
) {
  const words = wordsOf(firstStepWords);
  const { title, why, action } = wordsOf(stepWords)[step.id];
  return (
    <li class="group-row first-step" data-done={isDone}>
      <span class="first-step-mark" aria-hidden="true">{isDone && <Check size={14} />}</span>
      <span class="first-step-text">
        <strong>{title}</strong>
        <span class="sr-only">{isDone ? words.done : words.notDone}</span>
        <span class="text-label-secondary">{why}</span>
      </span>
      <a class={isNext ? "button button-primary" : "button"} href={step.href}>{action}</a>
    </li>
  );
}
