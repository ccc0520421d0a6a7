import { z } from "zod";

/** Types that earn points from outside (DESIGN section 5). `daily_streak` is made by Laurel itself. */
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

/** Types that are kept without points, for metrics and for pairing with later events. */
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

/** The system event that pays for keeping a streak. */
export const STREAK_TYPE = "daily_streak";
/** `source` of {@link STREAK_TYPE}. Sources that begin with `laurel:` are refused from outside. */
export const STREAK_SOURCE = "laurel:streak";

export type ScoredType = typeof SCORED_TYPES[number];
export type RecordedType = typeof RECORDED_TYPES[number];
/** A type that an integration may send. */
export type EventType = ScoredType | RecordedType;

const EVENT_TYPES: ReadonlySet<string> = new Set([...SCORED_TYPES, ...RECORDED_TYPES]);

/** Whether an integration may send events of this type. */
export function isEventType(type: string): type is EventType {
  return EVENT_TYPES.has(type);
}

const seconds = z.number().min(0).max(86_400 * 366).nullish();
const ratio = z.number().min(0).max(1).nullish();
const flag = z.boolean().nullish();

/**
 * What `data` may hold. The same name means the same thing in every type: times are seconds,
 * qualities run from 0 to 1. Unknown fields are kept as they are; a null field counts as absent.
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
  cycleDays: z.number().min(0).max(36_600).nullish(),
  vip: flag,
  converted: flag,
  firstContact: flag,
  onTime: flag,
  objectId: z.union([z.string().min(1).max(256), z.int()]).nullish(),
});

/** An event as the scoring core sees it: validated, attributed and dated. */
export interface ScoringEvent {
  readonly source: string;
  readonly id: string;
  readonly type: EventType;
  /** Event time, milliseconds since the epoch. */
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The object that an event is about (`data.objectId`) as text, or null. */
export function objectIdOf(data: Readonly<Record<string, unknown>>): string | null {
  const id = data["objectId"];
  return typeof id === "string" || typeof id === "number" ? String(id) : null;
}
