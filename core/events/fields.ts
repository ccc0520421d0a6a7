/** The kind of value that a field of an event can hold. */
export type FieldKind =
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly kind: "flag" };

/**
 * The largest amount, positive or negative, that `value` can hold. It is far above any real amount
 * of money in any currency and unit.
 */
export const MAX_VALUE = 1e12;

const SECONDS = range(0, 86_400 * 366);
const RATIO = range(0, 1);
const FLAG: FieldKind = { kind: "flag" };

/**
 * The fields that mean the same in every type, with the values that the API accepts
 * (core/events/events.ts), and the two fields that Laurel itself fills in. Senders may add other
 * fields, and rules may use them, but nothing checks their values.
 */
export const FIELDS: Readonly<Record<string, FieldKind>> = {
  responseTime: SECONDS,
  talkTime: SECONDS,
  quality: RATIO,
  accuracy: RATIO,
  satisfaction: RATIO,
  dataQuality: RATIO,
  efficiency: RATIO,
  completenessGain: range(-1, 1),
  score: RATIO,
  cycleDays: range(0, 36_600),
  value: range(-MAX_VALUE, MAX_VALUE),
  vip: FLAG,
  converted: FLAG,
  firstContact: FLAG,
  onTime: FLAG,
  streak: range(0, Infinity, true),
  volumeToday: range(1, Infinity, true),
};

/** Fields that Laurel computes; it ignores what a client sends under these names. */
export const SERVER_FIELDS: readonly string[] = ["streak", "volumeToday"];

const LABELS: Readonly<Record<string, string>> = {
  streak: "the streak in days",
  volumeToday: "the number of such events on the day",
};

/** Returns a field's name as words: `responseTime` becomes `response time`. */
export function fieldLabel(field: string): string {
  if (Object.hasOwn(LABELS, field)) return LABELS[field]!;
  return field.replaceAll(/(?<=[a-z0-9])[A-Z]/g, " $&").toLowerCase();
}

function range(min: number, max: number, whole = false): FieldKind {
  return { kind: "number", min, max, whole };
}
