import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { LeaveState, LeaveView } from "@/core/leave.ts";
import { brokenConstraint } from "./postgres/constraint.ts";
import type { Schema } from "./postgres/schema.ts";

/** A request for leave with its agent. */
export interface StoredLeave {
  readonly leave: LeaveView;
  readonly agentRowId: number;
  readonly agent: { readonly id: string; readonly name: string };
  /** Key of the agent's current team, or null. */
  readonly team: string | null;
  readonly picture: string | null;
  readonly revision: number;
  /** How many others of the team have granted leave on some of these days. */
  readonly overlapping: number;
}

/** A request that is stored. */
export interface NewLeave {
  readonly agentRowId: number;
  readonly first: Day;
  readonly last: Day;
  readonly note: string;
  readonly state: "asked" | "granted";
  readonly at: Date;
  /** Who entered it for the agent; left out: the agent. */
  readonly by?: { readonly userId: string; readonly name: string };
}

/** A decision about a request. */
export interface LeaveDecision {
  readonly state: Exclude<LeaveState, "asked">;
  readonly at: Date;
  readonly by: { readonly userId: string; readonly name: string };
  readonly reason: string | null;
}

/**
 * Stores a request.
 * @returns its id, or undefined when some of the days are in another request of the agent; then the
 * transaction can only be rolled back
 */
export async function insertLeave(
  trx: Transaction<Schema>,
  leave: NewLeave,
): Promise<number | undefined> {
  try {
    const { id } = await trx.insertInto("leave_requests").values({
      agent_id: leave.agentRowId,
      first_day: leave.first,
      last_day: leave.last,
      note: leave.note,
      state: leave.state,
      asked_at: leave.at,
      decided_at: leave.state === "granted" ? leave.at : null,
      decided_by: leave.by?.userId ?? null,
      decided_by_name: leave.by?.name ?? null,
    }).returning("id").executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (brokenConstraint(error) === "leave_no_overlap") return undefined;
    throw error;
  }
}

/** Stores what was decided about a request that is still in the state `from`; false: it is not. */
export async function decideLeave(
  trx: Transaction<Schema>,
  id: number,
  from: LeaveState,
  { state, at, by, reason }: LeaveDecision,
): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable("leave_requests").set({
    state,
    decided_at: at,
    decided_by: by.userId,
    decided_by_name: by.name,
    reason,
    revision: sql`revision + 1`,
  }).where("id", "=", id).where("state", "=", from).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Moves leave to other days, and counts the change.
 * @returns false when some of the days are in another request of the agent; then the transaction can
 * only be rolled back
 */
export async function moveLeaveDays(
  trx: Transaction<Schema>,
  id: number,
  { first, last, note }: { readonly first: Day; readonly last: Day; readonly note: string },
): Promise<boolean> {
  try {
    await trx.updateTable("leave_requests")
      .set({ first_day: first, last_day: last, note, revision: sql`revision + 1` })
      .where("id", "=", id).execute();
    return true;
  } catch (error) {
    if (brokenConstraint(error) === "leave_no_overlap") return false;
    throw error;
  }
}

/** Marks granted leave as canceled whose days off somebody removed from the calendar. */
export async function cancelLeaveOfDays(
  trx: Transaction<Schema>,
  agentRowId: number,
  { first, last }: { readonly first: Day; readonly last: Day },
  at: Date,
): Promise<void> {
  await trx.updateTable("leave_requests").set({ state: "canceled", decided_at: at })
    .where("agent_id", "=", agentRowId).where("state", "=", "granted")
    .where("first_day", "=", first).where("last_day", "=", last).execute();
}

