import { type Awarded, awardsOf, type Step } from "./awards.ts";
import { dateIn, firstOfMonth, mondayOf, nextDay, worksOn } from "./days.ts";
import { OWN_TYPES } from "@/testing/histories.ts";
import { boostFactors, payOf, rulesAt, streakPay, systemPay } from "./pay.ts";
import type {
  AgentOutcome,
  Booking,
  Day,
  EventOutcome,
  StreakState,
  World,
  WorldAgent,
  WorldEvent,
} from "./world.ts";

export type * from "./world.ts";

const MAX_FREEZES = 2;
const SYSTEM_TYPES = ["challenge_completed", "spin_won", "points_corrected"];

/** Returns the outcome of every agent, computed only from what happened. */
export function referenceOutcomes(world: World): Map<string, AgentOutcome> {
  return new Map(world.agents.map((agent) => [agent.id, outcomeOf(world, agent)]));
}

/** Returns the outcome of one agent. */
function outcomeOf(world: World, agent: WorldAgent): AgentOutcome {
  const zone = agent.zone ?? world.zone;
  const events = world.events.filter((event) => event.agent === agent.id).sort(byTime);
  const bookings: Booking[] = [];
  const eventOutcomes = new Map<string, EventOutcome>();
  const steps: Step[] = [];
  let streak: StreakState = { length: 0, lastDay: null, freezes: 0 };

  let missed = 0;
  const last = events.length === 0 ? "" : dateIn(zone, events.at(-1)!.time);
  for (let day = events.length === 0 ? "~" : dateIn(zone, events[0]!.time); day <= last;) {
    const ofDay = events.filter((event) => dateIn(zone, event.time) === day);
    const isWorking = worksOn(world, agent, day);
    // The streak is a property of the whole day: this is its value if any work of the day pays.
    const ifActive = isWorking ? longer(streak, day, missed) : streak;
    const known = missed <= streak.freezes ? ifActive.length : isWorking ? ifActive.length : 0;
    const scored = scoreDay(world, agent, day, ofDay, known);
    correct(world, scored);
    const first = scored.find(({ event, eventOutcome }) =>
      eventOutcome.points > 0 && !isSystem(event)
    );
    for (const { event, eventOutcome } of scored) {
      eventOutcomes.set(`${event.source} ${event.id}`, eventOutcome);
      if (event.type !== "points_corrected") {
        steps.push({ kind: "event", day, event, eventOutcome: asCounted(event, scored) });
      }
      const { source, id, type, time } = event;
      const { points, ruleVersion } = eventOutcome;
      if (points !== 0) bookings.push({ source, id, type, points, ruleVersion, time });
      if (event !== first?.event || !isWorking) continue;
      const { version, rules } = rulesAt(world, time);
      const reward = streakPay(rules, ifActive.length);
      const key = { source: "laurel:streak", id: `${agent.id}/${day}`, type: "daily_streak" };
      if (reward > 0) bookings.push({ ...key, points: reward, ruleVersion: version, time });
      steps.push({ kind: "streak", day, time, length: ifActive.length });
    }
    if (isWorking && first) {
      streak = ifActive;
      missed = 0;
    } else if (isWorking && streak.lastDay !== null) {
      missed++;
    }
    // A freeze that was won can be used from the next day on.
    for (const event of ofDay) if (grantsFreeze(world, event)) streak = withFreeze(streak);
    day = nextDay(day);
  }

  const rights = new Set<string>();
  for (const step of steps) {
    if (step.kind === "streak" && step.length % 3 === 0) rights.add(`streak/${step.day}`);
  }
  const awards = new Map<string, { count: number; firstAt: number }>();
  const totals = new Map<string, number>();
  for (const one of world.achievements) {
    const found = awardsOf(one, steps);
    if (found.total > 0) totals.set(one.family, found.total);
    for (const award of found.awards) {
      bookings.push(awardBooking(world, agent, one, award));
      const known = awards.get(one.key);
      awards.set(one.key, {
        count: (known?.count ?? 0) + 1,
        firstAt: known?.firstAt ?? award.time,
      });
    }
  }
  const total = bookings.reduce((sum, booking) => sum + booking.points, 0);
  return {
    bookings: bookings.sort((a, b) => byText(a.source, b.source) || byText(a.id, b.id)),
    total,
    level: levelOf(total),
    streak,
    awards,
    totals,
    rights,
    eventOutcomes,
    boards: boardsOf(world, bookings),
  };
}

