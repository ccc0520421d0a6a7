import type { Kysely } from "kysely";
import type { NotificationKind } from "@/core/notifications/kinds.ts";
import type { QuietHours } from "@/core/notifications/quiet_hours.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** What an agent wants to be told of. */
export interface StoredSettings {
  readonly muted: readonly NotificationKind[];
  readonly quiet: QuietHours | null;
}

/** Reads what an agent wants to be told of: everything, until the agent says otherwise. */
export async function readNotificationSettings(
  db: Kysely<Schema>,
  agentRowId: number,
): Promise<StoredSettings> {
  const row = await db.selectFrom("notification_settings").selectAll()
    .where("agent_id", "=", agentRowId).executeTakeFirst();
  if (!row) return { muted: [], quiet: null };
  const { quiet_from: from, quiet_to: to } = row;
  return {
    muted: row.muted as NotificationKind[],
    quiet: from === null || to === null ? null : { from, to },
  };
}

/** Stores what an agent wants to be told of. */
export async function saveNotificationSettings(
  db: Kysely<Schema>,
  agentRowId: number,
  { muted, quiet }: StoredSettings,
): Promise<void> {
  const values = {
    muted: [...muted],
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
  };
  await db.insertInto("notification_settings").values({ agent_id: agentRowId, ...values })
    .onConflict((conflict) => conflict.column("agent_id").doUpdateSet(values)).execute();
}
