import type { Kysely } from "kysely";
import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import { commitmentOf, SEED_BYTES, toSeed } from "@/core/spins/seed.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { addSeeds, findSeeds, type SpinSeed } from "@/db/spins/seeds.ts";
import type { Clock } from "@/services/platform/clock.ts";

/** The seeds of the days: made ahead, shown as commitments, revealed afterwards. */
export interface Seeds {
  /** The organization's day. */
  today(): Day;
  /** Makes the seeds of today and tomorrow, unless they are there. Called before they are needed. */
  prepare(): Promise<void>;
  /** The day's seed, made when it is missing. For drawing only. */
  get(db: Kysely<Schema>, day: Day): Promise<SpinSeed>;
  /** Whether the day is over for every instance, so that its seed may be shown. */
  isRevealed(day: Day): boolean;
}

/**
 * How long a seed stays secret after its day, in ms: the clocks of instances differ a little, and a
 * spin that began before midnight may still be under way.
 */
const REVEAL_DELAY_MILLISECONDS = 60_000;

/** Opens the seeds; the organization's zone decides where a day ends. */
export function openSeeds(
  { db, clock, timeZone }: { db: Kysely<Schema>; clock: Clock; timeZone: string },
): Seeds {
  let prepared: Day | null = null;
  const today = () => localDay(clock(), timeZone);

  return {
    today,
    async prepare() {
      const day = today();
      if (prepared === day) return;
      await addSeeds(db, [createSeed(day), createSeed(addDays(day, 1))]);
      prepared = day;
    },
    async get(through, day) {
      const known = (await findSeeds(through, [day])).get(day);
      if (known) return known;
      await addSeeds(through, [createSeed(day)]);
      return (await findSeeds(through, [day])).get(day)!;
    },
    isRevealed: (day) => localDay(clock() - REVEAL_DELAY_MILLISECONDS, timeZone) > day,
  };
}

function createSeed(day: Day): SpinSeed {
  const seed = toSeed(crypto.getRandomValues(new Uint8Array(SEED_BYTES)));
  return { day, seed, commitment: commitmentOf(seed) };
}
