import type { Signal, TeamAgent, TeamNow } from "./views.ts";
import { addCompared, addMeasured } from "./compare.ts";
import { judgeDay } from "./judge.ts";
import { COUNT_KEYS, MEASURE_KEYS } from "./measures.ts";
import { minutesLeft } from "./windows.ts";

/** What the whole team amounts to, and who is named. @param now milliseconds since the epoch */
export function assembleTeam(
  agents: readonly TeamAgent[],
  now: number,
): Pick<TeamNow, "totals" | "agents" | "help" | "thanks" | "endangered"> {
  const judged = agents.map((agent) => ({ agent, ...judgeDay(agent) }));
  return {
    totals: totalsOf(agents),
    agents,
    help: noticed(judged.map(({ agent, help }) => ({ agent, signals: help }))),
    thanks: noticed(judged.map(({ agent, thanks }) => ({ agent, signals: thanks }))),
    endangered: endangered(agents, now),
  };
}

function totalsOf(agents: readonly TeamAgent[]): TeamNow["totals"] {
  const inState = (kind: string) => agents.filter(({ state }) => state.kind === kind).length;
  return {
    working: inState("working"),
    idle: inState("idle"),
    off: inState("off"),
    points: addCompared(agents.map(({ points }) => points)),
    counts: fill(COUNT_KEYS, (key) => addCompared(agents.map(({ counts }) => counts[key]))),
    measures: fill(MEASURE_KEYS, (key) => addMeasured(agents.map((one) => one.measures[key]))),
  };
}

/** Makes a record with a value for each key. */
export function fill<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>;
}

/** Those with a reason, the ones with the most reasons first. */
function noticed(all: readonly { agent: TeamAgent; signals: readonly Signal[] }[]) {
  return all.filter(({ signals }) => signals.length > 0)
    .sort((a, b) => b.signals.length - a.signals.length)
    .map(({ agent: { id, name }, signals }) => ({ agent: { id, name }, signals }));
}

function endangered(agents: readonly TeamAgent[], now: number): TeamNow["endangered"] {
  return agents.filter(({ streak }) => streak.days > 0 && !streak.isSafe)
    .sort((a, b) => b.streak.days - a.streak.days)
    .map(({ id, name, timeZone, streak: { days, freezes } }) => ({
      agent: { id, name },
      days,
      freezes,
      minutesLeft: minutesLeft(now, timeZone),
    }));
}
