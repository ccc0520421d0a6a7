import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A streak that ends with the day unless there is work. */
export interface StreakInDanger {
  readonly agent: string;
  readonly length: number;
}

/**
 * Lists the streaks of agents in some time zones that end after a day, and that were not told of on
 * this day. Only streaks that were derived from the agent's latest scoring count, so that work of a
 * moment ago is never overlooked.
 * @param today the day in these time zones
 * @param zones null in it: agents without a time zone of their own
 */
export async function findStreaksInDanger(
  trx: Transaction<Schema>,
  { today, zones, least, limit }: {
    readonly today: Day;
    readonly zones: readonly (string | null)[];
    /** The shortest streak that is worth a word. */
    readonly least: number;
    readonly limit: number;
  },
): Promise<StreakInDanger[]> {
  const named = zones.filter((zone) => zone !== null);
  const { rows } = await sql<StreakInDanger>`SELECT a.key AS agent, s.length
    FROM streak_spells s
    JOIN agents a ON a.id = s.agent_id
    JOIN agent_spans d ON d.agent_id = a.id
    JOIN agent_rewards r ON r.agent_id = a.id AND r.version = d.version
    WHERE s.ends_on = ${today}::date + 1 AND s.last_day < ${today}::date AND s.length >= ${least}
      AND a.deactivated_at IS NULL AND a.merged_into IS NULL AND NOT a.is_held_out
      AND (a.time_zone = ANY(${named}::text[])
        OR (a.time_zone IS NULL AND ${zones.includes(null)}))
      AND NOT EXISTS (SELECT FROM notifications n
        WHERE n.agent_id = a.id AND n.key = 'streak/' || ${today}::text)
      AND NOT EXISTS (SELECT FROM notification_settings q
        WHERE q.agent_id = a.id AND 'streak' = ANY(q.muted))
    ORDER BY a.id LIMIT ${limit}
    FOR SHARE OF r SKIP LOCKED`.execute(trx);
  return rows;
}

/** Lists the time zones that agents have; null: the organization's. */
export async function listAgentZones(db: Kysely<Schema>): Promise<(string | null)[]> {
  const rows = await db.selectFrom("agents").select("time_zone").distinct()
    .where("deactivated_at", "is", null).where("merged_into", "is", null).execute();
  return rows.map((row) => row.time_zone);
}

/** A boost that has begun. */
export interface BegunBoost {
  readonly id: number;
  readonly name: string;
  readonly title: string | null;
  readonly factor: number;
  readonly endsAt: Date;
  /** Row ids; null: everybody. */
  readonly team: number | null;
  readonly agent: number | null;
  /** Whether it was won in a spin, which the winner saw. */
  readonly isWon: boolean;
}

/** Finds a boost whose beginning nobody was told, and locks it. */
export async function lockBegunBoost(
  trx: Transaction<Schema>,
  now: Date,
): Promise<BegunBoost | undefined> {
  const { rows } = await sql<BegunBoost>`SELECT id, name, title, factor, ends_at AS "endsAt",
      team_id AS team, agent_id AS agent, spin_id IS NOT NULL AS "isWon"
    FROM boosts WHERE told_at IS NULL AND starts_at <= ${now}
    ORDER BY starts_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows[0];
}

/** Lists agents who have a boost and were not told of it. */
export async function findUntoldOfBoost(
  trx: Transaction<Schema>,
  { id, team, agent }: Pick<BegunBoost, "id" | "team" | "agent">,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`SELECT a.key FROM agents a
    LEFT JOIN notification_settings q ON q.agent_id = a.id
    WHERE a.deactivated_at IS NULL AND a.merged_into IS NULL AND NOT a.is_held_out
      AND (${team}::int IS NULL OR a.team_id = ${team})
      AND (${agent}::int IS NULL OR a.id = ${agent})
      AND (q.muted IS NULL OR 'boost' <> ALL(q.muted))
      AND NOT EXISTS (SELECT FROM notifications n
        WHERE n.agent_id = a.id AND n.key = 'boost/' || ${id}::text)
    ORDER BY a.id LIMIT ${limit}`.execute(trx);
  return rows.map(({ key }) => key);
}

/** Stores that everybody who has a boost was told of its beginning. */
export async function markBoostTold(
  trx: Transaction<Schema>,
  id: number,
  now: Date,
): Promise<void> {
  await trx.updateTable("boosts").set({ told_at: now }).where("id", "=", id).execute();
}
