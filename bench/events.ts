/** The events to send and score: a realistic mix, the same in every run. */
import { addDays, DEFAULT_CALENDAR, isWorkingDay } from "@/core/calendars/calendar.ts";
import type { EventType, ScoringEvent } from "@/core/events/events.ts";

/** How often each type occurs, per 120 events. */
const MIX: readonly (readonly [type: EventType, weight: number])[] = [
  ["message_response", 36],
  ["message_received", 14],
  ["call_completed", 12],
  ["conversation_resolved", 8],
  ["inbound_handled", 8],
  ["contact_updated", 7],
  ["follow_up_completed", 6],
  ["outbound_success", 5],
  ["csat_received", 5],
  ["new_contact", 4],
  ["lead_qualified", 4],
  ["call_quality_scored", 3],
  ["deal_stage_changed", 2],
  ["lead_created", 1],
  ["deal_won", 1],
  ["deal_lost", 1],
  ["call_missed", 1],
  ["follow_up_due", 1],
  ["session_started", 1],
];
const TYPES: readonly EventType[] = MIX.flatMap(([type, weight]) =>
  Array.from({ length: weight }, () => type)
);

/** Returns a generator of numbers in [0, 1) that depend only on the seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws a type with the probability of the mix. */
export function drawType(random: () => number): EventType {
  return TYPES[Math.floor(random() * TYPES.length)]!;
}

/** Draws data like that of the tool that sends such an event. `number` makes object ids unique. */
function drawData(
  type: EventType,
  random: () => number,
  number: number,
): Record<string, string | number | boolean> {
  const ratio = () => Math.round(random() * 1000) / 1000;
  const seconds = (most: number) => Math.round(random() * most);
  switch (type) {
    case "message_response":
      return { responseTime: seconds(400), quality: ratio(), conversationId: `c-${number >> 3}` };
    case "call_completed":
      return { talkTime: seconds(1500), satisfaction: ratio(), direction: "outbound" };
    case "inbound_handled":
      return { responseTime: seconds(150) };
    case "outbound_success":
      return { converted: random() < 0.3, efficiency: ratio() };
    case "conversation_resolved":
      return { firstContact: random() < 0.6, conversationId: `c-${number >> 3}` };
    case "csat_received":
      return { score: ratio() };
    case "new_contact":
      return { objectId: `contact-${number}`, dataQuality: ratio(), vip: random() < 0.1 };
    case "lead_qualified":
      return { objectId: `lead-${number}`, accuracy: ratio() };
    case "deal_won":
      return { objectId: `deal-${number}`, cycleDays: seconds(40) };
    case "follow_up_completed":
      return { onTime: random() < 0.8 };
    case "contact_updated":
      return { objectId: `contact-${number >> 2}`, completenessGain: ratio() };
    case "call_quality_scored":
      return { quality: ratio() };
    default:
      return { channel: "web" };
  }
}

/** Draws an event that happens at `time` (milliseconds since the epoch). */
export function drawEvent(random: () => number, number: number, time: number): ScoringEvent {
  const type = drawType(random);
  return { source: "/bench", id: `e-${number}`, type, time, data: drawData(type, random, number) };
}

/**
 * Returns nine in the morning (UTC) of the last working day before a moment. Events with this date
 * are accepted and start streaks, on whatever weekday the benchmark runs.
 */
export function workdayMorning(now: number): number {
  let day = addDays(new Date(now).toISOString().slice(0, 10), -1);
  while (!isWorkingDay(DEFAULT_CALENDAR, day)) day = addDays(day, -1);
  return Date.parse(`${day}T09:00:00Z`);
}

/** Returns the id of a benchmark's agent. */
export function agentId(number: number): string {
  return `agent-${number}`;
}

/** A source of events as JSON. Each has a new id and a later time than the one before. */
export interface EventFeed {
  /** Returns the next event as JSON text. */
  next(): string;
}

/** Creates a feed that spreads its events over this many agents. `prefix` makes ids unique. */
export function openFeed(prefix: string, agents: number, startTime: number, seed = 1): EventFeed {
  const random = seededRandom(seed);
  let number = 0;
  return {
    next() {
      number++;
      const { source, type, data } = drawEvent(random, number, 0);
      return JSON.stringify({
        specversion: "1.0",
        id: `${prefix}-${number}`,
        source,
        type,
        subject: agentId(Math.floor(random() * agents)),
        time: new Date(startTime + number * 20).toISOString(),
        data,
      });
    },
  };
}
