import { parseEvent } from "@/api/event_schema.ts";
import { addDays, type Day, dayStart, localDay } from "@/core/calendars/calendar.ts";
import { findLastDay } from "@/db/agents/sample_team.ts";
import type { TypesForEvents } from "@/services/event_types/mod.ts";
import type { Services } from "@/services/services.ts";
import type { IncomingEvent } from "@/services/rewards/event.ts";
import { simulateDay } from "@/simulation/day.ts";
import { type DueEvent, simulateStream, WARM_UP_MILLISECONDS } from "@/simulation/stream.ts";
import { SAMPLE_AGENTS } from "@/simulation/team.ts";

/** The days of history that an empty demo gets. */
const HISTORY_DAYS = 30;
const BATCH = 1_000;
/** The events per second of the simulated team. */
const LIVE_EVENTS_PER_SECOND = 0.7;

export interface HistoryOptions {
  readonly services: Services;
  readonly seed: number;
  /** The id of the key that sends the events. */
  readonly keyId: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Stores what the team did until now: 30 days, or the days since the demo last ran. Events that are
 * stored already change nothing, so the next start completes an interrupted one.
 * @returns the number of new events
 */
export async function fillHistory(options: HistoryOptions): Promise<number> {
  const { services, seed, now } = options;
  const { timeZone } = services.info;
  const today = localDay(now, timeZone);
  const last = await findLastDay(services.database.db);
  const types = await services.eventTypes.forEvents();
  let added = 0;
  for (let day = firstDay(today, last); day <= today; day = addDays(day, 1)) {
    const events = simulateDay(seed, day, SAMPLE_AGENTS, timeZone, { withTickets: true })
      .filter(({ deliveredAt }) => deliveredAt <= now)
      .map(({ event, deliveredAt }) => incoming(event, deliveredAt, types));
    added += await ingestAll(options, events);
  }
  return added;
}

/**
 * Returns the first day to fill. It is one day before the last known day, because that day may be
 * incomplete.
 */
function firstDay(today: Day, last: Day | null): Day {
  const first = addDays(today, -HISTORY_DAYS);
  return last === null || addDays(last, -1) < first ? first : addDays(last, -1);
}

/**
 * Starts the work of the team, at any hour of any day. It begins a few minutes before now, so that
 * today's boards are not empty: past events are stored at once, and the iterator gives the others.
 */
export async function startToday(options: HistoryOptions): Promise<Iterator<DueEvent>> {
  const { services, seed, now } = options;
  const { timeZone } = services.info;
  const stream = simulateStream({
    seed,
    agents: SAMPLE_AGENTS,
    rate: LIVE_EVENTS_PER_SECOND,
    from: now - WARM_UP_MILLISECONDS,
    name: `live-${now}`,
    withTickets: true,
  });
  const types = await services.eventTypes.forEvents();
  const midnight = dayStart(localDay(now, timeZone), timeZone);
  const past: IncomingEvent[] = [];
  let next = stream.next().value;
  for (; next.time <= now; next = stream.next().value) {
    if (next.time >= midnight) past.push(incoming(next.event, next.time, types));
  }
  await ingestAll(options, past);
  return (function* () {
    yield next;
    yield* stream;
  })();
}

function incoming(event: unknown, receivedAt: number, types: TypesForEvents): IncomingEvent {
  const parsed = parseEvent(event, { name: "demo", scopes: [] }, receivedAt, types);
  if (!parsed.ok) throw new Error(`a simulated event is not valid: ${parsed.problem.detail}`);
  return parsed.event;
}

async function ingestAll(
  { services, keyId }: HistoryOptions,
  events: readonly IncomingEvent[],
): Promise<number> {
  let added = 0;
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH);
    const results = await services.rewards.ingest(batch, { keyId, createsAgents: false });
    for (const result of results) {
      if (result.kind === "accepted") added++;
      // A different version of the demo generated other events for this day; they stay.
      else if (result.kind === "rejected" && result.problem.code !== "event_conflict") {
        throw new Error(`the sample history could not be stored: ${result.problem.detail}`);
      }
    }
  }
  return added;
}
