import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unnest } from "@/db/postgres/unnest.ts";

const inHoldout = (today: Day) =>
  sql`EXISTS (SELECT FROM holdout_members m JOIN holdouts h ON h.id = m.holdout_id
    WHERE m.agent_id = a.id AND h.first_day <= ${today}::date
      AND coalesce(h.last_day, 'infinity') >= ${today}::date)`;

/** Finds agents whose mark of being in a holdout is not that of today, by row id. */
export async function findSwitched(
  db: Kysely<Schema>,
  today: Day,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT a.id FROM agents a
    WHERE (a.is_held_out OR a.id IN (SELECT agent_id FROM holdout_members))
      AND a.merged_into IS NULL AND a.is_held_out <> ${inHoldout(today)}
    ORDER BY a.id LIMIT ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Marks whether agents are in a holdout today. */
export async function setHeldOut(
  trx: Transaction<Schema>,
  rowIds: readonly number[],
  today: Day,
): Promise<void> {
  await sql`UPDATE agents a SET is_held_out = ${inHoldout(today)}
    FROM ${unnest("q", { id: ["int[]", rowIds] })} WHERE a.id = q.id`.execute(trx);
}
