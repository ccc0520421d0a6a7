import { z } from "@hono/zod-openapi";
import { withoutByteOrderMark } from "@/core/events/byte_order_mark.ts";
import {
  ACHIEVEMENT_SOURCE,
  isEventType,
  isReserved,
  MAX_AGE_DAYS,
  MAX_AGE_MILLISECONDS,
  MAX_AHEAD_MILLISECONDS,
  MAX_AHEAD_MINUTES,
  REVERSAL_TYPE,
  reversedBy,
  SENDABLE_TYPES,
  STREAK_SOURCE,
} from "@/core/events/events.ts";
import { eventDataSchema, textOrWhole } from "@/core/events/event_data.ts";
import type { OwnType } from "@/core/event_types/catalogue.ts";
import { dataSchemaFor } from "@/core/event_types/data_schema.ts";
import type { TypesForEvents } from "@/services/event_types/mod.ts";
import type { Services } from "@/services/services.ts";
import type { Integration } from "@/services/auth/identity.ts";
import { withoutMessageText } from "@/services/rewards/message_text.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import type { Problem } from "@/services/problems/mod.ts";
import { agentText } from "./lists.ts";
import { checkPlainJson } from "./plain_json.ts";
import { fieldErrors, validationProblem } from "./problems.ts";
import { timeSchema } from "./times.ts";

const MAX_TEXT = 256;

const text = z.string().overwrite(withoutByteOrderMark).min(1, "must not be empty").max(
  MAX_TEXT,
  `has more than ${MAX_TEXT} characters`,
);

// Numbers above 2^53 arrive here as text, with exactly the digits that were sent.
const subject = textOrWhole(z.string()).transform(String)
  .pipe(agentText);

/**
 * An event in the shape of CloudEvents 1.0. `null` means not set, and unknown attributes are
 * ignored.
 */
export const eventSchema = z.looseObject({
  specversion: z.literal("1.0").nullish(),
  id: text.meta({ example: "m-1" }),
  source: text.refine((source) => !source.startsWith("laurel:"), "begins with the reserved laurel:")
    .nullish().meta({ example: "/livechat", description: "Default: the name of the key" }),
  type: text.meta({
    example: "message_response",
    anyOf: [{ type: "string", enum: [...SENDABLE_TYPES] }, { type: "string" }],
    description: "One of the types that Laurel brings along, or one that an admin has defined.",
  }),
  subject: subject.meta({
    example: "agent-7",
    description:
      "The agent: an id, an e-mail address, an alias, or provider/account/user. Text or a whole " +
      "number. Surrounding spaces, invisible characters and the letter case of e-mail addresses " +
      "do not matter.",
  }),
  time: timeSchema.nullish().meta({
    type: "string",
    format: "date-time",
    example: "2026-11-22T10:00:00Z",
    description: "RFC 3339, with a time zone. Default: the time of receipt",
  }),
  datacontenttype: z.string().regex(/^\s*[^\s/;]+\/([^\s;]+\+)?json\s*(;.*)?$/i, "must be JSON")
    .nullish(),
  data_base64: z.null("is not supported; send JSON in data").optional(),
  data: eventDataSchema.nullish()
    .meta({
      type: "object",
      example: { responseTime: 45, quality: 0.9 },
      description:
        "A message_response may have `text` instead of `quality` (0 to 1): the quality is " +
        "computed from it, and the text is discarded before anything is stored.",
    }),
}).meta({ id: "Event" });

/** No types besides those that Laurel brings along. */
const ONLY_LAURELS: TypesForEvents = { ownType: () => undefined, keepsUnknown: false };

/** The event around its data. */
const attributesSchema = eventSchema.omit({ data: true });

/** Parses an event whose type is not Laurel's: its attributes as always, its data by its type. */
function parseOwn(value: unknown, own: OwnType | undefined) {
  const attributes = attributesSchema.safeParse(value);
  const data = dataSchemaFor(own).safeParse((value as { data?: unknown } | null)?.data);
  if (attributes.success && data.success) {
    return { success: true, data: { ...attributes.data, data: data.data }, errors: [] } as const;
  }
  const ofData = (data.success ? [] : fieldErrors(data.error))
    .map(({ path, message }) => ({ path: path ? `data.${path}` : "data", message }));
  const errors = [...attributes.success ? [] : fieldErrors(attributes.error), ...ofData];
  return { success: false, errors } as const;
}

function parseLaurels(value: unknown) {
  const parsed = eventSchema.safeParse(value);
  if (parsed.success) return { success: true, data: parsed.data, errors: [] } as const;
  return { success: false, errors: fieldErrors(parsed.error) } as const;
}

/** Returns the type that a value names, as events of it are stored; null when it names none. */
function typeOf(value: unknown): string | null {
  const type = (value as { type?: unknown } | null)?.type;
  return typeof type === "string" ? withoutByteOrderMark(type) : null;
}

/**
 * Returns what events are checked with. Nothing is read when all are of Laurel's own types.
 * @param values the events as they were sent
 */
