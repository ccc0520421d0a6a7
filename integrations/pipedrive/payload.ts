import { z } from "zod";
import type { Origin, Person } from "../../core/pairing/facts.ts";
import { Unparseable } from "../adapter.ts";
import { idOf, idSchema, readShape } from "../shared/json.ts";
import { fromAnyTime } from "../shared/time.ts";

/** An object of Pipedrive, or what it was; nothing in it is taken for granted. */
export type Fields = Readonly<Record<string, unknown>>;

const time = z.unknown().transform((value, context) => {
  const milliseconds = fromAnyTime(value);
  if (milliseconds !== null) return milliseconds;
  context.addIssue({ code: "custom", message: "expected a time" });
  return z.NEVER;
});
const name = z.string().trim().min(1).max(150);
const fields = z.record(z.string(), z.unknown()).nullish().transform((value) => value ?? {});

const messageSchema = z.looseObject({
  meta: z.looseObject({
    action: name,
    entity: name,
    company_id: idSchema,
    entity_id: idSchema,
    timestamp: time,
  }),
  data: fields,
  previous: fields,
});

/** A webhook in the terms of this adapter. */
export interface Message {
  readonly company: string;
  readonly action: string;
  readonly entity: string;
  readonly id: string;
  /** Tells changes of one object apart, the same on every attempt to deliver one. */
  readonly change: string;
  readonly time: number;
  /** Who did it. */
  readonly person: Person;
  readonly origin: Origin;
  /** The object as it is now; empty after its deletion. */
  readonly data: Fields;
  /** What it was before, of what changed only; after its deletion all. */
  readonly previous: Fields;
}

/** @throws {Unparseable} when it is no webhook of version 2 */
export function readMessage(payload: unknown): Message {
  if (isVersion1(payload)) {
    throw new Unparseable("This is a webhook of version 1; make it anew with version 2.0.");
  }
  const { meta, data, previous } = readShape(messageSchema, payload, "a webhook of Pipedrive");
  return {
    company: meta.company_id,
    action: meta.action,
    entity: meta.entity,
    id: meta.entity_id,
    change: idOf(meta.id) ?? String(meta.timestamp),
    time: meta.timestamp,
    person: idOf(meta.user_id),
    origin: originOf(meta.is_bulk_edit, meta.change_source),
    data,
    previous,
  };
}

function isVersion1(payload: unknown): boolean {
  if (typeof payload !== "object" || payload === null) return false;
  return "current" in payload || ("v" in payload && payload.v === 1);
}

/** Whatever else than the app Pipedrive may come to name, it is not somebody's hand. */
function originOf(isBulkEdit: unknown, changeSource: unknown): Origin {
  if (isBulkEdit === true) return "bulk";
  if (changeSource === "api") return "api";
  return changeSource === "app" || changeSource === undefined ? "person" : "automation";
}

/** A field before the change: `previous` lacks what stayed the same. */
export function before({ data, previous }: Message, field: string): unknown {
  return isChanged({ previous }, field) ? previous[field] : data[field];
}

export function isChanged({ previous }: Pick<Message, "previous">, field: string): boolean {
  return Object.hasOwn(previous, field);
}

/** Whether a field holds anything: lists and objects do when one of their values does. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.some(isFilled);
  if (typeof value !== "object") return true;
  return "value" in value ? isFilled(value.value) : Object.values(value).some(isFilled);
}

/** An object's fields; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Fields
    : {};
}

/** A time of day, "14:30", which Pipedrive sends alone or in an object. */
export function clockOf(value: unknown): string | null {
  const clock = typeof value === "string" ? value : fieldsOf(value).value;
  return typeof clock === "string" && /^\d\d:\d\d(:\d\d)?$/.test(clock) ? clock : null;
}
