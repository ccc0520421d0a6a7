import type { Kysely } from "kysely";
import {
  ACHIEVEMENT_TYPE,
  REVERSAL_TYPE,
  STREAK_TYPE,
  SYSTEM_TYPES,
} from "@/core/events/events.ts";
import type { Language } from "@/core/language.ts";
import type { BoostEffect } from "@/core/rules/views.ts";
import { sumBoostedWork } from "@/db/rules/boosted_work.ts";
import { listSharedBoosts, type NewBoost } from "@/db/rules/boosts.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { boostWarningWords } from "@/words/boost_estimate.ts";
import { partName } from "@/words/names.ts";
import { numberText } from "@/words/numbers.ts";

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
  { now, id, language = "en" }: {
    readonly now: number;
    readonly id: number | null;
    /** Of the warnings. */
    readonly language?: Language | undefined;
  },
): Promise<BoostEffect> {
  const words = boostWarningWords[language];
  const number = (value: number) => numberText(language, value);
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
      ...(factor >= LARGE_FACTOR ? [words.large(number(factor))] : []),
      ...(factor < SMALL_FACTOR
        ? [words.farBelow(Math.round(factor * 100))]
        : factor < 1
        ? [words.below(Math.round(factor * 100))]
        : []),
      ...(endsAt - startsAt > LONG_MILLISECONDS ? [words.long] : []),
      ...others.map((other) =>
        words.overlap(
          partName(language, other.name),
          number(other.factor),
          number(Number((other.factor * factor).toFixed(2))),
        )
      ),
    ],
  };
}
