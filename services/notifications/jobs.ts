import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { minutesOfDay } from "@/core/notifications/quiet_hours.ts";
import { insertOutbox } from "@/db/live/outbox.ts";
import { removeBeyond } from "@/db/notifications/notifications.ts";
import {
  findStreaksInDanger,
  findUntoldOfBoost,
  listAgentZones,
  lockBegunBoost,
  markBoostTold,
} from "@/db/notifications/sources.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type NewNotification, tell } from "./tell.ts";

/** A streak in danger is told from five in the afternoon on, in the person's time zone. */
const EVENING_MINUTES = 17 * 60;
/** The shortest streak that is worth a word. */
const LEAST_STREAK = 2;
/** How many people one part of the work tells. */
const PEOPLE = 500;
/** How many notifications a person keeps. */
const MOST_KEPT = 500;
const REST_MILLISECONDS = 300_000;
const HOUR_MILLISECONDS = 3_600_000;

interface Options {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after something was told. */
  readonly onTold: () => void;
}

/** Opens the work that tells people in the evening that their streak ends with the day. */
export function openStreakWarnings({ db, clock, timeZone, onTold }: Options) {
  let nextAt = 0;

  async function tellDay(today: string, zones: readonly (string | null)[], now: number) {
    return await db.transaction().execute(async (trx) => {
      const found = await findStreaksInDanger(trx, {
        today,
        zones,
        least: LEAST_STREAK,
        limit: PEOPLE,
      });
      const told = found.map(({ agent, length }): NewNotification => ({
        agent,
        kind: "streak",
        key: `streak/${today}`,
        data: { length, day: today },
        at: now,
      }));
      const messages = await tell(trx, told);
      if (messages.length > 0) await insertOutbox(trx, messages);
      return messages.length;
    });
  }

  return async function run(): Promise<number> {
    const now = clock();
    if (now < nextAt) return 0;
    const zoneOf = (zone: string | null) => zone ?? timeZone;
    const evening = (await listAgentZones(db))
      .filter((zone) => minutesOfDay(now, zoneOf(zone)) >= EVENING_MINUTES);
    const byDay = Map.groupBy(evening, (zone) => localDay(now, zoneOf(zone)));
    let told = 0;
    for (const [day, zones] of byDay) told += await tellDay(day, zones, now);
    if (told > 0) onTold();
    else nextAt = now + REST_MILLISECONDS;
    return told;
  };
}

/** Tells people, part by part, that a boost of theirs has begun. @returns how much was done */
export async function tellOfBoosts({ db, clock, onTold }: Options): Promise<number> {
  const now = clock();
  const done = await db.transaction().execute(async (trx) => {
    const boost = await lockBegunBoost(trx, new Date(now));
    if (!boost) return { told: 0, work: 0 };
    // A spin shows what it gives, and what ended while Laurel was away is no news.
    const isNews = !boost.isWon && boost.endsAt.getTime() > now;
    const agents = isNews ? await findUntoldOfBoost(trx, boost, PEOPLE) : [];
    const { id, name, title, factor, endsAt } = boost;
    const data = { name, title, factor, endsAt: endsAt.toISOString() };
    const messages = await tell(
      trx,
      agents.map((agent) => ({ agent, kind: "boost", key: `boost/${id}`, data, at: now })),
    );
    if (messages.length > 0) await insertOutbox(trx, messages);
    if (agents.length < PEOPLE) await markBoostTold(trx, id, new Date(now));
    return { told: messages.length, work: 1 };
  });
  if (done.told > 0) onTold();
  return done.work;
}

/** Opens the work that keeps the number of notifications of a person bounded. */
export function openBound({ db, clock }: Options) {
  let nextAt = 0;
  return async function run(): Promise<number> {
    if (clock() < nextAt) return 0;
    const removed = await removeBeyond(db, MOST_KEPT, PEOPLE);
    if (removed === 0) nextAt = clock() + HOUR_MILLISECONDS;
    return removed;
  };
}
