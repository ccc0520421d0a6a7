import { type Kysely, sql } from "kysely";
import type { NotificationKind } from "@/core/notifications/kinds.ts";
import type { NotificationView } from "@/core/notifications/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Which of an agent's notifications are meant. */
export interface Chosen {
  readonly ids?: readonly number[] | undefined;
  /** The newest id that is meant. */
  readonly upTo?: number | undefined;
  readonly kind?: NotificationKind | undefined;
}

/** Lists what an agent was told and has not cleared, newest first. */
export async function listNotifications(
  db: Kysely<Schema>,
  agentRowId: number,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<NotificationView[]> {
  let query = db.selectFrom("notifications")
    .select(["id", "kind", "data", "created_at", "read_at"])
    .where("agent_id", "=", agentRowId).where("cleared_at", "is", null);
  if (before !== null) query = query.where("id", "<", before);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map((row) =>
    ({
      id: row.id,
      kind: row.kind,
      data: row.data,
      createdAt: row.created_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    }) as unknown as NotificationView
  );
}

/** Counts what an agent has neither read nor cleared. */
export async function countUnread(db: Kysely<Schema>, agentRowId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM notifications
    WHERE agent_id = ${agentRowId} AND read_at IS NULL AND cleared_at IS NULL`.execute(db);
  return rows[0]!.count;
}

/** Marks notifications as read. @returns how many were unread */
export async function markRead(
  db: Kysely<Schema>,
  agentRowId: number,
  chosen: Chosen,
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`UPDATE notifications SET read_at = ${now}
    WHERE agent_id = ${agentRowId} AND read_at IS NULL AND cleared_at IS NULL
      AND ${isChosen(chosen)}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Takes notifications off the list. @returns how many were on it */
export async function clearNotifications(
  db: Kysely<Schema>,
  agentRowId: number,
  chosen: Chosen,
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`UPDATE notifications SET cleared_at = ${now}
    WHERE agent_id = ${agentRowId} AND cleared_at IS NULL AND ${isChosen(chosen)}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

function isChosen({ ids, upTo, kind }: Chosen) {
  const parts = [
    ...(ids ? [sql`id = ANY(${[...ids]}::bigint[])`] : []),
    ...(upTo === undefined ? [] : [sql`id <= ${upTo}`]),
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    sql`TRUE`,
  ];
  return sql<boolean>`(${sql.join(parts, sql` AND `)})`;
}

/** Removes the oldest notifications of agents who have more than `most`; returns how many. */
export async function removeBeyond(
  db: Kysely<Schema>,
  most: number,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM notifications WHERE id IN (
    SELECT id FROM (
      SELECT id, row_number() OVER (PARTITION BY agent_id ORDER BY id DESC) AS place
      FROM notifications WHERE agent_id IN (
        SELECT agent_id FROM notifications GROUP BY agent_id HAVING count(*) > ${most}
      )
    ) numbered WHERE place > ${most} LIMIT ${limit})`.execute(db);
  return Number(numAffectedRows ?? 0);
}
