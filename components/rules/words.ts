import type { RuleSetState } from "@/core/rules/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { ruleStateWords } from "@/words/rules.ts";

/** Returns the state of a version in words. */
export function stateWords(state: RuleSetState): string {
  return wordsOf(ruleStateWords)[state];
}

/** The color of a state's badge; undefined: none. */
export function stateTone(state: RuleSetState): string | undefined {
  return state === "in_force" ? "good" : state === "scheduled" ? "warning" : undefined;
}
