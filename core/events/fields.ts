/** What a field of an event can hold. */
export type FieldKind =
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly kind: "flag" };

/**
 * The largest amount, up or down, that `value` can hold: a sum of money that can be meant, in any
 * currency and any of its units.
 */
export const MOST_VALUE = 1e12;

const SECONDS = range(0, 86_400 * 366);
const RATIO = range(0, 1);
const FLAG: FieldKind = { kind: "flag" };

/**
 * The fields that mean the same in every type, with what the API lets them hold (core/events/events.ts), and
 * the two that Laurel itself fills in. Others may be sent and looked at; nothing is known of them.
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
  value: range(-MOST_VALUE, MOST_VALUE),
  vip: FLAG,
  converted: FLAG,
  firstContact: FLAG,
  onTime: FLAG,
  streak: range(0, Infinity, true),
  volumeToday: range(1, Infinity, true),
};

/** Fields that Laurel fills in; what a client sends under their names is ignored. */
export const SERVER_FIELDS: readonly string[] = ["streak", "volumeToday"];

const LABELS: Readonly<Record<string, string>> = {
  streak: "the streak in days",
  volumeToday: "the number of such events on the day",
};

/** `responseTime` -> `response time`. */
export function fieldLabel(field: string): string {
  if (Object.hasOwn(LABELS, field)) return LABELS[field]!;
  return field.replaceAll(/(?<=[a-z0-9])[A-Z]/g, " $&").toLowerCase();
}

function range(min: number, max: number, whole = false): FieldKind {
  return { kind: "number", min, max, whole };
}
