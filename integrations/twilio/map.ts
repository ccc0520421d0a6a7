import { z } from "zod";
import type { CallFact } from "@/core/integrations/facts.ts";
import type { MapContext, Mapped } from "@/integrations/adapter.ts";
import { sha256Hex } from "@/integrations/shared/hmac.ts";
import { readShape } from "@/integrations/shared/json.ts";
import { isAbsent } from "@/integrations/shared/absent.ts";
import { numberFrom, optionalBy, textFrom } from "@/integrations/shared/optional.ts";
import { fromAnyTime } from "@/integrations/shared/time.ts";
import { directionOf, type LegEnds, personOf } from "./agent.ts";

const MAX_SID_CHARACTERS = 50;
const MAX_AGENT_CHARACTERS = 140;
const sid = z.string().trim().min(1).max(MAX_SID_CHARACTERS)
  .refine((value) => !isAbsent(value), "is missing");
/** Twilio's form has every field as text; an empty field counts as missing. */
const text = z.unknown().optional().transform((value) => textFrom(value)?.slice(0, 1_000) ?? "");
const word = text.transform((value) => value.toLowerCase());

const payloadSchema = z.looseObject({
  fields: z.looseObject({
    CallSid: sid,
    ParentCallSid: optionalBy((value) => sid.safeParse(value).data ?? null),
    AccountSid: sid,
    CallStatus: word,
    From: text,
    To: text,
    Caller: text,
    Called: text,
    Direction: word,
    Timestamp: text,
    CallDuration: text,
    SequenceNumber: text,
    AnsweredBy: word,
  }),
  query: z.looseObject({
    agent: optionalBy(textFrom).transform((agent) =>
      agent !== null && agent.length > MAX_AGENT_CHARACTERS ? sha256Hex(agent) : agent ?? undefined
    ),
    direction: word,
  }),
});
type Fields = z.output<typeof payloadSchema>["fields"];

const UNANSWERED = ["busy", "no-answer", "failed", "canceled"];
const STATUSES = ["queued", "initiated", "ringing", "in-progress", "completed", ...UNANSWERED];

/**
 * Maps a status callback of Twilio Voice to a fact about its leg. The object is the parent call, so
 * that all its legs belong to one call.
 * @throws {Unparseable} when the payload has another shape
 */
export function mapTwilio(payload: unknown, _context: MapContext): Mapped {
  const { fields, query } = readShape(payloadSchema, payload, "a status callback of Twilio Voice");
  const status = fields.CallStatus;
  const mapped = { tenant: fields.AccountSid, name: status || "no status", facts: [], people: [] };
  if (status === "") {
    return {
      ...mapped,
      ignored: "It has no call status: it is about a recording, a conference or the like.",
    };
  }
  if (!STATUSES.includes(status)) {
    return { ...mapped, ignored: `Laurel makes nothing of the call status "${status}".` };
  }
  const time = fromAnyTime(fields.Timestamp);
  if (time === null) {
    const ignored = fields.Timestamp === ""
      ? "It has no Timestamp: it is a request for instructions, not a status callback."
      : "Laurel cannot read its Timestamp: it should be an RFC 2822 time.";
    return { ...mapped, ignored };
  }
  const ends = {
    from: fields.From || fields.Caller,
    to: fields.To || fields.Called,
    twilioDirection: fields.Direction,
    isChild: fields.ParentCallSid !== null,
    query,
  };
  const fact = legFact(fields, ends, time);
  const { person } = fact;
  return {
    ...mapped,
    facts: [{ object: { kind: "call", id: fields.ParentCallSid ?? fields.CallSid }, fact }],
    people: person === null ? [] : [{ id: person }],
    ignored: null,
  };
}

/** Makes one fact per status; together they describe the leg, in any order of arrival. */
function legFact(fields: Fields, ends: LegEnds, time: number) {
  const { CallSid: leg, CallStatus: status } = fields;
  const direction = directionOf(ends);
  const isUnanswered = UNANSWERED.includes(status);
  const isOver = status === "completed" || isUnanswered;
  return {
    key: `${leg}:${status}`,
    time,
    revision: countOf(fields.SequenceNumber) ?? 0,
    what: "leg",
    leg,
    isChild: ends.isChild,
    direction,
    person: personOf(ends, direction),
    startedAt: status === "initiated" || status === "ringing" ? time : null,
    answeredAt: status === "in-progress" ? time : null,
    endedAt: isOver ? time : null,
    // CallDuration is in seconds. Duration would be the minutes that Twilio bills.
    talkTime: isUnanswered ? 0 : isOver ? countOf(fields.CallDuration) : null,
    isHuman: !/^(machine|fax)/.test(fields.AnsweredBy),
  } satisfies CallFact;
}

/** A number of seconds or of callbacks. */
function countOf(text: string): number | null {
  const number = numberFrom(text);
  return number !== null && number >= 0 && number < 1e9 ? Math.round(number) : null;
}