interface Scored {
  readonly event: WorldEvent;
  eventOutcome: EventOutcome;
}

/** Returns whether one event corrects another. */
function isAbout(correction: WorldEvent, event: WorldEvent): boolean {
  if (correction.type !== "points_corrected") return false;
  const target = correction.data["corrects"] as { source: string; id: string };
  return target.source === event.source && target.id === event.id;
}

/**
 * Gives the corrections of a day their points: what they name, but an event and its corrections are
 * never worth less than nothing together. The corrections of a reversed event pay nothing.
 */
function correct(world: World, scored: readonly Scored[]): void {
  for (const { event, eventOutcome } of scored) {
    let worth = eventOutcome.points;
    for (const correction of scored.filter((one) => isAbout(one.event, event))) {
      if (isReversed(world, correction.event) || eventOutcome.status === "reversed") continue;
      if (eventOutcome.reason === "holdout") continue;
      const points = Math.max(correction.event.data["points"] as number, -worth);
      worth += points;
      const status = points === 0 ? "recorded" : "scored";
      correction.eventOutcome = { ...correction.eventOutcome, status, points };
    }
  }
}

/** Returns the outcome that achievements see: with the corrected points. */
function asCounted(event: WorldEvent, scored: readonly Scored[]): EventOutcome {
  const { eventOutcome } = scored.find((one) => one.event === event)!;
  const corrections = scored.filter((one) => isAbout(one.event, event));
  const points = corrections.reduce(
    (sum, one) => sum + one.eventOutcome.points,
    eventOutcome.points,
  );
  const isPaidNow = eventOutcome.status === "capped" && points > 0;
  return { ...eventOutcome, points, status: isPaidNow ? "scored" : eventOutcome.status };
}

/** Scores the events of one day, which are sorted, without their corrections. */
function scoreDay(
  world: World,
  agent: WorldAgent,
  day: Day,
  events: readonly WorldEvent[],
  streak: number,
): Scored[] {
  const scored: Scored[] = [];
  for (const event of events) {
    const { version, rules } = rulesAt(world, event.time);
    const give = (status: EventOutcome["status"], points = 0, reason: string | null = null) =>
      scored.push({ event, eventOutcome: { status, points, reason, ruleVersion: version } });
    if (isReversed(world, event)) {
      give("reversed");
      continue;
    }
    if (event.type === "points_corrected") {
      give("recorded");
      continue;
    }
    if (isSystem(event)) {
      const points = systemPay(event);
      give(points > 0 ? "scored" : "recorded", points);
      continue;
    }
    if (isWithoutLaurel(world, agent, day)) {
      give("recorded", 0, "holdout");
      continue;
    }
    // The last decision about a type counts, of those that were effective then.
    const decisions = world.typePoints.filter((one) =>
      one.type === event.type && one.effectiveFrom <= event.time
    ).sort((a, b) => a.version - b.version);
    const decided = decisions.at(-1);
    const rule = rules.actions[event.type] ?? decided?.rule;
    if (!rule) {
      const isOwn = (OWN_TYPES as readonly string[]).includes(event.type);
      give("recorded", 0, isOwn && !decided?.isDefined ? "unknown_type" : null);
      continue;
    }
    const earlier = scored.filter((one) =>
      one.event.type === event.type && one.eventOutcome.status !== "reversed"
    );
    const paid = earlier.filter((one) => one.eventOutcome.status === "scored");
    const paidToday = scored.filter((one) => !isSystem(one.event))
      .reduce((sum, one) => sum + one.eventOutcome.points, 0);
    const lastPaid = paid.at(-1)?.event.time ?? -Infinity;
    const room = rules.dailyCeiling === undefined ? Infinity : rules.dailyCeiling - paidToday;
    if (rule.oncePerObject && hasEarlierOfObject(world, event)) {
      give("capped", 0, "once_per_object");
    } else if (paid.length >= (rule.maxPerDay ?? Infinity)) {
      give("capped", 0, "max_per_day");
    } else if (event.time < lastPaid + (rule.cooldownSeconds ?? 0) * 1000) {
      give("capped", 0, "cooldown");
    } else if (room <= 0) {
      give("capped", 0, "daily_ceiling");
    } else {
      const known = { streak, volumeToday: earlier.length + 1 };
      const points = payOf(rule, event, known, boostFactors(world, agent, event, day));
      give("scored", Math.min(points, room));
    }
  }
  return scored;
}

