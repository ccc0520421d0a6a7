import type { Kysely } from "kysely";
import { addDays, dayStart } from "@/core/calendars/calendar.ts";
import {
  countDay,
  deleteOldVisits,
  findFirstVisitDay,
  findLastCounted,
} from "@/db/engagement/counts.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A day is counted for good this long after its end: no visit lasts longer. */
const SETTLING_MILLISECONDS = 12 * 3_600_000;
/** How long single visits, and the days on which a person was here, are kept. */
const VISIT_DAYS = 35;
const PERSON_DAYS = 400;

/**
 * Counts the next day that is over for good, and deletes what is too old.
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
  await db.transaction().execute(async (trx) => {
    await countDay(trx, day);
    await deleteOldVisits(trx, {
      visits: addDays(day, 1 - VISIT_DAYS),
      days: addDays(day, 1 - PERSON_DAYS),
    });
  });
  return 1;
}
