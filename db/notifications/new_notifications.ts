import { type RawBuilder, sql, type Transaction } from "kysely";
import type { Told } from "@/core/notifications/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime, unnest } from "@/db/postgres/unnest.ts";

/** Something to tell an agent. */
export type NewNotification = Told & {
  /** The agent's public id. */
  readonly agent: string;
  /** Names what happened: the agent is told of it once, however often it is handed over. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/**
 * Returns the statement that stores notifications, except those that were stored before and those
 * that their agents do not want.
 */
export function insertNotifications(told: readonly NewNotification[]): RawBuilder<unknown> {
  const columns = {
    agent: ["text[]", told.map((one) => one.agent)],
    kind: ["text[]", told.map((one) => one.kind)],
    key: ["text[]", told.map((one) => one.key)],
    data: ["text[]", told.map((one) => JSON.stringify(one.data))],
    at: ["timestamptz[]", told.map((one) => isoTime(one.at))],
  } as const;
  return sql`INSERT INTO notifications (agent_id, kind, key, data, created_at)
    SELECT a.id, n.kind, n.key, n.data::jsonb, n.at FROM ${unnest("n", columns)}
    JOIN agents a ON a.key = n.agent
    LEFT JOIN notification_settings s ON s.agent_id = a.id
    WHERE s.muted IS NULL OR n.kind <> ALL(s.muted)
    ON CONFLICT (agent_id, key) DO NOTHING`;
}

/** Stores notifications; see {@link insertNotifications}. @returns how many are new */
export async function storeNotifications(
  trx: Transaction<Schema>,
  told: readonly NewNotification[],
): Promise<number> {
  if (told.length === 0) return 0;
  const { numAffectedRows } = await insertNotifications(told).execute(trx);
  return Number(numAffectedRows ?? 0);
}
