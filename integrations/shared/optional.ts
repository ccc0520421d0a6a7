/**
 * Readers for the optional fields of webhooks. Empty values and values of another type are read as
 * absent, so that one odd field does not invalidate the rest of the webhook: senders in PHP write
 * `[]` for `{}`, others `""`, `0` or `"null"` for a missing value.
 */
import { z } from "zod";
import { isAbsent } from "./absent.ts";
import { idOf, tidyText } from "./json.ts";

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/** Returns trimmed text, also from numbers; null when absent. */
export function textFrom(value: unknown): string | null {
  if (isAbsent(value) || (typeof value !== "string" && typeof value !== "number")) return null;
  return tidyText(String(value)).trim();
}

/**
 * Returns an id of a CRM or telephone system as text; null when absent. 0 counts as absent, because
 * no such system starts at 0.
 */
export function idFrom(value: unknown): string | null {
  const id = isAbsent(value) ? null : idOf(value);
  return id === "0" ? null : id;
}

/**
 * Returns the id of a linked object, given directly or, in older API versions, inside an object.
 */
export function linkedId(value: unknown): string | null {
  const fields = fieldsFrom(value);
  return idFrom(value) ?? idFrom(fields.id) ?? idFrom(fields.value);
}

/** Returns a number, also from text; null when absent. */
export function numberFrom(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" && NUMBER.test(value.trim()) ? Number(value) : null;
}

/** Returns whether a value means yes: `true`, 1, or either as text. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 ||
    (typeof value === "string" && /^(true|1)$/i.test(value.trim()));
}

/** Returns whether a value means no: `false`, 0, or either as text. */
export function isNo(value: unknown): boolean {
  return value === false || value === 0 ||
    (typeof value === "string" && /^(false|0)$/i.test(value.trim()));
}

/** Returns the fields of an object; an empty object for anything else. */
export function fieldsFrom(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Record<string, unknown>
    : {};
}

/**
 * Returns the items of a list, also of a list that PHP wrote as an object with numbered keys; else
 * an empty list.
 */
export function itemsFrom(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const entries = Object.entries(fieldsFrom(value));
  return entries.every(([key]) => /^\d{1,9}$/.test(key)) ? entries.map(([, item]) => item) : [];
}

/** A field with a schema; null where it is absent or does not match. */
export function optional<S extends z.ZodType>(schema: S) {
  return z.unknown().optional().transform((value): z.output<S> | null => {
    if (isAbsent(value)) return null;
    const read = schema.safeParse(value);
    return read.success ? read.data : null;
  });
}

/** A field that `read` converts, or null. `read` is not called for absent values. */
export function optionalBy<T>(read: (value: unknown) => T | null) {
  return z.unknown().optional().transform((value) => isAbsent(value) ? null : read(value));
}

/**
 * A moment, read by one of the functions of time.ts; null when absent. 0 counts as absent, because
 * no tool has work from 1970.
 */
export function optionalTime(read: (value: unknown) => number | null) {
  return optionalBy((value) => read(value) || null);
}

/** The items of a list that match a schema; the others are left out. */
export function optionalList<S extends z.ZodType>(schema: S, most: number) {
  return z.unknown().optional().transform((value): z.output<S>[] =>
    itemsFrom(value).slice(0, most).flatMap((item) => {
      const read = schema.safeParse(item);
      return read.success ? [read.data] : [];
    })
  );
}
