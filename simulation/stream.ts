import { type SentEvent, toEvent } from "./events.ts";
import { randomFor } from "./random.ts";
import { tellStory } from "./stories.ts";
import { type SimulatedAgent, type Tool, TOOLS } from "./team.ts";

/** An event of a live stream, due at its time. */
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
  /** Makes ids and objects unlike those of other streams, e.g. the time of the start. */
  readonly name: string;
}

/** Stories are told within this time; after it a stream has come to its full rate. */
export const WARM_UP_MILLISECONDS = 6 * 60_000;

/**
 * Work without end, at any hour and on any day, in the order of its time. The same options give the
 * same events.
 */
export function* simulateStream(options: StreamOptions): Generator<DueEvent, never> {
  const { agents, rate, name } = options;
  if (agents.length === 0) throw new RangeError("a stream needs agents");
  const random = randomFor(`${options.seed}/stream/${name}`);
  const byPace = agents.map((agent) => [agent, agent.pace] as const);
  const waiting: DueEvent[] = [];
  let begin = options.from;
  let events = 0;
  for (let story = 1;; story++) {
    while (waiting.length > 0 && waiting[0]!.time <= begin) yield waiting.shift()!;
    const agent = random.weighted(byPace);
    const tool = random.weighted(TOOLS.map((one): [Tool, number] => [one, agent.focus[one]]));
    const steps = tellStory(tool, { agent, random, id: `${name}-${story}` });
    for (const step of steps) {
      // Longer waits than the warm-up are cut: a live audience does not wait an hour.
      const time = begin + Math.min(step.after * 1000, WARM_UP_MILLISECONDS - 1) +
        random.int(0, 999);
      insert(waiting, { event: toEvent(step, `${name}-${++events}`, agent.id, time), time });
    }
    begin += Math.round(steps.length / rate * 1000 * random.between(0.4, 1.6));
  }
}

/** Keeps the list in the order of time; equal times stay in the order of their arrival. */
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
