import { z } from "zod";
import type { Instant } from "@/core/calendars/instant.ts";
import { Unparseable } from "@/integrations/adapter.ts";
import { sha256Hex } from "@/integrations/shared/hmac.ts";
import { idSchema, readShape } from "@/integrations/shared/json.ts";
import { fromAnyTime, fromRfc2822 } from "@/integrations/shared/time.ts";

/** An event as it was sent, in any form. */
export interface SentEvent {
  /** The same for every delivery, at most 150 characters. */
  readonly id: string;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly revision: number;
  /**
   * The people that it names outside of its data; `first` is preferred to those in the data, `last`
   * is used after them.
   */
  readonly subject: { readonly first?: string; readonly last?: string };
  readonly data: Readonly<Record<string, unknown>>;
}

type ReadInstant = (text: string) => Instant;

const NO_TEXT: Instant = { fault: 'is not a time such as "2026-11-20T08:05:30Z"' };
const MAX_ID_CHARACTERS = 150;
/** Larger than every time in seconds. */
const BEYOND_SECONDS = 1e12;

const typeSchema = z.string().trim().min(1).max(150);
const dataSchema = z.record(z.string(), z.unknown()).nullish().transform((data) => data ?? {});
const idText = z.string().min(1).max(1000);
const unset = <S extends z.ZodType>(schema: S) => z.union([z.null(), schema]).optional();

const payloadSchema = z.discriminatedUnion("form", [
  z.looseObject({
    form: z.literal("standard"),
    id: idText,
    attemptedAt: z.number().optional(),
    body: z.looseObject({
      type: typeSchema,
      timestamp: z.unknown().optional(),
      subject: unset(idSchema),
      data: dataSchema,
    }),
  }),
  z.looseObject({
    form: z.literal("cloudevents"),
    attemptedAt: z.number().optional(),
    events: z.array(z.looseObject({
      specversion: unset(z.literal("1.0")),
      id: idText,
      source: idText,
      type: typeSchema,
      time: z.unknown().optional(),
      subject: unset(idSchema),
      data: dataSchema,
    })).max(1000),
  }),
]);

/**
 * Returns the events of a payload from `readStandard`.
 * @param readInstant reads a time like the API
 * @throws {Unparseable} when the payload has another shape
 */
export function sentEvents(value: unknown, readInstant: ReadInstant): SentEvent[] {
  const payload = readShape(payloadSchema, value, "an event of Standard Webhooks or CloudEvents");
  if (payload.form === "standard") {
    const { type, timestamp, subject, data } = payload.body;
    const read = (value: unknown) => timestampOf(value, readInstant);
    const at = timeOf(timestamp ?? null, read, payload.attemptedAt, "timestamp");
    return [{
      id: shortId(payload.id),
      type,
      ...at,
      subject: subject ? { last: subject } : {},
      data,
    }];
  }
  return payload.events.map(({ id, source, type, time, subject, data }) => ({
    id: eventId(source, id),
    type,
    ...timeOf(
      time ?? null,
      (value) => typeof value === "string" ? readInstant(value) : NO_TEXT,
      payload.attemptedAt,
      "time",
    ),
    subject: subject ? { first: subject } : {},
    data,
  }));
}

/**
 * Returns when the event happened. An event without a time gets that of its first attempt: the fact
 * with the highest revision counts, so earlier attempts have higher revisions.
 */
function timeOf(
  value: unknown,
  read: (value: unknown) => Instant,
  attemptedAt: number | undefined,
  name: string,
): { time: number; revision: number } {
  if (value !== null) {
    const { time, fault } = read(value);
    if (fault !== undefined) throw new Unparseable(`The ${name} ${fault}.`);
    if (time < 0) throw new Unparseable(`The ${name} is before 1970.`);
    return { time, revision: 0 };
  }
  if (attemptedAt === undefined) throw new Unparseable(`The ${name} is missing.`);
  return { time: attemptedAt * 1000, revision: BEYOND_SECONDS - attemptedAt };
}

/**
 * Reads Unix time and RFC 2822 besides the API's form, because the standard does not define the
 * form in the body.
 */
function timestampOf(value: unknown, readInstant: ReadInstant): Instant {
  const isNumber = typeof value === "number" ||
    (typeof value === "string" && /^\d+(\.\d+)?$/.test(value.trim()));
  const time = isNumber ? fromAnyTime(value) : fromRfc2822(value);
  if (time !== null) return { time };
  return typeof value === "string" && !isNumber ? readInstant(value) : NO_TEXT;
}

/** Builds an id from source and id, which only together identify a CloudEvent. */
function eventId(source: string, id: string): string {
  const joined = `${source}|${id}`;
  const isClear = !source.includes("|") && !id.includes("|") && joined.length <= MAX_ID_CHARACTERS;
  return isClear ? joined : hash(JSON.stringify([source, id]));
}

function shortId(id: string): string {
  return id.length <= MAX_ID_CHARACTERS ? id : hash(id);
}

function hash(text: string): string {
  return `sha256:${sha256Hex(text)}`;
}