/** Returns the agent's first days off that overlap a span, or undefined. */
export async function findDaysOffWithin(
  db: Kysely<Schema>,
  agentRowId: number,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<{ readonly first: Day; readonly last: Day } | undefined> {
  return await db.selectFrom("days_off").select(["first_day as first", "last_day as last"])
    .where("agent_id", "=", agentRowId)
    .where("first_day", "<=", last).where("last_day", ">=", first)
    .orderBy("first_day").executeTakeFirst();
}

/** Returns the agent's request that waits or is granted and overlaps a span, or undefined. */
export async function findLeaveWithin(
  db: Kysely<Schema>,
  agentRowId: number,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<{ readonly first: Day; readonly last: Day } | undefined> {
  return await db.selectFrom("leave_requests").select(["first_day as first", "last_day as last"])
    .where("agent_id", "=", agentRowId).where("state", "in", ["asked", "granted"])
    .where("first_day", "<=", last).where("last_day", ">=", first)
    .orderBy("first_day").executeTakeFirst();
}

/** Counts the agent's requests that wait for a decision. */
export async function countAskedLeave(db: Kysely<Schema>, agentRowId: number): Promise<number> {
  const { count } = await db.selectFrom("leave_requests")
    .where("agent_id", "=", agentRowId).where("state", "=", "asked")
    .select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return Number(count);
}

interface LeaveRow {
  id: number;
  first_day: Day;
  last_day: Day;
  note: string;
  state: LeaveState;
  asked_at: Date;
  decided_at: Date | null;
  decided_by_name: string | null;
  reason: string | null;
  agent_id: number;
  key: string;
  name: string;
  team: string | null;
  picture: string | null;
  revision: number;
  overlapping: number;
}

/** Returns the request with this id, or undefined. */
export async function findLeave(
  db: Kysely<Schema>,
  id: number,
): Promise<StoredLeave | undefined> {
  return (await select(db, sql`l.id = ${id}`, sql`l.id`, 1))[0];
}

/** The place of a request in a list of them. */
export interface LeavePlace {
  readonly first: Day;
  readonly id: number;
}

/** Lists an agent's requests, those with the latest days first. */
export async function listLeaveOf(
  db: Kysely<Schema>,
  agentRowId: number,
  page: { readonly limit: number; readonly before: LeavePlace | null },
): Promise<StoredLeave[]> {
  const { first, id } = page.before ?? { first: "9999-12-31", id: 2_147_483_647 };
  return await select(
    db,
    sql`l.agent_id = ${agentRowId} AND (l.first_day, l.id) < (${first}::date, ${id}::int)`,
    sql`l.first_day DESC, l.id DESC`,
    page.limit,
  );
}

/** What waits for a decision, what was decided, or both with what was withdrawn. */
export type LeaveList = "asked" | "decided" | "all";

/**
 * Lists the requests of teams; with null, of everybody. Requests that wait come in the order of
 * their days, decided ones with the latest first.
 */
export async function listLeaveOfTeams(
  db: Kysely<Schema>,
  { teams, which, agent = null, limit, after }: {
    readonly teams: readonly string[] | null;
    readonly which: LeaveList;
    /** Row id of the only agent whose leave is listed; null: any. */
    readonly agent?: number | null;
    readonly limit: number;
    readonly after: LeavePlace | null;
  },
): Promise<StoredLeave[]> {
  const inTeams = sql`(${teams === null}::boolean OR t.key = ANY(${teams ?? []}::text[]))
    AND (${agent === null}::boolean OR l.agent_id = ${agent ?? 0}::int)`;
  if (which === "asked") {
    const { first, id } = after ?? { first: "0001-01-01", id: 0 };
    const place = sql`(l.first_day, l.id) > (${first}::date, ${id}::int)`;
    const where = sql`l.state = 'asked' AND ${inTeams} AND ${place}`;
    return await select(db, where, sql`l.first_day, l.id`, limit);
  }
  const { first, id } = after ?? { first: "9999-12-31", id: 2_147_483_647 };
  const place = sql`(l.first_day, l.id) < (${first}::date, ${id}::int)`;
  const states = which === "all"
    ? ["asked", "granted", "declined", "withdrawn", "canceled"]
    : ["granted", "declined", "canceled"];
  const where = sql`l.state = ANY(${states}::text[]) AND ${inTeams} AND ${place}`;
  return await select(db, where, sql`l.first_day DESC, l.id DESC`, limit);
}

async function select(
  db: Kysely<Schema>,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<StoredLeave[]> {
  const { rows } = await sql<LeaveRow>`SELECT l.id, l.first_day, l.last_day, l.note, l.state,
      l.asked_at, l.decided_at, l.decided_by_name, l.reason, l.agent_id, l.revision, a.key, a.name,
      t.key AS team, u.picture,
      (SELECT count(DISTINCT o.agent_id)::int FROM days_off o JOIN agents b ON b.id = o.agent_id
        WHERE b.team_id = a.team_id AND b.id <> a.id
          AND o.first_day <= l.last_day AND o.last_day >= l.first_day) AS overlapping
    FROM leave_requests l JOIN agents a ON a.id = l.agent_id
    LEFT JOIN teams t ON t.id = a.team_id LEFT JOIN users u ON u.agent_id = a.id
    WHERE ${where} ORDER BY ${order} LIMIT ${limit}`.execute(db);
  return rows.map(toLeave);
}

function toLeave(row: LeaveRow): StoredLeave {
  return {
    leave: {
      id: row.id,
      first: row.first_day,
      last: row.last_day,
      note: row.note,
      state: row.state,
      askedAt: row.asked_at.toISOString(),
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: row.decided_by_name,
      reason: row.reason,
    },
    agentRowId: row.agent_id,
    agent: { id: row.key, name: row.name },
    team: row.team,
    picture: row.picture,
    revision: row.revision,
    overlapping: row.overlapping,
  };
}

/** Counts the people besides the agent's own account who may decide about the agent's leave. */
export async function countOtherDeciders(db: Kysely<Schema>, agentRowId: number): Promise<number> {
  const { rows } = await sql<{ others: number }>`SELECT count(*)::int AS others
    FROM agents a JOIN users u ON u.deactivated_at IS NULL AND u.agent_id IS DISTINCT FROM a.id
      AND (u.role = 'admin' OR (u.role = 'manager' AND EXISTS (
        SELECT FROM team_managers m WHERE m.user_id = u.id AND m.team_id = a.team_id)))
    WHERE a.id = ${agentRowId}`.execute(db);
  return rows[0]!.others;
}

/** Moves the requests of a merged agent; of two for the same days, the merged agent's is canceled. */
export async function moveLeave(
  trx: Transaction<Schema>,
  { from, into }: { readonly from: number; readonly into: number },
): Promise<void> {
  await sql`UPDATE leave_requests l SET state = 'canceled' WHERE l.agent_id = ${from}
    AND l.state IN ('asked', 'granted') AND EXISTS (SELECT FROM leave_requests o
      WHERE o.agent_id = ${into} AND o.state IN ('asked', 'granted')
        AND o.first_day <= l.last_day AND o.last_day >= l.first_day)`.execute(trx);
  await sql`UPDATE leave_requests SET agent_id = ${into} WHERE agent_id = ${from}`.execute(trx);
}

/** Somebody whose leave may have begun, and not ended. */
export interface AwaySpan {
  readonly agent: string;
  /** The agent's own time zone; null: the organization's. */
  readonly timeZone: string | null;
  readonly first: Day;
  readonly last: Day;
}

/**
 * Lists the leave that touches a span of days, of agents who can be on boards.
 * @param of whose: those of some teams (null: of all) and one agent
 */
export async function listAway(
  db: Kysely<Schema>,
  of: { readonly teams: readonly string[] | null; readonly agent: string | null },
  { from, to, limit }: { readonly from: Day; readonly to: Day; readonly limit: number },
): Promise<AwaySpan[]> {
  const { rows } = await sql<AwaySpan>`SELECT a.key AS agent, a.time_zone AS "timeZone",
      o.first_day AS first, o.last_day AS last
    FROM days_off o JOIN agents a ON a.id = o.agent_id LEFT JOIN teams t ON t.id = a.team_id
    WHERE o.last_day >= ${from}::date AND o.first_day <= ${to}::date
      AND NOT a.hidden AND NOT a.is_held_out AND a.deactivated_at IS NULL
      AND (a.key = ${of.agent}::text OR ${of.teams === null}::boolean OR t.key = ANY(${
    of.teams ?? []
  }::text[]))
    ORDER BY a.key LIMIT ${limit}`.execute(db);
  return rows;
}
