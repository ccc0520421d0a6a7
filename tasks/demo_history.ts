import { parseEvent } from "@/api/event_schema.ts";
import { addDays, type Day, dayStart, localDay } from "@/core/calendars/calendar.ts";
import { findLastDay } from "@/db/agents/sample_team.ts";
import type { Services } from "@/services/services.ts";
import type { IncomingEvent } from "@/services/rewards/event.ts";
import { simulateDay } from "@/simulation/day.ts";
import { type DueEvent, simulateStream, WARM_UP_MILLISECONDS } from "@/simulation/stream.ts";
import { SAMPLE_AGENTS } from "@/simulation/team.ts";

/** Days before today that an empty demo gets. */
const HISTORY_DAYS = 30;
const BATCH = 1_000;
/** Events per second of the live team. */
const LIVE_RATE = 0.7;

export interface HistoryOptions {
  readonly services: Services;
  readonly seed: number;
  /** The key in whose name the events come. */
  readonly keyId: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Brings in what the team did up to now: 30 days, or the days since the demo ran last. Events that
 * are there already change nothing, so a start that was broken off is completed by the next one.
 * @returns how many events were new
 */
export async function fillHistory(options: HistoryOptions): Promise<number> {
  const { services, seed, now } = options;
  const { timeZone } = services.info;
  const today = localDay(now, timeZone);
  const last = await findLastDay(services.database.db);
  let added = 0;
  for (let day = firstDay(today, last); day <= today; day = addDays(day, 1)) {
    const events = simulateDay(seed, day, SAMPLE_AGENTS, timeZone)
      .filter(({ deliveredAt }) => deliveredAt <= now)
      .map(({ event, deliveredAt }) => incoming(event, deliveredAt));
    added += await bringIn(options, events);
  }
  return added;
}

/** The day before the last one is looked at again: it may have been broken off. */
function firstDay(today: Day, last: Day | null): Day {
  const first = addDays(today, -HISTORY_DAYS);
  return last === null || addDays(last, -1) < first ? first : addDays(last, -1);
}

/**
 * The team at work from a few minutes ago on, on any day and at any hour. What lies before now is
 * brought in, so that today's boards are not empty; the rest comes when it is due.
 */
export async function beginToday(options: HistoryOptions): Promise<Iterator<DueEvent>> {
  const { services, seed, now } = options;
  const { timeZone } = services.info;
  const stream = simulateStream({
    seed,
    agents: SAMPLE_AGENTS,
    rate: LIVE_RATE,
    from: now - WARM_UP_MILLISECONDS,
    name: `live-${now}`,
  });
  const midnight = dayStart(localDay(now, timeZone), timeZone);
  const past: IncomingEvent[] = [];
  let next = stream.next().value;
  for (; next.time <= now; next = stream.next().value) {
    if (next.time >= midnight) past.push(incoming(next.event, next.time));
  }
  await bringIn(options, past);
  return (function* () {
    yield next;
    yield* stream;
  })();
}

function incoming(event: unknown, receivedAt: number): IncomingEvent {
  const parsed = parseEvent(event, { name: "demo", scopes: [] }, receivedAt);
  if (!parsed.ok) throw new Error(`a simulated event is not valid: ${parsed.problem.detail}`);
  return parsed.event;
}

async function bringIn(
  { services, keyId }: HistoryOptions,
  events: readonly IncomingEvent[],
): Promise<number> {
  let added = 0;
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH);
    const results = await services.rewards.ingest(batch, { keyId, createsAgents: false });
    for (const result of results) {
      if (result.kind === "accepted") added++;
      // An earlier version of the demo told this day otherwise: what it told stands.
      else if (result.kind === "rejected" && result.problem.code !== "event_conflict") {
        throw new Error(`the sample history could not be stored: ${result.problem.detail}`);
      }
    }
  }
  return added;
}
