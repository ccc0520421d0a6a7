import type { CallFact, Person } from "./facts.ts";
import { inTimeOrder } from "./timeline.ts";

export type LegFact = Extract<CallFact, { what: "leg" }>;

/** All that is known of one leg. */
export interface Leg extends Omit<LegFact, "what" | "key" | "revision"> {
  /** Whether a human took it. */
  readonly isAnswered: boolean;
  /** Whether it is over: without an answer, or with a known time of talk. */
  readonly isOver: boolean;
  /** Seconds of talk with a human; null while they are not known. */
  readonly talk: number | null;
}

/** Puts together what several facts say of each leg: the later one counts where it says something. */
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
  // Some tools tell the end and the time of talk, but not the moment of the answer.
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
 * The legs that say whether the call was answered, each with the agent on it. Where the first leg
 * dialed others it is those: the first one only holds the line. An agent who dialed out sits on the
 * first leg, and is the one who talks on the others.
 */
export function workLegs(legs: readonly Leg[]): Leg[] {
  const children = legs.filter(({ isChild }) => isChild);
  if (children.length === 0) return [...legs];
  const caller: Person = legs.find(({ isChild, person }) => !isChild && person !== null)?.person ??
    null;
  return children.map((leg) => ({ ...leg, person: leg.person ?? caller }));
}

/** The leg that counts: of those an agent talked on long enough, the longest. */
export function countedLeg(legs: readonly Leg[], minTalkTime: number): Leg | undefined {
  return legs
    .filter(({ person, talk }) => person !== null && talk !== null && talk >= minTalkTime)
    .reduce<Leg | undefined>(
      (longest, leg) => longest && longest.talk! >= leg.talk! ? longest : leg,
      undefined,
    );
}
