import type { CallFact, ToolPerson } from "./facts.ts";
import { inTimeOrder } from "./timeline.ts";

export type LegFact = Extract<CallFact, { what: "leg" }>;

/** Everything that is known of one leg. */
export interface Leg extends Omit<LegFact, "what" | "key" | "revision"> {
  /** Whether a human answered it. */
  readonly isAnswered: boolean;
  /** Whether it is over: it was not answered, or its talk time is known. */
  readonly isOver: boolean;
  /** Seconds of talk with a human; null while unknown. */
  readonly talk: number | null;
}

/** Merges the facts about each leg; a later fact overrides the fields that it contains. */
export function legsOf(facts: readonly LegFact[]): Leg[] {
  const legs = new Map<string, LegFact>();
  for (const fact of inTimeOrder(facts)) {
    const before = legs.get(fact.leg);
    legs.set(fact.leg, before ? joined(before, fact) : fact);
  }
  return [...legs.values()].map(complete)
    .sort((a, b) => startOf(a) - startOf(b) || (a.leg < b.leg ? -1 : 1));
}

function joined(before: LegFact, after: LegFact): LegFact {
  const contact = after.contact ?? before.contact;
  return {
    ...after,
    isChild: before.isChild || after.isChild,
    direction: after.direction ?? before.direction,
    person: after.person ?? before.person,
    startedAt: after.startedAt ?? before.startedAt,
    answeredAt: after.answeredAt ?? before.answeredAt,
    endedAt: after.endedAt ?? before.endedAt,
    talkTime: after.talkTime ?? before.talkTime,
    isHuman: before.isHuman && after.isHuman,
    ...(contact === undefined ? {} : { contact }),
  };
}

function complete(leg: LegFact): Leg {
  const { isHuman, endedAt, talkTime } = leg;
  const hasTalk = talkTime !== null && talkTime > 0;
  // Some tools report the end and the talk time, but not the moment of the answer.
  const answeredAt = leg.answeredAt ??
    (hasTalk && endedAt !== null ? endedAt - talkTime * 1000 : null);
  const isAnswered = isHuman && (answeredAt !== null || hasTalk);
  const measured = answeredAt !== null && endedAt !== null
    ? Math.max(0, (endedAt - answeredAt) / 1000)
    : null;
  return {
    ...leg,
    answeredAt,
    isAnswered,
    isOver: endedAt !== null || talkTime !== null,
    talk: isAnswered ? talkTime ?? measured : null,
  };
}

function startOf({ startedAt, time }: Leg): number {
  return startedAt ?? time;
}

/**
 * Returns the legs that decide whether the call was answered, each with its agent. When the first
 * leg dialed other legs, these decide, because the first one only holds the line. An agent who
 * dialed out is on the first leg and is the one who talks on the others.
 */
export function workLegs(legs: readonly Leg[]): Leg[] {
  const children = legs.filter(({ isChild }) => isChild);
  if (children.length === 0) return [...legs];
  const caller: ToolPerson =
    legs.find(({ isChild, person }) => !isChild && person !== null)?.person ??
      null;
  return children.map((leg) => ({ ...leg, person: leg.person ?? caller }));
}

/** Returns the leg that counts: the longest of those on which an agent talked long enough. */
export function countedLeg(legs: readonly Leg[], minTalkTime: number): Leg | undefined {
  return legs
    .filter(({ person, talk }) => person !== null && talk !== null && talk >= minTalkTime)
    .reduce<Leg | undefined>(
      (longest, leg) => longest && longest.talk! >= leg.talk! ? longest : leg,
      undefined,
    );
}
