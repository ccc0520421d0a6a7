import type { Kysely } from "kysely";
import { addDays, dayStart } from "@/core/calendars/calendar.ts";
import { countDay, findFirstVisitDay, findLastCounted } from "@/db/engagement/counts.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A day is counted for good this long after its end: no visit lasts longer. */
const SETTLING_MILLISECONDS = 12 * 3_600_000;

/**
 * Counts the next day that is over for good, whose visits may then be removed (services/privacy).
 * @returns how many days were counted
 */
export async function countNextDay(
  db: Kysely<Schema>,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Promise<number> {
  const last = await findLastCounted(db);
  const day = last === null ? await findFirstVisitDay(db) : addDays(last, 1);
  if (day === null) return 0;
  if (dayStart(addDays(day, 1), timeZone) + SETTLING_MILLISECONDS > now) return 0;
  await db.transaction().execute((trx) => countDay(trx, day));
  return 1;
}
