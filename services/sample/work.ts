import { addDays, localDay } from "@/core/calendars/calendar.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { simulateDay } from "@/simulation/day.ts";
import type { SentEvent } from "@/simulation/events.ts";
import { SAMPLE_AGENTS, SAMPLE_TEAMS } from "@/simulation/team.ts";

/** Begins the ids of everything in the sample data, so that they meet no real id. */
const PREFIX = "sample-";

const HISTORY_DAYS = 14;

/** The seed of the made-up work: every installation gets the same. */
const SEED = 11;

/** The teams of the sample data. */
export const TEAMS = SAMPLE_TEAMS.map(({ key, name }) => ({
  key: PREFIX + key,
  name: `${name} (sample)`,
}));

/** The agents of the sample data. */
export const AGENTS = SAMPLE_AGENTS.map((agent) => ({
  ...agent,
  id: PREFIX + agent.id,
  team: PREFIX + agent.team,
}));

/**
 * Returns the work of the sample team in the two weeks up to now, in the order in which it arrived.
 * @param now milliseconds since the epoch
 * @param timeZone of the organization
 */
export function sampleWork(now: number, timeZone: string): IncomingEvent[] {
  const today = localDay(now, timeZone);
  const events: IncomingEvent[] = [];
  for (let day = addDays(today, -HISTORY_DAYS); day <= today; day = addDays(day, 1)) {
    for (const { event, deliveredAt } of simulateDay(SEED, day, AGENTS, timeZone)) {
      if (deliveredAt <= now) events.push(toIncoming(event, deliveredAt));
    }
  }
  return events;
}

function toIncoming(event: SentEvent, receivedAt: number): IncomingEvent {
  const { id, type, subject, data } = event;
  const time = Date.parse(event.time);
  return {
    source: `/sample${event.source}`,
    id,
    type,
    subject,
    data,
    time,
    receivedAt,
    contentHash: contentHash({ type, subject, time, data }),
  };
}
