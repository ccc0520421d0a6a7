import { withoutByteOrderMark } from "./byte_order_mark.ts";

/**
 * Types that integrations send and that can earn points (DESIGN section 5). Laurel makes
 * `daily_streak` itself.
 */
export const SCORED_TYPES = [
  "message_response",
  "lead_qualified",
  "call_completed",
  "new_contact",
  "inbound_handled",
  "outbound_success",
  "conversation_resolved",
  "csat_received",
  "deal_won",
  "follow_up_completed",
  "contact_updated",
  "call_quality_scored",
] as const;

/**
 * Types that never earn points. Laurel keeps them for metrics and for pairing with later events.
 */
export const RECORDED_TYPES = [
  "message_received",
  "lead_created",
  "deal_stage_changed",
  "deal_lost",
  "call_missed",
  "follow_up_due",
  "contact_activity",
  "session_started",
  "feature_used",
] as const;

/** The type that takes back another event, earlier or later, which `data.reverses` names. */
export const REVERSAL_TYPE = "event_reversed";

/** Every type that an integration may send. */
export const SENDABLE_TYPES = [...SCORED_TYPES, ...RECORDED_TYPES, REVERSAL_TYPE] as const;

/** Types of what Laurel pays besides work; achievements can count them. */
export const PRIZE_TYPES = ["challenge_completed", "spin_won"] as const;
/** The type of the event by which a person changes what another event is worth. */
export const CORRECTION_TYPE = "points_corrected";
/** Types that only Laurel makes and stores in the log; their data holds the points they pay. */
export const SYSTEM_TYPES = [...PRIZE_TYPES, CORRECTION_TYPE] as const;

/** The type of the system event that pays for a kept streak. */
export const STREAK_TYPE = "daily_streak";
/**
 * The `source` of {@link STREAK_TYPE}. Laurel refuses sources that begin with `laurel:` from
 * outside.
 */
export const STREAK_SOURCE = "laurel:streak";
/** Type and source of ledger entries for achievements, which have no event of their own. */
export const ACHIEVEMENT_TYPE = "achievement";
export const ACHIEVEMENT_SOURCE = "laurel:achievement";
/** Sources of the {@link SYSTEM_TYPES}, and of reversals that the API makes on request. */
export const CHALLENGE_SOURCE = "laurel:challenge";
export const SPIN_SOURCE = "laurel:spin";
export const REVERSAL_SOURCE = "laurel:reversal";
export const CORRECTION_SOURCE = "laurel:correction";

export type ScoredType = typeof SCORED_TYPES[number];
export type SystemType = typeof SYSTEM_TYPES[number];
/** A type that Laurel brings along and that an integration may send. */
export type EventType = typeof SENDABLE_TYPES[number];

const EVENT_TYPES: ReadonlySet<string> = new Set(SENDABLE_TYPES);

/** Returns whether a type is one of those that Laurel brings along and that come from outside. */
export function isEventType(type: string): type is EventType {
  return EVENT_TYPES.has(type);
}

/** How far ahead of the receipt the time of work may be: clocks differ. */
export const MAX_AHEAD_MINUTES = 5;
export const MAX_AHEAD_MILLISECONDS = MAX_AHEAD_MINUTES * 60_000;
/** How long after the work Laurel may hear of it first. */
export const MAX_AGE_DAYS = 90;
export const MAX_AGE_MILLISECONDS = MAX_AGE_DAYS * 86_400_000;

/** An event as the scoring core sees it: validated, assigned to an agent, and with its day. */
export interface ScoringEvent {
  readonly source: string;
  readonly id: string;
  /** One of {@link EventType}, {@link SystemType} and the organization's own types. */
  readonly type: string;
  /** Event time, milliseconds since the epoch. */
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether the event was taken back: it then stays in the log and pays nothing. */
  readonly isReversed?: boolean;
}

/** Returns whether Laurel itself made an event of this type. */
export function isSystemType(type: string): type is SystemType {
  return (SYSTEM_TYPES as readonly string[]).includes(type);
}

const RESERVED_TYPES: ReadonlySet<string> = new Set([
  ...SYSTEM_TYPES,
  STREAK_TYPE,
  ACHIEVEMENT_TYPE,
]);

/** Returns whether only Laurel makes events or ledger entries of this type. */
export function isReserved(type: string): boolean {
  return RESERVED_TYPES.has(type) || /^laurel\b/i.test(type);
}

/** Returns the event that a reversal takes back (`data.reverses`), or null when it names none. */
export function reversedBy(
  data: Readonly<Record<string, unknown>>,
): { readonly source: string; readonly id: string } | null {
  const target = data["reverses"];
  if (typeof target !== "object" || target === null) return null;
  const { source, id } = target as { source?: unknown; id?: unknown };
  return typeof source === "string" && typeof id === "string" ? { source, id } : null;
}

/** Returns the object that an event is about (`data.objectId`) as text, or null. */
export function objectIdOf(data: Readonly<Record<string, unknown>>): string | null {
  const id = data["objectId"];
  if (typeof id === "number") return String(id);
  return typeof id === "string" ? withoutByteOrderMark(id) || null : null;
}
