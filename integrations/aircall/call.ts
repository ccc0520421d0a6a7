import type { CallFact, FactAbout } from "@/core/integrations/facts.ts";
import type { PersonSeen } from "@/integrations/adapter.ts";
import { personSeen } from "@/integrations/shared/person_seen.ts";
import { nameFrom } from "@/integrations/shared/text.ts";
import type { AircallCall, AircallUser } from "./payload.ts";

/** How many places behind the last tag are emptied when a tag was taken away. */
const EMPTIED_PLACES = 5;

/**
 * What a webhook about a call says: each brings the whole call as it was then. One fact per stage of
 * the call, so that `call.hungup` and `call.ended`, which say the same, are one, and that a lost one
 * leaves no gap.
 * @param time of the webhook, milliseconds since the epoch
 */
export function callFacts(event: string, call: AircallCall, time: number): FactAbout[] {
  const object = { kind: "call", id: call.id } as const;
  return [leg(call, time), ...tags(event, call, time)].map((fact) => ({ object, fact }));
}

function leg(call: AircallCall, time: number): CallFact {
  const { id, direction, started_at, answered_at, user, contact } = call;
  const endedAt = endOf(call);
  const stage = endedAt !== null ? "done" : answered_at !== null ? "answered" : "initial";
  // Who an incoming call only rang is not who missed it: it rings one after the other.
  const isTheirs = stage !== "initial" || direction === "outbound";
  return {
    // A later webhook that names nobody takes the call from nobody.
    key: user ? `leg:${stage}` : `leg:${stage}:unnamed`,
    time,
    revision: Math.floor(time / 1000),
    what: "leg",
    leg: id,
    isChild: false,
    direction,
    person: isTheirs ? user?.id ?? null : null,
    startedAt: started_at,
    answeredAt: answered_at,
    endedAt,
    talkTime: null, // Its `duration` counts from the first ring.
    isHuman: true,
    ...(contact ? { contact: contact.id } : {}),
  };
}

/** When a call ended; where it is over and that is not told, its beginning and length tell it. */
export function endOf({ status, started_at, ended_at, duration }: AircallCall): number | null {
  if (ended_at !== null || status !== "done" || started_at === null) return ended_at;
  return duration !== null && duration > 0 ? started_at + Math.round(duration * 1000) : null;
}

/**
 * Tags by their place in the list. A tag that was taken away leaves the place to the next one, and
 * the places behind the last one are emptied then: an empty tag means nothing.
 */
function tags(event: string, call: AircallCall, time: number): CallFact[] {
  const listed = call.tags;
  const places = listed.length + (event === "call.untagged" ? EMPTIED_PLACES : 0);
  return Array.from({ length: places }, (_, place) => {
    const tag = listed[place];
    return {
      key: `tag:${place}`,
      time: tag?.tagged_at ?? time,
      revision: Math.floor(time / 1000),
      what: "tag",
      tag: nameFrom(tag?.name) ?? "",
      person: tag?.tagged_by?.id ?? null,
    };
  });
}

/** The users that a call names. */
export function peopleOf({ user, tags }: AircallCall): PersonSeen[] {
  const users = [user, ...tags.map(({ tagged_by }) => tagged_by)]
    .filter((one): one is AircallUser => Boolean(one));
  return [...new Map(users.map((one) => [one.id, personSeen(one.id, one)])).values()];
}
