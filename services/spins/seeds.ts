import type { Kysely } from "kysely";
import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import { commitmentOf, SEED_BYTES, toSeed } from "@/core/spins/seed.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { addSeeds, findSeeds, type SpinSeed } from "@/db/spins/seeds.ts";
import type { Clock } from "@/core/clock.ts";

/**
 * Manages the seeds of the days: each is created ahead, published as a commitment, and revealed
 * after its day.
 */
export interface Seeds {
  /** Returns the organization's current day. */
  today(): Day;
  /** Creates the seeds of today and tomorrow unless they exist. Call it before they are needed. */
  prepare(): Promise<void>;
  /** Returns the day's seed, and creates it when it is missing. Only for drawing. */
  get(db: Kysely<Schema>, day: Day): Promise<SpinSeed>;
  /** Whether the day is over on every instance, so that its seed may be shown. */
  isRevealed(day: Day): boolean;
}

/**
 * How long a seed stays secret after its day, in milliseconds: the clocks of instances differ
 * slightly, and a spin that started before midnight may still be running.
 */
const REVEAL_DELAY_MILLISECONDS = 60_000;

/** Opens the seeds. The organization's time zone decides when a day ends. */
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
