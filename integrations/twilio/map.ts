import { z } from "zod";
import type { CallFact } from "../../core/pairing/facts.ts";
import type { MapContext, Mapped } from "../adapter.ts";
import { readShape } from "../shared/json.ts";
import { fromRfc2822 } from "../shared/time.ts";
import { directionOf, type LegEnds, personOf } from "./agent.ts";

const sid = z.string().min(1).max(50);
const text = z.string().max(1000).default("");

const payloadSchema = z.looseObject({
  fields: z.looseObject({
    CallSid: sid,
    ParentCallSid: sid.optional(),
    AccountSid: sid,
    CallStatus: text,
    ...{ From: text, To: text, Caller: text, Called: text },
    ...{ Direction: text, Timestamp: text, CallDuration: text, SequenceNumber: text },
    AnsweredBy: text,
  }),
  query: z.looseObject({
    agent: z.string().min(1).max(140).optional(),
    direction: z.string().optional(),
  }),
});
type Fields = z.output<typeof payloadSchema>["fields"];

const UNANSWERED = ["busy", "no-answer", "failed", "canceled"];
const STATUSES = ["queued", "initiated", "ringing", "in-progress", "completed", ...UNANSWERED];

/**
 * What a status callback of Twilio Voice says about its leg. The call is the parent's, so that the
 * legs it dialed are counted together.
 * @throws {Unparseable} when it is of another shape
 */
export function mapTwilio(payload: unknown, _context: MapContext): Mapped {
  const { fields, query } = readShape(payloadSchema, payload, "a status callback of Twilio Voice");
  const status = fields.CallStatus;
  const mapped = { tenant: fields.AccountSid, name: status || "no status", facts: [], people: [] };
  if (!STATUSES.includes(status)) {
    return { ...mapped, ignored: `Laurel makes nothing of the call status "${status}".` };
  }
  const time = fromRfc2822(fields.Timestamp);
  if (time === null) {
    return {
      ...mapped,
      ignored: "It has no Timestamp: it is a request for instructions, not a status callback.",
    };
  }
  const ends = {
    from: fields.From || fields.Caller,
    to: fields.To || fields.Called,
    twilioDirection: fields.Direction,
    isChild: fields.ParentCallSid !== undefined,
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

/** Each status is a fact of its own; together they make the leg, in whatever order they come. */
function legFact(fields: Fields, ends: LegEnds, time: number) {
  const { CallSid: leg, CallStatus: status } = fields;
  const direction = directionOf(ends);
  const isUnanswered = UNANSWERED.includes(status);
  const isOver = status === "completed" || isUnanswered;
  return {
    key: `${leg}:${status}`,
    time,
    revision: numberOf(fields.SequenceNumber) ?? 0,
    what: "leg",
    leg,
    isChild: ends.isChild,
    direction,
    person: personOf(ends, direction),
    startedAt: status === "initiated" || status === "ringing" ? time : null,
    answeredAt: status === "in-progress" ? time : null,
    endedAt: isOver ? time : null,
    // CallDuration: seconds. Duration would be the minutes that Twilio charges for.
    talkTime: isUnanswered ? 0 : isOver ? numberOf(fields.CallDuration) : null,
    isHuman: !/^(machine|fax)/.test(fields.AnsweredBy),
  } satisfies CallFact;
}

function numberOf(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
