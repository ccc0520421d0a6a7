import { countedLeg, type Leg, legsOf, workLegs } from "./call_legs.ts";
import type { DeriveContext, Derived, DerivedEvent } from "./derived.ts";
import type { CallFact } from "./facts.ts";
import { entryOf } from "./names.ts";
import type { IntegrationSettings, TagMeaning } from "./settings.ts";
import {
  clampSeconds,
  eventOf,
  inTimeOrder,
  iso,
  secondsBetween,
  withoutUnknown,
} from "./timeline.ts";

type FactOf<W extends CallFact["what"]> = Extract<CallFact, { what: W }>;

/** A call with all of its legs. */
interface Call {
  readonly id: string;
  readonly direction: "inbound" | "outbound" | null;
  /** When its first leg began, milliseconds since the epoch. */
  readonly startedAt: number | null;
  readonly contact: string | undefined;
  /** The legs with an agent: those that rang at an agent or that an agent talked on. */
  readonly legs: readonly Leg[];
  /** The leg that earns points, if any. */
  readonly counted: Leg | undefined;
}

/**
 * Derives what a call earns. However many legs it has, it earns once, when the agent's leg is over:
 * as a call, and by its direction. Later facts about it (quality, satisfaction, tags) add to that.
 */
export function deriveCall(
  id: string,
  facts: readonly CallFact[],
  { settings }: DeriveContext,
): Derived {
  const ordered = inTimeOrder(facts);
  const call = callOf(id, ordered.filter((fact) => fact.what === "leg"), settings.minTalkTime);
  const tags = ordered.filter((fact) => fact.what === "tag");
  const satisfaction = ordered.findLast((fact) => fact.what === "satisfaction");
  const quality = ordered.findLast((fact) => fact.what === "quality");
  const qualified = meaning(tags, "lead_qualified", settings);
  const isConverted = meaning(tags, "converted", settings) !== undefined;
  const agent = call.counted?.person;
  const events = [
    ...completion(call, satisfaction?.score, isConverted),
    ...missed(call),
    ...(quality
      ? eventOf("quality", "call_quality_scored", quality.person ?? agent, quality.time, {
        objectId: id,
        quality: quality.quality,
      })
      : []),
    ...(qualified
      ? eventOf("qualified", "lead_qualified", qualified.person ?? agent, qualified.time, {
        objectId: id,
      })
      : []),
  ];
  const state = withoutUnknown({
    direction: call.direction,
    startedAt: iso(call.startedAt),
    answeredAt: iso(call.counted?.answeredAt),
    endedAt: iso(call.counted?.endedAt),
    agent,
    talkTime: call.counted?.talk,
    legs: call.legs.length,
    contact: call.contact,
    quality: quality?.quality,
    satisfaction: satisfaction?.score,
    tags: [...new Set(tags.map(({ tag }) => tag))],
  });
  return { state, events };
}

function callOf(id: string, facts: readonly FactOf<"leg">[], minTalkTime: number): Call {
  const all = legsOf(facts);
  const legs = workLegs(all);
  const counted = countedLeg(legs, minTalkTime);
  const first = all.find(({ isChild }) => !isChild);
  return {
    id,
    direction: first?.direction ?? counted?.direction ?? legs[0]?.direction ?? null,
    startedAt: first?.startedAt ?? all[0]?.startedAt ?? null,
    contact: counted?.contact ?? all.find(({ contact }) => contact !== undefined)?.contact,
    legs,
    counted,
  };
}

/** Returns the first tag that the settings map to the wanted meaning. */
function meaning(
  tags: readonly FactOf<"tag">[],
  wanted: TagMeaning,
  { tags: meanings }: IntegrationSettings,
): FactOf<"tag"> | undefined {
  return tags.find(({ tag }) => tag !== "" && entryOf(meanings, tag) === wanted);
}

function completion(
  { id, direction, startedAt, contact, counted }: Call,
  satisfaction: number | undefined,
  isConverted: boolean,
): DerivedEvent[] {
  if (!counted) return [];
  const { person, answeredAt, talk } = counted;
  const time = overAt(counted);
  const rangAt = counted.startedAt ?? startedAt;
  const events = eventOf("completed", "call_completed", person, time, {
    objectId: id,
    talkTime: clampSeconds(talk ?? 0),
    direction,
    contactId: contact,
    satisfaction,
  });
  if (direction === "inbound") {
    events.push(...eventOf("handled", "inbound_handled", person, time, {
      objectId: id,
      channel: "call",
      responseTime: rangAt === null || answeredAt === null
        ? undefined
        : secondsBetween(rangAt, answeredAt),
    }));
  }
  if (direction === "outbound") {
    events.push(...eventOf("success", "outbound_success", person, time, {
      objectId: id,
      converted: isConverted ? true : undefined,
    }));
  }
  return events;
}

/**
 * Derives `call_missed` from a call that is over and that nobody answered. It goes to the agent at
 * whom the call rang first; for an outbound call, to the caller.
 */
function missed({ id, direction, legs }: Call): DerivedEvent[] {
  const isOver = legs.every((leg) => leg.isOver && !leg.isAnswered);
  const assigned = legs.find(({ person }) => person !== null);
  if (direction === null || !assigned || !isOver) return [];
  const time = Math.max(...legs.map(overAt));
  return eventOf("missed", "call_missed", assigned.person, time, { objectId: id, direction });
}

function overAt({ endedAt, answeredAt, talk, time }: Leg): number {
  if (endedAt !== null) return endedAt;
  return answeredAt !== null && talk !== null ? answeredAt + talk * 1000 : time;
}
