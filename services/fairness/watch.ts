import type { Kysely, Transaction } from "kysely";
import { addDays, type Day, localDay, weekday } from "@/core/calendars/calendar.ts";
import {
  busiestWindow,
  findBurst,
  findFarAhead,
  findFastReplies,
  findPingPong,
  findSelfReversals,
  pointsPerHour,
  type WatchedEvent,
} from "@/core/fairness/detect.ts";
import { COMPARED_DAYS, FAIRNESS_THRESHOLDS } from "@/core/fairness/thresholds.ts";
import {
  type ComparedDay,
  deleteComparedDays,
  findComparedDays,
  saveComparedDays,
} from "@/db/fairness/daily.ts";
import { saveFinding } from "@/db/fairness/findings.ts";
import {
  type FairnessPart,
  findWatchedEvents,
  takeMeasuredDays,
  type WatchedDay,
} from "@/db/fairness/progress.ts";
import type { Schema } from "@/db/postgres/schema.ts";

const DAYS_PER_PART = 50;
/** Measuring is short: after this time nothing earlier can be committed any more. */
const LAG_MILLISECONDS = 20_000;
/** Work of more days ago is not looked at: nobody remembers it. */
const MAX_AGE_DAYS = 60;
/** The maximum number of days of peers that one day is compared with. */
const MAX_PEER_DAYS = 2_000;

export interface WatchOptions {
  readonly db: Kysely<Schema>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly timeZone: string;
}

async function take(
  trx: Transaction<Schema>,
  part: FairnessPart,
  { now, timeZone }: WatchOptions,
): Promise<WatchedDay[]> {
  const fromDay = addDays(localDay(now, timeZone), -MAX_AGE_DAYS);
  const measuredBefore = now - LAG_MILLISECONDS;
  return await takeMeasuredDays(trx, part, { measuredBefore, fromDay, limit: DAYS_PER_PART });
}

/** Stores what is compared of some measured days. @returns how many */
export async function compareWorkDays(options: WatchOptions): Promise<number> {
  return await options.db.transaction().execute(async (trx) => {
    const days = await take(trx, "daily", options);
    if (days.length === 0) return 0;
    const spans = days.map(({ agentRowId, day }) => ({ agentRowId, from: day, to: day }));
    const events = await findWatchedEvents(trx, spans);
    const byDay = new Map<string, ComparedDay>();
    for (const { agentRowId, day } of days) {
      const ofDay = (events.get(agentRowId) ?? []).filter((event) => event.day === day);
      byDay.set(`${agentRowId} ${day}`, {
        agentRowId,
        day,
        burst: busiestWindow(ofDay).length,
        pointsPerHour: pointsPerHour(ofDay),
      });
    }
    await saveComparedDays(trx, [...byDay.values()]);
    await deleteComparedDays(
      trx,
      addDays(localDay(options.now, options.timeZone), -MAX_AGE_DAYS - COMPARED_DAYS),
    );
    return days.length;
  });
}

/** Looks at some measured days. @returns how many */
export async function watchDays(options: WatchOptions): Promise<number> {
  return await options.db.transaction().execute(async (trx) => {
    const days = await take(trx, "findings", options);
    if (days.length === 0) return 0;
    const weeks = days.map(({ agentRowId, day }) => ({ agentRowId, ...weekOf(day) }));
    const events = await findWatchedEvents(trx, weeks);
    const samples = openSamples(trx);
    for (const one of days) {
      await watchDay(trx, one, events.get(one.agentRowId) ?? [], { samples, now: options.now });
    }
    return days.length;
  });
}

/** The week from Monday to Sunday. */
function weekOf(day: Day): { readonly from: Day; readonly to: Day } {
  const from = addDays(day, 1 - weekday(day));
  return { from, to: addDays(from, 6) };
}

async function watchDay(
  trx: Transaction<Schema>,
  one: WatchedDay,
  events: readonly (WatchedEvent & { readonly day: Day })[],
  { samples, now }: { readonly samples: ReadSamples; readonly now: number },
): Promise<void> {
  const { agentRowId, day } = one;
  const { from, to } = weekOf(day);
  const ofDay = events.filter((event) => event.day === day);
  const ofWeek = events.filter((event) => event.day >= from && event.day <= to);
  const { own, peers, people } = await samples(one);
  const bursts = { own: numbersOf(own, "burst"), peers: numbersOf(peers, "burst") };
  const rates = { own: numbersOf(own, "pointsPerHour"), peers: numbersOf(peers, "pointsPerHour") };
  const found = [
    ["burst", day, findBurst(ofDay, bursts)],
    ["points_per_hour", day, findFarAhead(ofDay, { ...rates, people })],
    ["fast_replies", day, findFastReplies(ofDay)],
    ["ping_pong", from, findPingPong(ofWeek)],
    ["self_reversal", from, findSelfReversals(ofWeek)],
  ] as const;
  for (const [kind, start, result] of found) {
    await saveFinding(trx, { agentRowId, kind, day: start }, result, now);
  }
}

function numbersOf(days: readonly ComparedDay[], key: "burst" | "pointsPerHour"): number[] {
  return days.map((one) => one[key]).filter((value) => value !== null);
}

type ReadSamples = (one: WatchedDay) => Promise<{
  readonly own: readonly ComparedDay[];
  readonly peers: readonly ComparedDay[];
  /** How many people the peers are. */
  readonly people: number;
}>;

/** Reads the days to compare with; those of a team and a day are read once. */
function openSamples(trx: Transaction<Schema>): ReadSamples {
  const known = new Map<string, Promise<readonly ComparedDay[]>>();
  const read = (team: number | null, day: Day) => {
    const key = `${team} ${day}`;
    const reading = known.get(key) ?? findComparedDays(trx, {
      team,
      from: addDays(day, -COMPARED_DAYS),
      to: addDays(day, -1),
      limit: MAX_PEER_DAYS,
    });
    known.set(key, reading);
    return reading;
  };
  return async ({ agentRowId, teamRowId, day }) => {
    const own = await findComparedDays(trx, {
      team: null,
      agent: agentRowId,
      from: addDays(day, -COMPARED_DAYS),
      to: addDays(day, -1),
      limit: COMPARED_DAYS,
    });
    const others = async (team: number | null) =>
      (await read(team, day)).filter((other) => other.agentRowId !== agentRowId);
    const { minPeerDays } = FAIRNESS_THRESHOLDS.points_per_hour;
    const team = teamRowId === null ? [] : await others(teamRowId);
    const { minPeers } = FAIRNESS_THRESHOLDS.points_per_hour;
    const isEnough = team.length >= minPeerDays && peopleOf(team) >= minPeers;
    const peers = isEnough ? team : await others(null);
    return { own, peers, people: peopleOf(peers) };
  };
}

function peopleOf(days: readonly ComparedDay[]): number {
  return new Set(days.map(({ agentRowId }) => agentRowId)).size;
}
