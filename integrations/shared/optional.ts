/**
 * Fields that a webhook can do without. What is empty or of another type is read as absent, so that
 * one odd field never costs what the rest of the webhook tells: senders in PHP write `[]` for `{}`,
 * others `""`, `0` or `"null"` for nothing.
 */
import { z } from "zod";
import { isAbsent } from "./absent.ts";
import { idOf, tidyText } from "./json.ts";

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/** Text without blanks around it, also from numbers; null: absent. */
export function textFrom(value: unknown): string | null {
  if (isAbsent(value) || (typeof value !== "string" && typeof value !== "number")) return null;
  return tidyText(String(value)).trim();
}

/** An id that a CRM or telephone system made, as text; null: absent. None of them counts from 0. */
export function idFrom(value: unknown): string | null {
  const id = isAbsent(value) ? null : idOf(value);
  return id === "0" ? null : id;
}

/** The id of another object, by itself or, as older versions of APIs have it, in an object. */
export function linkedId(value: unknown): string | null {
  const fields = fieldsFrom(value);
  return idFrom(value) ?? idFrom(fields.id) ?? idFrom(fields.value);
}

/** A number, also written as text; null: absent. */
export function numberFrom(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" && NUMBER.test(value.trim()) ? Number(value) : null;
}

/** Whether a value says yes: `true`, 1, or either as text. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 ||
    (typeof value === "string" && /^(true|1)$/i.test(value.trim()));
}

/** Whether a value says no: `false`, 0, or either as text. */
export function isNo(value: unknown): boolean {
  return value === false || value === 0 ||
    (typeof value === "string" && /^(false|0)$/i.test(value.trim()));
}

/** An object's fields; none where it is no object. */
export function fieldsFrom(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Record<string, unknown>
    : {};
}

/** A list's items, also of a list that PHP wrote as an object of numbered items; else none. */
export function itemsFrom(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const entries = Object.entries(fieldsFrom(value));
  return entries.every(([key]) => /^\d{1,9}$/.test(key)) ? entries.map(([, item]) => item) : [];
}

/** A field as a schema describes it; null where it is absent or does not fit. */
export function optional<S extends z.ZodType>(schema: S) {
  return z.unknown().optional().transform((value): z.output<S> | null => {
    if (isAbsent(value)) return null;
    const read = schema.safeParse(value);
    return read.success ? read.data : null;
  });
}

/** A field that `read` makes something of, or null; what is absent is not shown to it. */
export function optionalBy<T>(read: (value: unknown) => T | null) {
  return z.unknown().optional().transform((value) => isAbsent(value) ? null : read(value));
}

/**
 * A moment, read by one of the functions of time.ts; null: absent. No tool has work of 1970, so that
 * 0 is none.
 */
export function optionalTime(read: (value: unknown) => number | null) {
  return optionalBy((value) => read(value) || null);
}

/** The items of a list that fit a schema; those that do not are left out. */
export function optionalList<S extends z.ZodType>(schema: S, most: number) {
  return z.unknown().optional().transform((value): z.output<S>[] =>
    itemsFrom(value).slice(0, most).flatMap((item) => {
      const read = schema.safeParse(item);
      return read.success ? [read.data] : [];
    })
  );
}
