import { z } from "zod";
import type { Origin, ToolPerson } from "@/core/integrations/facts.ts";
import { Unparseable } from "@/integrations/adapter.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { readShape, requiredId } from "@/integrations/shared/json.ts";
import { isAbsent } from "@/integrations/shared/absent.ts";
import {
  fieldsFrom,
  idFrom,
  isNo,
  isTrue,
  linkedId,
  textFrom,
} from "@/integrations/shared/optional.ts";
import { fromAnyTime } from "@/integrations/shared/time.ts";

/** The fields of an object of Pipedrive, now or before; none of them is required. */
export type Fields = Readonly<Record<string, unknown>>;

const time = z.unknown().transform((value, context) => {
  const milliseconds = fromAnyTime(value);
  if (milliseconds !== null) return milliseconds;
  context.addIssue({ code: "custom", message: "expected a time" });
  return z.NEVER;
});
const name = z.string().trim().toLowerCase().min(1).max(150);
const fields = z.unknown().optional().transform(fieldsFrom);

const messageSchema = z.looseObject({
  meta: z.looseObject({
    action: name,
    entity: name,
    company_id: requiredId,
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
  /** Identifies a change of an object; the same for every delivery attempt. */
  readonly change: string;
  readonly time: number;
  /** The person who made the change. */
  readonly person: ToolPerson;
  readonly origin: Origin;
  /** Whether the object was deleted because it was merged into another one. */
  readonly isMergedAway: boolean;
  /** The object's current fields; empty after its deletion. */
  readonly data: Fields;
  /** The previous values of the changed fields; after a deletion, all fields. */
  readonly previous: Fields;
}

/**
 * Reads a webhook.
 * @throws {Unparseable} when it is not a webhook of version 2
 */
export function readMessage(payload: unknown): Message {
  if (isVersion1(payload)) {
    throw new Unparseable("This is a webhook of version 1; create it again with version 2.0.");
  }
  const { meta, data, previous } = readShape(messageSchema, payload, "a webhook of Pipedrive");
  const id = idFrom(meta.entity_id) ?? idFrom(data.id) ?? idFrom(previous.id);
  if (id === null) {
    throw new Unparseable("This is not a webhook of Pipedrive: meta.entity_id: names no object.");
  }
  return {
    company: meta.company_id,
    action: meta.action,
    entity: meta.entity,
    id,
    change: idFrom(meta.id) ?? String(meta.timestamp),
    time: meta.timestamp,
    person: idFrom(meta.user_id),
    // Fields that an object takes over from a merged one are nobody's work.
    origin: idFrom(meta.merged_from_id) === null
      ? originOf(meta.is_bulk_edit, meta.change_source)
      : "automation",
    isMergedAway: idFrom(meta.merged_to_id) !== null,
    data,
    previous,
  };
}

function isVersion1(payload: unknown): boolean {
  if (typeof payload !== "object" || payload === null) return false;
  return "current" in payload || ("v" in payload && payload.v === 1);
}

/** Only the source "app" is work by hand; any other or unknown source is not. */
function originOf(isBulkEdit: unknown, changeSource: unknown): Origin {
  if (isTrue(isBulkEdit)) return "bulk";
  if (isAbsent(changeSource)) return "person";
  const source = textFrom(changeSource)?.toLowerCase();
  return source === "app" ? "person" : source === "api" ? "api" : "automation";
}

/** Returns a field before the change; `previous` lacks unchanged fields. */
export function before({ data, previous }: Message, field: string): unknown {
  return isChanged({ previous }, field) ? previous[field] : data[field];
}

export function isChanged({ previous }: Pick<Message, "previous">, field: string): boolean {
  return Object.hasOwn(previous, field);
}

/**
 * The keys under which the object of a custom field holds its value, depending on the field's type.
 */
const HOLDERS = ["value", "values", "id"] as const;
/**
 * Keys that describe a value (its type, currency or time zone) and do not show that there is one.
 */
const ABOUT_VALUES = ["type", "label", "primary", "currency", "timezone_id", "timezone_name"];

/** Returns whether a field has a value; lists and objects do when one of their values does. */
export function isFilled(value: unknown): boolean {
  if (isAbsent(value) || value === false) return false;
  if (Array.isArray(value)) return value.some(isFilled);
  if (typeof value !== "object") return true;
  const fields = fieldsFrom(value);
  const holder = HOLDERS.find((name) => Object.hasOwn(fields, name));
  if (holder === "id") return idFrom(fields.id) !== null;
  if (holder !== undefined) return isFilled(fields[holder]);
  return Object.entries(fields).some(([name, one]) =>
    !ABOUT_VALUES.includes(name) && isFilled(one)
  );
}

/** Returns whether a field names another object; 0 names none. */
export function isLinked(value: unknown): boolean {
  return linkedId(value) !== null;
}

/**
 * Returns whether an object is in the trash. Old and new types of objects use different fields; a
 * missing field means no.
 */
function isInTrash(fields: Fields): boolean {
  return isTrue(fields.is_deleted) || isTrue(fields.deleted) || isNo(fields.active_flag) ||
    textFrom(fields.status)?.toLowerCase() === "deleted";
}

const TRASH_FIELDS = ["is_deleted", "deleted", "active_flag", "status"];
/** A creation is reported at once; a "create" with an older creation time is a restored object. */
const CREATION_MILLISECONDS = 600_000;

/** Returns whether a webhook reports that its object was deleted, permanently or into the trash. */
export function isTrashed({ action, data, previous }: Message): boolean {
  const isSaid = TRASH_FIELDS.some((field) => isChanged({ previous }, field));
  return action === "delete" || (action === "change" && isSaid && isInTrash(data));
}

/** Returns whether a webhook reports that its object was restored from the trash. */
export function isRestored({ action, time, data, previous }: Message): boolean {
  if (isInTrash(data)) return false;
  const addedAt = fromAnyTime(data.add_time);
  if (action === "create") return addedAt !== null && time > addedAt + CREATION_MILLISECONDS;
  return action === "change" && isInTrash(previous);
}

/**
 * Adds the fact that the object was deleted or exists. Any later webhook about it, except one about
 * its deletion, shows that it exists, also when the webhook about its restoration was lost. Only
 * the newest such fact matters.
 * @param facts the other facts of the webhook
 */
export function withPresence<F>(message: Message, facts: readonly F[]) {
  const { change, time, data } = message;
  if (isTrashed(message)) {
    return [{ key: factKey("deleted", change), time, what: "deleted" } as const];
  }
  const isThere = !isInTrash(data) && (facts.length > 0 || isRestored(message));
  const restored = { key: "restored", revision: time, time, what: "restored" } as const;
  return [...facts, ...(isThere ? [restored] : [])];
}

/**
 * Later than every present time, so that the earlier of two webhooks can have the higher revision.
 */
const MAX_TIME = Date.UTC(9999, 0, 1);

/**
 * Returns a revision for what the first webhook knows best: the earlier webhook has the higher one.
 */
export function earlierFirst({ time }: Message): number {
  return MAX_TIME - time;
}

/** Returns a time of day, "14:30", which Pipedrive sends alone or in an object. */
export function clockOf(value: unknown): string | null {
  const clock = typeof value === "string" ? value : fieldsFrom(value).value;
  return typeof clock === "string" && /^\d\d:\d\d(:\d\d)?$/.test(clock) ? clock : null;
}
