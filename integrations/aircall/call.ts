import type { CallFact, FactAbout } from "@/core/integrations/facts.ts";
import type { PersonSeen } from "@/integrations/adapter.ts";
import { personSeen } from "@/integrations/shared/person_seen.ts";
import { nameFrom } from "@/integrations/shared/text.ts";
import type { AircallCall, AircallUser } from "./payload.ts";

/** After a tag was removed, this many places after the last tag are set to an empty tag. */
const EMPTIED_PLACES = 5;

/**
 * Maps a webhook about a call, which contains the whole call at that moment. It gives one fact per
 * stage of the call, so that `call.hungup` and `call.ended`, which report the same, are one fact,
 * and a lost webhook leaves no gap.
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
  // The user of an incoming call that is not answered yet is not taken: the call rings several
  // users in turn.
  const isTheirs = stage !== "initial" || direction === "outbound";
  return {
    // A later webhook without a user must not remove the user of the call.
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
    talkTime: null, // Aircall's `duration` includes ringing.
    isHuman: true,
    ...(contact ? { contact: contact.id } : {}),
  };
}

/**
 * Returns when a call ended. If a finished call has no end, it follows from its start and duration.
 */
export function endOf({ status, started_at, ended_at, duration }: AircallCall): number | null {
  if (ended_at !== null || status !== "done" || started_at === null) return ended_at;
  return duration !== null && duration > 0 ? started_at + Math.round(duration * 1000) : null;
}

/**
 * Makes a fact for each place in the list of tags. When a tag is removed, the next ones move up, so
 * the places after the last tag are set to an empty tag, which has no meaning.
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

/** Returns the users that a call names. */
export function peopleOf({ user, tags }: AircallCall): PersonSeen[] {
  const users = [user, ...tags.map(({ tagged_by }) => tagged_by)]
    .filter((one): one is AircallUser => Boolean(one));
  return [...new Map(users.map((one) => [one.id, personSeen(one.id, one)])).values()];
}
