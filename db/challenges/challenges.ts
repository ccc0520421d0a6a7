import { type Kysely, sql, type Transaction } from "kysely";
import type { Challenge } from "@/core/challenges/challenges.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime, unnest } from "@/db/postgres/unnest.ts";

/** A challenge as it is stored. */
export interface StoredChallenge extends Challenge {
  readonly rowId: number;
  /** When it was first settled and paid; null before. */
  readonly settledAt: number | null;
  /** Whether something has happened since then that may change the winners. */
  readonly needsSettling: boolean;
  readonly canceledAt: number | null;
  readonly cancelReason: string | null;
  /** Counts the changes. */
  readonly revision: number;
}

export interface ChallengeRow {
  id: number;
  key: string;
  title: string;
  description: string | null;
  reward_points: number;
  required_progress: number | null;
  challenge_type: Challenge["kind"];
  difficulty_multiplier: string;
  start_date: Date;
  end_date: Date;
  metric: Challenge["metric"];
  audience: Challenge["audience"];
  joining: Challenge["joining"];
  max_winners: number | null;
  settled_at: Date | null;
  needs_settling: boolean;
  canceled_at: Date | null;
  cancel_reason: string | null;
  revision: number;
}

/** The columns of a challenge `c`. */
export const COLUMNS = sql.raw(
  `c.id, c.key, c.title, c.description, c.reward_points, c.required_progress, c.challenge_type,
  c.difficulty_multiplier, c.start_date, c.end_date, c.metric, c.audience, c.joining,
  c.max_winners, c.settled_at, c.needs_settling, c.canceled_at,
  c.cancel_reason, c.revision`,
);

/** Converts a row of {@link COLUMNS}. */
export function fromRow(row: ChallengeRow): StoredChallenge {
  return {
    rowId: row.id,
    key: row.key,
    title: row.title,
    description: row.description ?? "",
    kind: row.challenge_type,
    metric: row.metric,
    target: row.required_progress,
    rewardPoints: row.reward_points,
    difficultyMultiplier: Number(row.difficulty_multiplier),
    startsAt: row.start_date.getTime(),
    endsAt: row.end_date.getTime(),
    maxWinners: row.max_winners,
    audience: row.audience,
    joining: row.joining,
    settledAt: row.settled_at?.getTime() ?? null,
    needsSettling: row.needs_settling,
    canceledAt: row.canceled_at?.getTime() ?? null,
    cancelReason: row.cancel_reason,
    revision: row.revision,
  };
}

/**
 * Stores a challenge.
 * @returns the challenge, or undefined when its key is taken
 */
export async function insertChallenge(
  trx: Transaction<Schema>,
  challenge: Challenge,
): Promise<StoredChallenge | undefined> {
  const row = await trx.insertInto("challenges")
    .values({ key: challenge.key, ...columnsOf(challenge) })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returning("id").executeTakeFirst();
  return row && {
    ...challenge,
    rowId: row.id,
    settledAt: null,
    needsSettling: false,
    canceledAt: null,
    cancelReason: null,
    revision: 1,
  };
}

/** Stores a change of a challenge and counts it; call it inside `rewards.reconfigure`. */
export async function updateChallenge(
  trx: Transaction<Schema>,
  rowId: number,
  challenge: Challenge,
): Promise<void> {
  await trx.updateTable("challenges")
    .set((eb) => ({ ...columnsOf(challenge), revision: eb("revision", "+", 1) }))
    .where("id", "=", rowId).execute();
}

function columnsOf(challenge: Challenge) {
  return {
    title: challenge.title,
    description: challenge.description,
    reward_points: challenge.rewardPoints,
    required_progress: challenge.target,
    challenge_type: challenge.kind,
    difficulty_multiplier: challenge.difficultyMultiplier.toFixed(2),
    start_date: new Date(challenge.startsAt),
    end_date: new Date(challenge.endsAt),
    metric: JSON.stringify(challenge.metric),
    audience: JSON.stringify(challenge.audience),
    joining: challenge.joining,
    max_winners: challenge.maxWinners,
  };
}

/** Lists what ingest needs: every challenge that was not canceled, oldest first. */
export async function listCountingChallenges(
  db: Kysely<Schema>,
): Promise<readonly StoredChallenge[]> {
  // Includes closed ones, because the reversal of an event that counted can change the winners.
  const { rows } = await sql<ChallengeRow>`SELECT ${COLUMNS} FROM challenges c
    WHERE c.canceled_at IS NULL ORDER BY c.id`.execute(db);
  return rows.map(fromRow);
}

/** Returns the challenge with this key, or undefined. */
export async function findChallenge(
  db: Kysely<Schema>,
  key: string,
): Promise<StoredChallenge | undefined> {
  const { rows } = await sql<ChallengeRow>`SELECT ${COLUMNS} FROM challenges c
    WHERE c.key = ${key}`.execute(db);
  return rows[0] && fromRow(rows[0]);
}

/** Cursor of a list of challenges: the page begins after this one. */
export interface ChallengeCursor {
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
  readonly key: string;
}