/** Returns the streak with one more working day, after this many missed days. */
function longer(streak: StreakState, day: Day, missed: number): StreakState {
  if (streak.lastDay === null) return { length: 1, lastDay: day, freezes: streak.freezes };
  const isBridged = missed <= streak.freezes;
  const length = isBridged ? streak.length + 1 : 1;
  const freezes = isBridged ? streak.freezes - missed : streak.freezes;
  const earned = length % 7 === 0 ? 1 : 0;
  return { length, lastDay: day, freezes: Math.min(MAX_FREEZES, freezes + earned) };
}

function withFreeze(streak: StreakState): StreakState {
  return { ...streak, freezes: Math.min(MAX_FREEZES, streak.freezes + 1) };
}

function grantsFreeze(world: World, event: WorldEvent): boolean {
  if (event.type !== "spin_won" || isReversed(world, event)) return false;
  return (event.data["prize"] as { kind: string }).kind === "streak_freeze";
}

/** Returns whether an agent is without Laurel on a day: work is kept, and pays nothing. */
function isWithoutLaurel(world: World, { id }: WorldAgent, day: Day): boolean {
  return world.holdouts.some(({ agent, first, last }) =>
    agent === id && first <= day && (last === null || day <= last)
  );
}

function isSystem(event: WorldEvent): boolean {
  return SYSTEM_TYPES.includes(event.type);
}

/** Returns whether any event of the log, whenever it arrived, reverses this one. */
function isReversed(world: World, event: WorldEvent): boolean {
  return world.events.some((other) => {
    if (other.type !== "event_reversed") return false;
    const target = other.data["reverses"] as { source: string; id: string };
    return target.source === event.source && target.id === event.id;
  });
}

/** Returns whether an earlier event, of any agent, was about the same object. */
function hasEarlierOfObject(world: World, event: WorldEvent): boolean {
  const object = event.data["objectId"] ?? null;
  if (object === null) return false;
  return world.events.some((other) =>
    other.type === event.type && other.source === event.source &&
    String(other.data["objectId"] ?? "") === String(object) &&
    byTime(other, event) < 0 && !isReversed(world, other)
  );
}

function awardBooking(
  world: World,
  agent: WorldAgent,
  one: World["achievements"][number],
  { id, time }: Awarded,
): Booking {
  return {
    source: "laurel:achievement",
    id: `${agent.id}/${id}`,
    type: "achievement",
    points: one.points,
    ruleVersion: rulesAt(world, time).version,
    time,
  };
}

/** Returns the points and the time of the last of them, for every period with points. */
function boardsOf(world: World, bookings: readonly Booking[]): AgentOutcome["boards"] {
  const boards = new Map<string, { points: number; reachedAt: number }>();
  for (const { points, time } of bookings) {
    const day = dateIn(world.zone, time);
    const periods = [
      `day ${day}`,
      `week ${mondayOf(day)}`,
      `month ${firstOfMonth(day)}`,
      "all 1970-01-01",
    ];
    for (const period of periods) {
      const known = boards.get(period) ?? { points: 0, reachedAt: 0 };
      boards.set(period, {
        points: known.points + points,
        reachedAt: Math.max(known.reachedAt, time),
      });
    }
  }
  // A board shows nobody whose corrections took all points of the period.
  for (const [period, { points }] of boards) if (points === 0) boards.delete(period);
  return boards;
}

/** Returns the level: level n begins at 50 n (n - 1) points. */
function levelOf(points: number): number {
  let level = 1;
  while (points >= 50 * (level + 1) * level) level++;
  return level;
}

/** Compares by time, then source, then id; texts by their UTF-8 bytes. */
function byTime(a: WorldEvent, b: WorldEvent): number {
  return a.time - b.time || byText(a.source, b.source) || byText(a.id, b.id);
}

function byText(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}
