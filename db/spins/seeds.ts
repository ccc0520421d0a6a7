import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The seed of a day. It must not leave the server before the day is over. */
export interface SpinSeed {
  readonly day: Day;
  /** 32 bytes in hex. */
  readonly seed: string;
  /** SHA-256 of the seed, hex. */
  readonly commitment: string;
}

/** Stores the seeds of days that have none yet; the first seed of a day is never replaced. */
export async function addSeeds(db: Kysely<Schema>, seeds: readonly SpinSeed[]): Promise<void> {
  await db.insertInto("spin_seeds").values([...seeds])
    .onConflict((conflict) => conflict.column("day").doNothing()).execute();
}

/** Reads the seeds of some days, where there are any. */
export async function findSeeds(
  db: Kysely<Schema>,
  days: readonly Day[],
): Promise<Map<Day, SpinSeed>> {
  if (days.length === 0) return new Map();
  const rows = await db.selectFrom("spin_seeds").select(["day", "seed", "commitment"])
    .where("day", "=", sql<string>`ANY(${days}::date[])`).execute();
  return new Map(rows.map((row) => [row.day, row]));
}
