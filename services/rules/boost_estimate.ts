import type { Kysely } from "kysely";
import {
  ACHIEVEMENT_TYPE,
  REVERSAL_TYPE,
  STREAK_TYPE,
  SYSTEM_TYPES,
} from "@/core/events/events.ts";
import type { BoostEffect } from "@/core/rules/views.ts";
import { sumBoostedWork } from "@/db/rules/boosted_work.ts";
import { listSharedBoosts, type NewBoost } from "@/db/rules/boosts.ts";
import type { Schema } from "@/db/postgres/schema.ts";

const WEEK_MILLISECONDS = 7 * 86_400_000;
/** A boost from this factor on is named as unusual, and so is one below the other. */
const LARGE_FACTOR = 4;
const SMALL_FACTOR = 0.5;
/** A boost that lasts longer is named as unusual. */
const LONG_MILLISECONDS = WEEK_MILLISECONDS;

/** What Laurel pays besides work, which no boost multiplies. */
const NO_WORK = [...SYSTEM_TYPES, STREAK_TYPE, ACHIEVEMENT_TYPE, REVERSAL_TYPE];

/**
 * Counts what a boost would have paid for the work of the same weekdays and hours, whole weeks
 * before it, and says what may not be intended.
 */
export async function estimate(
  db: Kysely<Schema>,
  boost: Omit<NewBoost, "createdAt" | "title">,
  { now, id }: { readonly now: number; readonly id: number | null },
): Promise<BoostEffect> {
  const { startsAt, endsAt, factor, types, team, agent } = boost;
  const back = Math.max(1, Math.ceil((endsAt - now) / WEEK_MILLISECONDS)) * WEEK_MILLISECONDS;
  const [from, to] = [startsAt - back, endsAt - back];
  const { points, people } = await sumBoostedWork(db, {
    from,
    to,
    factor,
    types,
    without: NO_WORK,
    team,
    agent,
  });
  const others = (await listSharedBoosts(db)).filter((other) =>
    other.id !== id && other.startsAt < endsAt && other.endsAt > startsAt &&
    (team === null || other.team === null || other.team === team) &&
    (types === null || other.types === null || other.types.some((type) => types.includes(type)))
  );
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    points,
    people,
    warnings: [
      ...(factor >= LARGE_FACTOR
        ? [
          `A factor of ${factor} makes an hour of work worth ${factor} hours. Boards and ` +
          "challenges count these points as well.",
        ]
        : []),
      ...(factor < 1
        ? [
          `A factor below 1 takes points away: work pays ${Math.round(factor * 100)}%` +
          (factor < SMALL_FACTOR ? ", less than half." : "."),
        ]
        : []),
      ...(endsAt - startsAt > LONG_MILLISECONDS
        ? ["It lasts longer than a week. What always counts belongs into the rules."]
        : []),
      ...others.map((other) =>
        `It runs at the same time as "${other.name}" (×${other.factor}); the factors multiply to ` +
        `×${Number((other.factor * factor).toFixed(2))}.`
      ),
    ],
  };
}
