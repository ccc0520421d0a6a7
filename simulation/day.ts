import { type Day, weekday } from "@/core/calendars/calendar.ts";
import { type SimulatedEvent, toEvent } from "./events.ts";
import { type Random, randomFor } from "./random.ts";
import { makeStory, openDesk, type StoryStep } from "./stories.ts";
import { type SimulatedAgent, type Tool, TOOLS } from "./team.ts";
import { ticketsOfDay } from "./tickets.ts";

/** How busy each hour of the working day is, from 7:00 to 18:00; lunch is at noon. */
const RHYTHM: readonly number[] = [0, 5, 9, 10, 9, 3, 6, 9, 9, 7, 4, 1];
const FIRST_HOUR = 7;
/** When tickets begin to be solved, in seconds after midnight. */
const TICKETS_FROM = 9 * 3_600;

const SICK_CHANCE = 0.03;
const WEEKEND_DUTY_CHANCE = 0.3;
const LATE_CHANCE = 0.02;
/** Stories of an average agent on a working day. A story has two or three events. */
const STORIES_PER_DAY = 18;

/**
 * Simulates a team's day: who works, what they do and what their tools send. The same
 * arguments give the same events, in the order of their delivery.
 *
 * On weekends about a third of the agents are on duty, with a third of the work. On working days a
 * few agents are sick.
 * @param timeZone a name from `canonicalTimeZone`; the day and its hours are local
 * @param withTickets whether to add events of `TICKET_TYPE`, which an admin must have defined
 */
export function simulateDay(
  seed: number,
  day: Day,
  agents: readonly SimulatedAgent[],
  timeZone: string,
  { withTickets = false }: { readonly withTickets?: boolean } = {},
): readonly SimulatedEvent[] {
  // Count from noon, so that the clock change at night does not shift the working hours.
  const noon = Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: "12:00" }).epochMilliseconds;
  const midnight = noon - 12 * 3_600_000;
  const isWeekend = weekday(day) > 5;
  const events = agents.flatMap((agent) => {
    const random = randomFor(`${seed}/${day}/${agent.id}`);
    const works = isWeekend ? random.chance(WEEKEND_DUTY_CHANCE) : !random.chance(SICK_CHANCE);
    if (!works) return [];
    const load = isWeekend ? 0.35 : 1;
    const deliver = (steps: readonly StoryStep[], random: Random, prefix: string) =>
      steps.map(({ afterSeconds, ...step }, index): SimulatedEvent => {
        const time = midnight + afterSeconds * 1000 + random.int(0, 999);
        // The delay is limited so that all events of a day arrive before midnight.
        const late = random.chance(LATE_CHANCE)
          ? random.int(600, 3 * 3600) * 1000
          : random.int(40, 900);
        const event = toEvent({ ...step, afterSeconds }, `${prefix}${index + 1}`, agent.id, time);
        const deliveredAt = Math.min(time + late, noon + 12 * 3_600_000 - 3_600_000);
        return { event, time, deliveredAt };
      });
    const id = `${day}-${agent.id}`;
    const work = deliver(workingDay({ agent, random, day, load }), random, `${id}-`);
    if (!withTickets) return work;
    // Random numbers of their own, so that the other work is the same with and without tickets.
    const own = randomFor(`${seed}/${day}/${agent.id}/tickets`);
    const tickets = at(TICKETS_FROM, ticketsOfDay({ agent, random: own, id, load }));
    return [...work, ...deliver(tickets, own, `${id}-ticket-`)];
  });
  return events.sort((a, b) => a.deliveredAt - b.deliveredAt || (a.event.id < b.event.id ? -1 : 1));
}

/** Returns the steps of one agent's day. `afterSeconds` counts from local midnight. */
function workingDay(
  { agent, random, day, load }: {
    agent: SimulatedAgent;
    random: Random;
    day: Day;
    load: number;
  },
): StoryStep[] {
  const start = Math.round(random.between(8, 9) * 3600);
  const end = start + Math.round(random.between(8.3, 9.3) * 3600);
  const count = Math.round(STORIES_PER_DAY * load * agent.pace * random.between(0.75, 1.25));
  const context = (id: string) => ({ agent, random, id });
  const steps = at(start, openDesk(context(`${day}-${agent.id}`)));
  const tools = TOOLS.map((tool): [Tool, number] => [tool, agent.focus[tool]]);
  for (let story = 1; story <= count; story++) {
    const begin = storyStart(random, start, end);
    const tool = random.weighted(tools);
    steps.push(...at(begin, makeStory(tool, context(`${day}-${agent.id}-${story}`))));
  }
  // Later actions of colleagues and customers would count too, but the simulated day ends here.
  return steps.filter(({ afterSeconds }) => afterSeconds < 20 * 3600).sort((a, b) =>
    a.afterSeconds - b.afterSeconds
  );
}

function at(seconds: number, steps: readonly StoryStep[]): StoryStep[] {
  return steps.map((step) => ({ ...step, afterSeconds: step.afterSeconds + seconds }));
}

/** Picks the start of a story, in seconds after midnight; busy hours are more likely. */
function storyStart(random: Random, start: number, end: number): number {
  const hours = RHYTHM.map((weight, index): [number, number] => [FIRST_HOUR + index, weight]);
  for (let attempt = 0; attempt < 20; attempt++) {
    const moment = random.weighted(hours) * 3600 + random.int(0, 3599);
    if (moment > start && moment < end) return moment;
  }
  return random.int(start, end);
}
