import { assertEquals } from "@std/assert";
import { type Kysely, sql } from "kysely";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import { PART_KEYS, type PartSums, partSums } from "@/core/performance/measures.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Database } from "@/db/postgres/open.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { addAgents } from "@/testing/histories.ts";
import { SUM_COLUMNS } from "./columns.ts";
import { savePerformance } from "./daily.ts";
import { sumPeople } from "./sums.ts";
import { findWrongWeeks, sumWeeks } from "./weekly.ts";

/** A Monday. */
const START = "2026-03-02";
const EVERYBODY = { team: null, except: null };

/** Sums that differ from day to day and that no rounding of a sum would hide. */
const sumsOf = (number: number): PartSums =>
  partSums((key) => ({
    numerator: number / 7 + PART_KEYS.indexOf(key),
    denominator: key === "output" ? 1 : number % 5,
  }));

/** Adds agents with days that have no work yet. */
async function addPeople({ db }: Database, count: number, days: readonly Day[]) {
  await addAgents(db, "", count);
  const people = await db.selectFrom("agents").select("id").orderBy("id").execute();
  for (const day of days) {
    await sql`INSERT INTO agent_days (agent_id, day, state, is_active, streak_length,
        streak_freezes, last_time, last_source, last_event_id)
      SELECT id, ${day}::date, '{}', TRUE, 1, 0, now(), 's', 'e' FROM agents`.execute(db);
  }
  return people.map(({ id }) => id);
}

async function save(db: Kysely<Schema>, rowId: number, day: Day, sums: PartSums | null) {
  await db.transaction().execute((trx) =>
    savePerformance(trx, [{ rowId, day }], sums ? [{ rowId, day, sums }] : [])
  );
}

/** Adds up the days of a person one by one. */
async function byDay(db: Kysely<Schema>, from: Day, to: Day) {
  const { rows } = await sql<Record<string, number>>`
    SELECT agent_id, ${
    sql.raw(SUM_COLUMNS.map((name) => `sum(${name})::numeric(20, 6) AS ${name}`).join(", "))
  }
    FROM agent_performance_daily WHERE day BETWEEN ${from}::date AND ${to}::date
    GROUP BY agent_id ORDER BY agent_id`.execute(db);
  return rows.map((row) => [
    row["agent_id"],
    SUM_COLUMNS.map((name) => Number(row[name]).toFixed(6)),
  ]);
}

async function byWeek(db: Kysely<Schema>, from: Day, to: Day) {
  const found = await sumPeople(db, { from, to }, EVERYBODY);
  return [...found].map(([rowId, sums]) => [
    rowId,
    PART_KEYS.flatMap((key) => [sums[key].numerator.toFixed(6), sums[key].denominator.toFixed(6)]),
  ]);
}

forEachDatabase("weeks - every range has the sums of its days", async (database) => {
  const { db } = database;
  const days = Array.from({ length: 24 }, (_, index) => addDays(START, index));
  const people = await addPeople(database, 3, days);
  for (const [number, day] of days.entries()) {
    for (const rowId of people) {
      if ((rowId + number) % 4 > 0) await save(db, rowId, day, sumsOf(rowId + number));
    }
  }
  // A day changes, and another one has no work any more.
  await save(db, people[0]!, addDays(START, 9), sumsOf(40));
  await save(db, people[1]!, addDays(START, 9), null);
  assertEquals(await findWrongWeeks(db, undefined), []);
  for (let first = 0; first < days.length; first++) {
    for (let last = first; last < days.length; last += 3) {
      const [from, to] = [days[first]!, days[last]!];
      assertEquals(await byWeek(db, from, to), await byDay(db, from, to), `${from} to ${to}`);
    }
  }
});

forEachDatabase("weeks - a week without days counts for nobody", async (database) => {
  const { db } = database;
  const [rowId] = await addPeople(database, 1, [START]);
  await save(db, rowId!, START, sumsOf(3));
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("agent_days").where("agent_id", "=", rowId!).execute();
    await sumWeeks(trx, [{ rowId: rowId!, day: START }]);
  });
  assertEquals(await byWeek(db, START, addDays(START, 6)), []);
  assertEquals(await findWrongWeeks(db, undefined), []);
});

onPostgres("weeks - two instances measure days of the same week at once", async (database) => {
  const { db } = database;
  const days = Array.from({ length: 7 }, (_, index) => addDays(START, index));
  const people = await addPeople(database, 4, days);
  for (let round = 1; round <= 5; round++) {
    await Promise.all(days.map((day, index) =>
      db.transaction().execute((trx) => {
        const measured = people.map((rowId) => ({ rowId, day }));
        const saved = measured.map((one) => ({ ...one, sums: sumsOf(round * 10 + index) }));
        return savePerformance(trx, index % 2 ? measured.toReversed() : measured, saved);
      })
    ));
    assertEquals(await findWrongWeeks(db, undefined), []);
  }
});
