import { type SentEvent, toEvent } from "./events.ts";
import { randomFor } from "./random.ts";
import { makeStory } from "./stories.ts";
import { type SimulatedAgent, type Tool, TOOLS } from "./team.ts";
import { solveTicket } from "./tickets.ts";

/** An event of a live stream, with the time at which to send it. */
export interface DueEvent {
  readonly event: SentEvent;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export interface StreamOptions {
  readonly seed: number;
  readonly agents: readonly SimulatedAgent[];
  /** When the first story begins, milliseconds since the epoch. */
  readonly from: number;
  /** Events per second, on average and over all agents. */
  readonly rate: number;
  /** A text that makes the ids and objects of this stream unique, such as the time of its start. */
  readonly name: string;
  /** Whether to add events of `TICKET_TYPE`, which an admin must have defined. */
  readonly withTickets?: boolean;
}

/** How many stories have a ticket besides their own events. */
const TICKET_CHANCE = 0.1;

/** The longest duration of a story. After this time a stream has reached its full rate. */
export const WARM_UP_MILLISECONDS = 6 * 60_000;

/**
 * Generates endless work, at any hour and on any day, in the order of time. The same options give
 * the same events.
 */
export function* simulateStream(options: StreamOptions): Generator<DueEvent, never> {
  const { agents, rate, name, withTickets = false } = options;
  if (agents.length === 0) throw new RangeError("a stream needs agents");
  const random = randomFor(`${options.seed}/stream/${name}`);
  const tickets = randomFor(`${options.seed}/stream/${name}/tickets`);
  const byPace = agents.map((agent) => [agent, agent.pace] as const);
  const waiting: DueEvent[] = [];
  let begin = options.from;
  let events = 0;
  for (let story = 1;; story++) {
    while (waiting.length > 0 && waiting[0]!.time <= begin) yield waiting.shift()!;
    const agent = random.weighted(byPace);
    const tool = random.weighted(TOOLS.map((one): [Tool, number] => [one, agent.focus[one]]));
    const id = `${name}-${story}`;
    const steps = makeStory(tool, { agent, random, id });
    if (withTickets && tickets.chance(TICKET_CHANCE)) {
      steps.push(solveTicket({ agent, random: tickets, id }));
    }
    for (const step of steps) {
      // Shorten waits that are longer than the warm-up: people who watch a demo do not wait an
      // hour.
      const time = begin + Math.min(step.afterSeconds * 1000, WARM_UP_MILLISECONDS - 1) +
        random.int(0, 999);
      insert(waiting, { event: toEvent(step, `${name}-${++events}`, agent.id, time), time });
    }
    begin += Math.round(steps.length / rate * 1000 * random.between(0.4, 1.6));
  }
}

/**
 * Inserts an entry so that the list stays in the order of time. Equal times stay in the order of
 * insertion.
 */
function insert(list: DueEvent[], entry: DueEvent): void {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (list[middle]!.time <= entry.time) from = middle + 1;
    else to = middle;
  }
  list.splice(from, 0, entry);
}
