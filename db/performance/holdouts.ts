import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { DaySpan } from "@/core/calendars/calendars.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unnest } from "@/db/postgres/unnest.ts";

/** A group of people without Laurel. */
export interface StoredHoldout {
  readonly id: number;
  readonly name: string;
  /** Id and name of the team that the people were drawn from; null: everybody, or by hand. */
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly share: number | null;
  /** What the people were drawn with; null: they were chosen by hand. */
  readonly seed: string | null;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly revision: number;
  /** How many people are in it. */
  readonly people: number;
}

interface HoldoutRow {
  id: number;
  name: string;
  team_key: string | null;
  team_name: string | null;
  share: number | null;
  seed: string | null;
  first_day: Day;
  last_day: Day | null;
  revision: number;
  people: number;
}

const selectHoldouts = (where: RawBuilder<unknown>) =>
  sql<HoldoutRow>`SELECT h.*, t.key AS team_key, t.name AS team_name,
    (SELECT count(*)::int FROM holdout_members m WHERE m.holdout_id = h.id) AS people
    FROM holdouts h LEFT JOIN teams t ON t.id = h.team_id WHERE ${where} ORDER BY h.first_day DESC`;

function toHoldout(row: HoldoutRow): StoredHoldout {
  const { team_key: id, team_name: name } = row;
  return {
    id: row.id,
    name: row.name,
    team: id === null || name === null ? null : { id, name },
    share: row.share,
    seed: row.seed,
    firstDay: row.first_day,
    lastDay: row.last_day,
    revision: row.revision,
    people: row.people,
  };
}

/** Lists the groups, the newest first. */
export async function listHoldouts(db: Kysely<Schema>): Promise<StoredHoldout[]> {
  return (await selectHoldouts(sql`TRUE`).execute(db)).rows.map(toHoldout);
}

/** Returns the last group with a day in a range, or undefined. @param except not this one */
export async function findHoldoutIn(
  db: Kysely<Schema>,
  { from, to }: { readonly from: Day; readonly to: Day },
  except: number | null = null,
): Promise<StoredHoldout | undefined> {
  const overlaps = sql`h.id <> ${except ?? 0}::int AND h.first_day <= ${to}::date
    AND coalesce(h.last_day, 'infinity') >= ${from}::date`;
  const [row] = (await selectHoldouts(overlaps).execute(db)).rows;
  return row && toHoldout(row);
}

/** Locks a group until the transaction ends. */
export async function lockHoldout(
  trx: Transaction<Schema>,
  id: number,
): Promise<StoredHoldout | undefined> {
  await sql`SELECT 1 FROM holdouts WHERE id = ${id} FOR UPDATE`.execute(trx);
  const [row] = (await selectHoldouts(sql`h.id = ${id}`).execute(trx)).rows;
  return row && toHoldout(row);
}

/** A person of a group. */
export interface HoldoutMember {
  readonly rowId: number;
  readonly id: string;
  readonly name: string;
}

/** Lists the people of a group by name. */
export async function listHoldoutMembers(
  db: Kysely<Schema>,
  holdout: number,
): Promise<HoldoutMember[]> {
  const { rows } = await sql<HoldoutMember>`SELECT a.id AS "rowId", a.key AS id, a.name
    FROM holdout_members m JOIN agents a ON a.id = m.agent_id WHERE m.holdout_id = ${holdout}
    ORDER BY a.name, a.key`.execute(db);
  return rows;
}

/** Lists the people who can be in a group, by id: of a team, or everybody. */
export async function listEligible(
  db: Kysely<Schema>,
  team: number | null,
): Promise<HoldoutMember[]> {
  const { rows } = await sql<HoldoutMember>`SELECT a.id AS "rowId", a.key AS id, a.name
    FROM agents a WHERE a.merged_into IS NULL AND a.deactivated_at IS NULL
      AND (${team === null}::boolean OR a.team_id = ${team ?? 0}::int)
    ORDER BY a.key`.execute(db);
  return rows;
}

/** Returns the days without Laurel of each person, by row id. */
export async function listHeldOutDays(db: Kysely<Schema>): Promise<Map<number, DaySpan[]>> {
  const { rows } = await sql<{ agent_id: number; first: Day; last: Day | null }>`
    SELECT m.agent_id, h.first_day AS first, h.last_day AS last FROM holdout_members m
    JOIN holdouts h ON h.id = m.holdout_id ORDER BY m.agent_id, h.first_day`.execute(db);
  const spans = new Map<number, DaySpan[]>();
  for (const { agent_id, first, last } of rows) {
    const own = spans.get(agent_id);
    const span = { first, last: last ?? FOREVER };
    if (own) own.push(span);
    else spans.set(agent_id, [span]);
  }
  return spans;
}

// After every day that events can have.
const FOREVER: Day = "9999-12-31";

/** A group to store. */
export interface NewHoldout {
  readonly name: string;
  readonly teamRowId: number | null;
  readonly share: number | null;
  readonly seed: string | null;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly members: readonly number[];
}

/** Stores a group. @returns its id */
export async function insertHoldout(
  trx: Transaction<Schema>,
  holdout: NewHoldout,
): Promise<number> {
  const { id } = await trx.insertInto("holdouts").values({
    name: holdout.name,
    team_id: holdout.teamRowId,
    share: holdout.share,
    seed: holdout.seed,
    first_day: holdout.firstDay,
    last_day: holdout.lastDay,
  }).returning("id").executeTakeFirstOrThrow();
  await sql`INSERT INTO holdout_members (holdout_id, agent_id)
    SELECT ${id}::int, q.agent_id FROM ${
    unnest("q", { agent_id: ["int[]", holdout.members] })
  } ON CONFLICT DO NOTHING`.execute(trx);
  return id;
}

/** Changes the name and the last day of a group. */
export async function changeHoldout(
  trx: Transaction<Schema>,
  id: number,
  change: { readonly name: string; readonly lastDay: Day | null },
): Promise<void> {
  await sql`UPDATE holdouts SET name = ${change.name}, last_day = ${change.lastDay}::date,
    revision = revision + 1 WHERE id = ${id}`.execute(trx);
}

/** Removes a group that has not begun. */
export async function deleteHoldout(trx: Transaction<Schema>, id: number): Promise<void> {
  await trx.deleteFrom("holdouts").where("id", "=", id).execute();
}

/** Queues the stored work of the people of a group from a day on to be scored again. */
export async function queueHoldoutRescores(
  trx: Transaction<Schema>,
  holdout: number,
  from: Day,
): Promise<void> {
  await sql`INSERT INTO rescores (agent_id, from_day, to_day, reason)
    SELECT m.agent_id, ${from}::date, NULL, 'holdout' FROM holdout_members m
    WHERE m.holdout_id = ${holdout} AND EXISTS (SELECT FROM agent_days d
      WHERE d.agent_id = m.agent_id AND d.day >= ${from}::date)`.execute(trx);
}