/** A page of a list of challenges, those that end last first. */
export interface ChallengePage {
  readonly limit: number;
  readonly after: ChallengeCursor | null;
}

/**
 * Lists challenges, the latest end first.
 * @param page.agent only those that this agent can take part in or takes part in; null: all
 */
export async function listChallenges(
  db: Kysely<Schema>,
  page: {
    limit: number;
    after: ChallengeCursor | null;
    agent: { readonly rowId: number; readonly id: string; readonly team: string | null } | null;
  },
): Promise<readonly StoredChallenge[]> {
  const { agent, after, limit } = page;
  const isAfter = after === null
    ? sql`TRUE`
    : sql`(c.end_date < ${isoTime(after.endsAt)}::timestamptz
    OR c.end_date = ${isoTime(after.endsAt)}::timestamptz AND c.key > ${after.key})`;
  const isFor = agent === null ? sql`TRUE` : sql`(EXISTS (SELECT 1 FROM agent_challenges p
      WHERE p.challenge_id = c.id AND p.agent_id = ${agent.rowId})
    OR c.audience @> ${JSON.stringify({ agents: [agent.id] })}::jsonb
    OR ((c.challenge_type <> 'team' OR ${agent.team !== null}::boolean)
      AND (c.audience = '"everyone"'::jsonb
        OR c.audience @> ${JSON.stringify({ teams: [agent.team] })}::jsonb)))`;
  const { rows } = await sql<ChallengeRow>`SELECT ${COLUMNS} FROM challenges c
    WHERE ${isAfter} AND ${isFor} ORDER BY c.end_date DESC, c.key LIMIT ${limit}`.execute(db);
  return rows.map(fromRow);
}

/** Counts the challenges that have not ended at a time. */
export async function countChallenges(trx: Transaction<Schema>, now: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM challenges
    WHERE canceled_at IS NULL AND end_date > ${isoTime(now)}::timestamptz`.execute(trx);
  return rows[0]!.count;
}

/** Returns those of some team ids that do not exist. */
export async function findUnknownTeams(
  trx: Kysely<Schema>,
  teams: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`SELECT q.name
    FROM ${unnest("q", { name: ["text[]", teams] })}
    WHERE NOT EXISTS (SELECT 1 FROM teams AS k WHERE k.key = q.name)`.execute(trx);
  return rows.map((row) => row.name);
}

/** Ends a challenge without winners; call it inside `rewards.reconfigure`. */
export async function cancelChallenge(
  trx: Transaction<Schema>,
  rowId: number,
  { at, reason }: { readonly at: number; readonly reason: string | null },
): Promise<void> {
  await trx.updateTable("challenges").set((eb) => ({
    canceled_at: new Date(at),
    cancel_reason: reason,
    revision: eb("revision", "+", 1),
  })).where("id", "=", rowId).execute();
}

/**
 * Locks challenges, so that transactions that change them wait for each other. They are locked in
 * the order of their ids, after the agents and before the agents' progress, which prevents
 * deadlocks.
 */
export async function lockChallenges(
  trx: Transaction<Schema>,
  rowIds: readonly number[],
): Promise<void> {
  await sql`SELECT id FROM challenges WHERE id = ANY(${rowIds}::int[]) ORDER BY id
    FOR NO KEY UPDATE`.execute(trx);
}

/**
 * Marks challenges whose result may have changed, so that they are settled again. Lock them first.
 */
export async function markUnsettled(
  trx: Transaction<Schema>,
  rowIds: readonly number[],
): Promise<void> {
  await sql`UPDATE challenges SET needs_settling = TRUE WHERE id = ANY(${rowIds}::int[])`
    .execute(trx);
}

/** Lists the row ids of the challenges that must be settled at a time, the earliest end first. */
export async function listDueChallenges(
  db: Kysely<Schema>,
  { closedBefore, limit, except }: {
    readonly closedBefore: number;
    readonly limit: number;
    readonly except: readonly number[];
  },
): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM challenges
    WHERE canceled_at IS NULL AND end_date <= ${isoTime(closedBefore)}::timestamptz
      AND (settled_at IS NULL OR needs_settling) AND id <> ALL(${[...except]}::int[])
    ORDER BY end_date, id LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Locks a challenge that must be settled, until the transaction ends.
 * @returns undefined when it need not be settled any more, or when another instance is settling it
 */
export async function tryLockDueChallenge(
  trx: Transaction<Schema>,
  rowId: number,
): Promise<StoredChallenge | undefined> {
  const { rows } = await sql<ChallengeRow>`SELECT ${COLUMNS} FROM challenges c
    WHERE c.id = ${rowId} AND c.canceled_at IS NULL AND (c.settled_at IS NULL OR c.needs_settling)
    FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows[0] && fromRow(rows[0]);
}

/** Marks a challenge as settled and paid. */
export async function markSettled(
  trx: Transaction<Schema>,
  rowId: number,
  at: number,
): Promise<void> {
  await sql`UPDATE challenges SET settled_at = coalesce(settled_at, ${isoTime(at)}::timestamptz),
    needs_settling = FALSE WHERE id = ${rowId}`.execute(trx);
}
