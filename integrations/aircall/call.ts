import type { CallFact, FactAbout } from "../../core/pairing/facts.ts";
import type { PersonSeen } from "../adapter.ts";
import { sha256Hex } from "../shared/hmac.ts";
import { personSeen } from "../shared/person_seen.ts";
import type { AircallCall, AircallUser } from "./payload.ts";

const MOST_TAG_CHARACTERS = 150;
/** More tags than this are not looked at. */
const MOST_TAGS = 20;
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
  const { id, direction, started_at, answered_at, ended_at, user, contact } = call;
  const stage = ended_at !== null ? "done" : answered_at !== null ? "answered" : "initial";
  // Who an incoming call only rang is not who missed it: it rings one after the other.
  const isTheirs = stage !== "initial" || direction === "outbound";
  return {
    key: `leg:${stage}`,
    time,
    // Of one second the webhook that knows the user.
    revision: Math.floor(time / 1000) * 2 + (user ? 1 : 0),
    what: "leg",
    leg: id,
    isChild: false,
    direction: direction ?? null,
    person: isTheirs ? user?.id ?? null : null,
    startedAt: started_at,
    answeredAt: answered_at,
    endedAt: ended_at,
    talkTime: null, // Its `duration` counts from the first ring.
    isHuman: true,
    ...(contact ? { contact: contact.id } : {}),
  };
}

/**
 * Tags by their place in the list. A tag that was taken away leaves the place to the next one, and
 * the places behind the last one are emptied then: an empty tag means nothing.
 */
function tags(event: string, call: AircallCall, time: number): CallFact[] {
  const listed = (call.tags ?? []).slice(0, MOST_TAGS);
  const places = listed.length + (event === "call.untagged" ? EMPTIED_PLACES : 0);
  return Array.from({ length: places }, (_, place) => {
    const tag = listed[place];
    return {
      key: `tag:${place}`,
      time: tag?.tagged_at ?? time,
      revision: Math.floor(time / 1000),
      what: "tag",
      tag: tagName(tag?.name ?? ""),
      person: tag?.tagged_by?.id ?? null,
    };
  });
}

/** Longer names than settings can hold are told apart, but mean nothing. */
function tagName(name: string): string {
  const trimmed = name.trim();
  return trimmed.length <= MOST_TAG_CHARACTERS ? trimmed : sha256Hex(trimmed);
}

/** The users that a call names. */
export function peopleOf({ user, tags }: AircallCall): PersonSeen[] {
  const users = [user, ...(tags ?? []).slice(0, MOST_TAGS).map(({ tagged_by }) => tagged_by)]
    .filter((one): one is AircallUser => Boolean(one));
  return [...new Map(users.map((one) => [one.id, personSeen(one.id, one)])).values()];
}
