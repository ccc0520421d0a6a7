import type { RuleSetState } from "@/core/rules/views.ts";

const STATES: Readonly<Record<RuleSetState, string>> = {
  in_force: "in force",
  scheduled: "scheduled",
  past: "past",
  recalculations: "only for recalculations",
  withdrawn: "withdrawn",
};

/** Returns the state of a version in words. */
export function stateWords(state: RuleSetState): string {
  return STATES[state];
}

/** The color of a state's badge; undefined: none. */
export function stateTone(state: RuleSetState): string | undefined {
  return state === "in_force" ? "good" : state === "scheduled" ? "warning" : undefined;
}
