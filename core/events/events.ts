import { z } from "zod";
import { withoutByteOrderMark } from "./byte_order_mark.ts";
import { MAX_VALUE } from "./fields.ts";
import { describeTextOrWhole } from "@/core/problems/issue_words.ts";

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

/** Types that only Laurel makes and stores in the log; their data holds the points they pay. */
export const SYSTEM_TYPES = ["challenge_completed", "spin_won"] as const;

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

export type ScoredType = typeof SCORED_TYPES[number];
export type SystemType = typeof SYSTEM_TYPES[number];
/** A type that an integration may send. */
export type EventType = typeof SENDABLE_TYPES[number];

const EVENT_TYPES: ReadonlySet<string> = new Set(SENDABLE_TYPES);

/** Returns whether an integration may send events of this type. */
export function isEventType(type: string): type is EventType {
  return EVENT_TYPES.has(type);
}

/**
 * How far the time of an event may lie after its receipt, in milliseconds, because clocks differ.
 */
export const MAX_AHEAD_MILLISECONDS = 5 * 60_000;
/** The maximum age of an event when Laurel first receives it, in milliseconds. */
export const MAX_AGE_MILLISECONDS = 90 * 86_400_000;

/** A schema that accepts the given kind of text, or a whole number. */
export function textOrWhole(text: z.ZodString) {
  const error = describeTextOrWhole;
  return z.union([text, z.int({ error })], { error });
}

const seconds = z.number().min(0).max(86_400 * 366).nullish();
const ratio = z.number().min(0).max(1).nullish();
const flag = z.boolean().nullish();
const idText = z.string().overwrite(withoutByteOrderMark).min(1).max(256);
const amount = `must be a number from -${MAX_VALUE} to ${MAX_VALUE}`;

/**
 * The schema of `data`. A field name means the same thing in every type: times are in seconds,
 * qualities run from 0 to 1. Unknown fields are kept unchanged, and a null field counts as absent.
 * Numbers keep all their decimals; each sum defines how many of them it uses.
 */
export const eventDataSchema = z.looseObject({
  responseTime: seconds,
  talkTime: seconds,
  quality: ratio,
  accuracy: ratio,
  satisfaction: ratio,
  dataQuality: ratio,
  efficiency: ratio,
  completenessGain: z.number().min(-1).max(1).nullish(),
  score: ratio,
  resolutionTime: seconds,
  completeness: ratio,
  value: z.number(amount).min(-MAX_VALUE, amount).max(MAX_VALUE, amount).nullish(),
  daysInStage: z.number().min(0).max(36_600).nullish(),
  cycleDays: z.number().min(0).max(36_600).nullish(),
  vip: flag,
  converted: flag,
  firstContact: flag,
  onTime: flag,
  objectId: textOrWhole(z.string().min(1).max(256)).nullish(),
  /** The event that an `event_reversed` takes back. */
  reverses: z.strictObject({
    source: idText,
    id: idText,
  }).nullish(),
});

/** An event as the scoring core sees it: validated, assigned to an agent, and with its day. */
export interface ScoringEvent {
  readonly source: string;
  readonly id: string;
  readonly type: EventType | SystemType;
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
