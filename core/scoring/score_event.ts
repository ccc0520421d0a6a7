import type { Boost } from "@/core/rules/boosts.ts";
import { isEventType, isSystemType, objectIdOf, type ScoringEvent } from "@/core/events/events.ts";
import { factsOf } from "@/core/events/fields.ts";
import { calculatePoints } from "./points.ts";
import { HOLDOUT_REASON, UNKNOWN_TYPE } from "@/core/events/unpaid.ts";
import type { OutcomeStatus } from "./outcomes.ts";
import type { BreakdownStep } from "./views.ts";
import { actionAt, type RuleVersion, ruleVersionAt, typePointsAt } from "@/core/rules/rules.ts";
import { calculateSystemPoints } from "./system_events.ts";

/** Why an event of a paying type was not paid. */
export type CapReason = "once_per_object" | "max_per_day" | "cooldown" | "daily_ceiling";

/** The result of scoring one event. */
export interface Outcome {
  readonly event: ScoringEvent;
  /**
   * `recorded` events pay nothing by design, `capped` ones reached a limit of the rules, `reversed`
   * ones were taken back.
   */
  readonly status: OutcomeStatus;
  readonly points: number;
  readonly breakdown: readonly BreakdownStep[];
  readonly ruleVersion: number;
  readonly reason: CapReason | typeof HOLDOUT_REASON | typeof UNKNOWN_TYPE | null;
}

/** The tally of one action on one agent's day. */
export interface ActionTally {
  /** The number of the day's events of the action so far, paid or not. */
  readonly seen: number;
  readonly paid: number;
  /** Event time of the last paid event, milliseconds since the epoch. */
  readonly lastPaidAt: number;
}

/** The tally of an agent's day; plain data, so that it can be stored and continued. */
export interface DayTally {
  readonly actions: Readonly<Record<string, ActionTally>>;
  /** The points of all actions, without the streak. */
  readonly points: number;
}

export const EMPTY_TALLY: DayTally = { actions: {}, points: 0 };
const NO_ACTION: ActionTally = { seen: 0, paid: 0, lastPaidAt: 0 };

/** Returns the tally of a type; its name may be one that every object has, like "constructor". */
export function actionTally({ actions }: DayTally, type: string): ActionTally {
  return Object.hasOwn(actions, type) ? actions[type]! : NO_ACTION;
}

/** The surroundings of an event that scoring needs to know. */
export interface ScoringContext {
  readonly versions: readonly RuleVersion[];
  /** The agent's streak in days, including this day. */
  readonly streak: number;
  /** Whether the agent is without Laurel on this day. */
  readonly isHeldOut: boolean;
  /** Returns whether an earlier event (in canonical order) was about the same object. */
  readonly isObjectTaken: (event: ScoringEvent) => boolean;
  /** Returns the boosts that apply to an event, in order; their factors multiply. */
  readonly boostsOf: (event: ScoringEvent) => readonly Boost[];
}

/**
 * Scores one event after all earlier events of the agent's day.
 * @returns the outcome, and the day's tally after it
 * @throws {Error} when no rule set is effective at the event's time
 */
export function scoreEvent(
  tally: DayTally,
  event: ScoringEvent,
  context: ScoringContext,
): { readonly outcome: Outcome; readonly tally: DayTally } {
  const inForce = ruleVersionAt(context.versions, event.time);
  const { version, rules } = inForce;
  if (event.isReversed) return { outcome: unpaid(event, "reversed", version, null), tally };
  if (isSystemType(event.type)) return { outcome: scoreSystemEvent(event, version), tally };
  if (context.isHeldOut) {
    return { outcome: unpaid(event, "recorded", version, HOLDOUT_REASON), tally };
  }
  const rule = actionAt(inForce, event.type, event.time);
  const before = actionTally(tally, event.type);
  const seen = before.seen + 1;
  if (!rule) {
    const reason = isDefinedAt(inForce, event) ? null : UNKNOWN_TYPE;
    const outcome = unpaid(event, "recorded", version, reason);
    return { outcome, tally: withAction(tally, event.type, { ...before, seen }, 0) };
  }

  const reason = capReason();
  if (reason) {
    const outcome = unpaid(event, "capped", version, reason);
    return { outcome, tally: withAction(tally, event.type, { ...before, seen }, 0) };
  }

  let { points, breakdown } = calculatePoints(
    rule,
    // Values of the server override values that a client sends (P8).
    factsOf(event.data, { streak: context.streak, volumeToday: seen }),
    context.boostsOf(event),
  );
  if (rules.dailyCeiling !== undefined && tally.points + points > rules.dailyCeiling) {
    const remaining = Math.max(0, rules.dailyCeiling - tally.points);
    breakdown = [...breakdown, { rule: "daily_ceiling", points: remaining - points }];
    points = remaining;
  }
  const action = { seen, paid: before.paid + 1, lastPaidAt: event.time };
  const outcome: Outcome = {
    event,
    status: "scored",
    points,
    breakdown,
    ruleVersion: version,
    reason: null,
  };
  return { outcome, tally: withAction(tally, event.type, action, points) };

  function capReason(): CapReason | null {
    if (rule!.oncePerObject && objectIdOf(event.data) !== null && context.isObjectTaken(event)) {
      return "once_per_object";
    }
    if (rule!.maxPerDay !== undefined && before.paid >= rule!.maxPerDay) return "max_per_day";
    const isCooling = rule!.cooldownSeconds !== undefined && before.paid > 0 &&
      event.time - before.lastPaidAt < rule!.cooldownSeconds * 1000;
    if (isCooling) return "cooldown";
    const isFull = rules.dailyCeiling !== undefined && tally.points >= rules.dailyCeiling;
    return isFull ? "daily_ceiling" : null;
  }
}

/** Limits do not apply to Laurel's own events, because their points were promised before. */
function scoreSystemEvent(event: ScoringEvent, ruleVersion: number): Outcome {
  const { points, breakdown } = calculateSystemPoints(event);
  const status = points > 0 ? "scored" : "recorded";
  return { event, status, points, breakdown, ruleVersion, reason: null };
}

function unpaid(
  event: ScoringEvent,
  status: "recorded" | "capped" | "reversed",
  ruleVersion: number,
  reason: Outcome["reason"],
): Outcome {
  return { event, status, points: 0, breakdown: [], ruleVersion, reason };
}

function withAction(tally: DayTally, type: string, action: ActionTally, points: number): DayTally {
  return { actions: { ...tally.actions, [type]: action }, points: tally.points + points };
}

/** Returns whether the type of an event was defined at its time. */
function isDefinedAt({ typePoints }: RuleVersion, { type, time }: ScoringEvent): boolean {
  return isEventType(type) || typePointsAt(typePoints, type, time)?.isDefined === true;
}
