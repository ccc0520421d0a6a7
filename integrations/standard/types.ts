import type { EventType } from "@/core/events/events.ts";

// Has a key for each type of core: a missing or unknown key does not compile.
const TYPES: Record<EventType, true> = {
  message_response: true,
  lead_qualified: true,
  call_completed: true,
  new_contact: true,
  inbound_handled: true,
  outbound_success: true,
  conversation_resolved: true,
  csat_received: true,
  deal_won: true,
  follow_up_completed: true,
  contact_updated: true,
  call_quality_scored: true,
  message_received: true,
  lead_created: true,
  deal_stage_changed: true,
  deal_lost: true,
  call_missed: true,
  follow_up_due: true,
  contact_activity: true,
  session_started: true,
  feature_used: true,
  event_reversed: true,
};

/** All event types that can be sent to Laurel. */
export const EVENT_TYPES: readonly string[] = Object.keys(TYPES);