export async function typesFor(
  { eventTypes }: Pick<Services, "eventTypes">,
  values: readonly unknown[],
): Promise<TypesForEvents> {
  const others = new Set<string>();
  for (const value of values) {
    const type = typeOf(value);
    if (type !== null && !isEventType(type)) others.add(type);
  }
  return others.size === 0 ? ONLY_LAURELS : await eventTypes.forEvents(others);
}

/** A validated event, or the problem with it. */
export type ParsedEvent =
  | { readonly ok: true; readonly event: IncomingEvent }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Validates one event.
 * @param value the event as sent
 * @param key the key whose name is the default `source`
 * @param now time of receipt, milliseconds since the epoch
 * @param types the types that are not Laurel's; see `typesFor`
 */
export function parseEvent(
  value: unknown,
  { name: defaultSource, scopes }: Pick<Integration, "name" | "scopes">,
  now: number,
  types: TypesForEvents = ONLY_LAURELS,
): ParsedEvent {
  const plain = checkPlainJson(value, "event");
  if (plain) {
    const path = plain.path.replace(/^event\.?/, "");
    return refuse(validationProblem([{ path, message: plain.message }], "event"));
  }
  const named = typeOf(value);
  const own = named === null || isEventType(named) ? undefined : types.ownType(named);
  const isUnknown = named !== null && !isEventType(named) && !own;
  const parsed = own || (isUnknown && types.keepsUnknown)
    ? parseOwn(value, own)
    : parseLaurels(value);
  if (!parsed.success) return refuse(validationProblem(parsed.errors, "event"));
  const { id, type, subject } = parsed.data;
  const sentSubject = String((value as { subject: unknown }).subject);
  if (isUnknown && (!types.keepsUnknown || isReserved(type))) return refuse(unknownType(type));
  const source = parsed.data.source ?? defaultSource;
  const time = parsed.data.time ? Date.parse(parsed.data.time) : null;
  const timing = time === null ? undefined : checkTime(time, now);
  if (timing) return refuse(timing);
  const data = withoutMessageText(type, parsed.data.data ?? {});
  const reversal = type === REVERSAL_TYPE
    ? checkReversal(data, source, scopes.includes("admin"))
    : undefined;
  if (reversal) return refuse(reversal);
  return {
    ok: true,
    event: {
      id,
      source,
      type,
      subject,
      data,
      time: time ?? now,
      receivedAt: now,
      contentHash: contentHash({ type, subject, time, data }),
      ...(sentSubject === subject ? {} : {
        sentHash: contentHash({ type, subject: sentSubject, time, data }),
      }),
    },
  };
}

function refuse(problem: Problem): ParsedEvent {
  return { ok: false, problem };
}

function unknownType(type: string): Problem {
  return {
    status: 422,
    code: "unknown_type",
    title: "The event type is not known",
    detail: isReserved(type)
      ? `"${type.slice(0, 100)}" is a type that only Laurel itself makes.`
      : `"${type.slice(0, 100)}" is not a type that can be sent. Laurel knows: ` +
        `${SENDABLE_TYPES.join(", ")}. An admin can define other types under Event Types.`,
    errors: [{ path: "type", message: "is not a known event type" }],
  };
}

/** Checks who may reverse what: a tool its own events, an admin every event. */
function checkReversal(
  data: Record<string, unknown>,
  source: string,
  isAdmin: boolean,
): Problem | undefined {
  const target = reversedBy(data);
  const path = "data.reverses";
  if (!target) {
    const message = 'must name the event: {"source": "…", "id": "…"}';
    return validationProblem([{ path, message }], "event");
  }
  if (target.source === STREAK_SOURCE || target.source === ACHIEVEMENT_SOURCE) {
    const message = "names a booking that follows from work; reverse the work instead";
    return validationProblem([{ path: `${path}.source`, message }], "event");
  }
  if (target.source === source || isAdmin) return undefined;
  return {
    status: 403,
    code: "reversal_of_other_source",
    title: "The event belongs to another source",
    detail:
      `This event comes from "${source}" and reverses one of "${target.source}". A tool can ` +
      'only take back its own events; a key with the scope "admin" can take back any.',
    errors: [{ path: `${path}.source`, message: "is another source than the event's own" }],
  };
}

function checkTime(time: number, now: number): Problem | undefined {
  if (time > now + MAX_AHEAD_MILLISECONDS) {
    return {
      status: 422,
      code: "time_in_future",
      title: "The event's time is in the future",
      detail:
        `The time ${iso(time)} is more than ${MAX_AHEAD_MINUTES} minutes ahead of ${
          iso(now)
        }, when the event ` +
        `arrived. Check the sender's clock and time zone.`,
      errors: [{ path: "time", message: `is more than ${MAX_AHEAD_MINUTES} minutes ahead` }],
    };
  }
  if (time < now - MAX_AGE_MILLISECONDS) {
    return {
      status: 422,
      code: "time_too_old",
      title: "The event's time is too long ago",
      detail: `The time ${iso(time)} is more than ${MAX_AGE_DAYS} days before ${
        iso(now)
      }, when the event arrived.`,
      errors: [{ path: "time", message: `is older than ${MAX_AGE_DAYS} days` }],
    };
  }
  return undefined;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
