import type { Language } from "@/core/language.ts";
import { germanField } from "@/words/names.ts";

/** The kind of value that a field of an event can hold. */
export type FieldKind =
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly kind: "flag" }
  /** Text or a whole number. */
  | { readonly kind: "text" }
  /** Source and id of another event. */
  | { readonly kind: "event" };

/**
 * The largest amount, positive or negative, that `value` can hold. It is far above any real amount
 * of money in any currency and unit.
 */
export const MAX_VALUE = 1e12;
/** The longest time that a field can hold, in seconds. */
export const MAX_SECONDS = 86_400 * 366;
/** The longest time that a field in days can hold. */
export const MAX_DAYS = 36_600;

const SECONDS = range(0, MAX_SECONDS);
const DAYS = range(0, MAX_DAYS);
const RATIO = range(0, 1);
const FLAG = { kind: "flag" } as const;

/**
 * The fields of `data` that mean the same in every type, with what they can hold; `eventDataSchema` is
 * made from them. Clients may send other fields, and rules may use them, but Laurel does not check them.
 */
export const DATA_FIELDS = {
  responseTime: SECONDS,
  talkTime: SECONDS,
  quality: RATIO,
  accuracy: RATIO,
  satisfaction: RATIO,
  dataQuality: RATIO,
  efficiency: RATIO,
  completenessGain: range(-1, 1),
  score: RATIO,
  resolutionTime: SECONDS,
  completeness: RATIO,
  value: range(-MAX_VALUE, MAX_VALUE),
  daysInStage: DAYS,
  cycleDays: DAYS,
  vip: FLAG,
  converted: FLAG,
  firstContact: FLAG,
  onTime: FLAG,
  objectId: { kind: "text" },
  reverses: { kind: "event" },
} as const satisfies Readonly<Record<string, FieldKind>>;

const FILLED_IN = {
  streak: range(0, Infinity, true),
  volumeToday: range(1, Infinity, true),
} as const satisfies Readonly<Record<string, FieldKind>>;

/** A field that Laurel fills in; what a client sends under its name is ignored. */
export type ServerField = keyof typeof FILLED_IN;

/** All fields whose kind Laurel knows, and which conditions can use. */
export const FIELDS: Readonly<Record<string, FieldKind>> = { ...DATA_FIELDS, ...FILLED_IN };

/** Returns whether Laurel fills in a field. */
export function isServerField(field: string): field is ServerField {
  return Object.hasOwn(FILLED_IN, field);
}

/** Returns the values that conditions use: an event's data, overlaid with the fields of the server. */
export function factsOf(
  data: Readonly<Record<string, unknown>>,
  known: Readonly<Record<ServerField, number>>,
): (field: string) => unknown {
  return (field) => isServerField(field) ? known[field] : data[field];
}

const LABELS: Readonly<Record<string, string>> = {
  streak: "the streak in days",
  volumeToday: "the number of such events on the day",
};

/** Returns a field's name as words: `responseTime` becomes `response time`. */
export function fieldLabel(field: string, language: Language = "en"): string {
  const german = germanField(language, field);
  if (german !== undefined) return german;
  if (Object.hasOwn(LABELS, field)) return LABELS[field]!;
  return field.replaceAll(/(?<=[a-z0-9])[A-Z]/g, " $&").toLowerCase();
}

function range(min: number, max: number, whole = false) {
  return { kind: "number", min, max, whole } as const;
}

const UNITS: Readonly<Record<string, "seconds" | "days">> = {
  responseTime: "seconds",
  talkTime: "seconds",
  resolutionTime: "seconds",
  daysInStage: "days",
  cycleDays: "days",
};

/** Returns what a field is measured in; `none` for ratios, amounts and fields of one's own. */
export function unitOf(field: string): "seconds" | "days" | "none" {
  return Object.hasOwn(UNITS, field) ? UNITS[field]! : "none";
}
