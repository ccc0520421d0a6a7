import type { Boost } from "@/core/rules/boosts.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { factsOf } from "@/core/events/fields.ts";
import type { Language } from "@/core/language.ts";
import { explainEvent } from "./explain_event.ts";
import type { EventExplanation, SampleResultView } from "./views.ts";
import type { RuleVersion } from "@/core/rules/rules.ts";
import { actionTally, type DayTally, EMPTY_TALLY, scoreEvent } from "@/core/scoring/score_event.ts";

/** The surroundings in which a sample event is scored. */
export interface WhatIfContext {
  /** The agent's streak in days, including the day of the event. */
  readonly streak: number;
  /** The tally of the day before the event; empty by default. */
  readonly tally?: DayTally;
  readonly boosts?: readonly Boost[];
  /** The language of the explanation; English by default. */
  readonly language?: Language | undefined;
}

/** What a sample event would pay, and why. */
export type WhatIf =
  & Pick<SampleResultView, "status" | "points" | "breakdown" | "reason">
  & { readonly explanation: EventExplanation };

/** Scores a sample event under a rule set, as the next event of a day, and explains the result. */
export function whatIf(
  rules: Pick<RuleVersion, "version" | "rules" | "typePoints">,
  event: ScoringEvent,
  { streak, tally = EMPTY_TALLY, boosts = [], language = "en" }: WhatIfContext,
): WhatIf {
  const { outcome } = scoreEvent(tally, event, {
    versions: [{ ...rules, effectiveFrom: -Infinity }],
    streak,
    isHeldOut: false,
    isObjectTaken: () => false,
    boostsOf: () => boosts,
  });
  const volumeToday = actionTally(tally, event.type).seen + 1;
  const { status, points, breakdown, reason } = outcome;
  const explanation = explainEvent({
    event,
    status,
    points,
    breakdown,
    reason,
    rules: rules.rules,
    typePoints: rules.typePoints,
    ruleVersion: rules.version,
    facts: factsOf(event.data, { streak, volumeToday }),
  }, language);
  return { status, points, breakdown, reason, explanation };
}
