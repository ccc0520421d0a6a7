import type { Transaction } from "kysely";
import type { NotificationKind } from "@/core/notifications/kinds.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import { type NewNotification, storeNotifications } from "@/db/notifications/new_notifications.ts";
import type { Schema } from "@/db/postgres/schema.ts";

export type { NewNotification } from "@/db/notifications/new_notifications.ts";

/**
 * Kinds that come with a live message of their own, from which a desk knows that there is something
 * new. A spin is earned by a level, an achievement or a day of a streak, which are sent.
 */
const HAVE_MESSAGES: ReadonlySet<NotificationKind> = new Set<NotificationKind>(
  ["level_up", "achievement", "challenge", "change", "spin"],
);

/**
 * Tells agents something, in the transaction in which it happens: both are committed or neither.
 * What was told before, by its key, is not told again, so replays and rebuilds change nothing.
 * @returns the live messages for the outbox of the same transaction
 */
export async function tell(
  trx: Transaction<Schema>,
  told: readonly NewNotification[],
): Promise<OutboxMessage[]> {
  const stored = await storeNotifications(trx, told);
  if (stored === 0) return [];
  const silent = told.filter(({ kind }) => !HAVE_MESSAGES.has(kind));
  return [...new Set(silent.map(({ agent }) => agent))].map((agent) => inboxMessage(agent, "told"));
}

/** Returns the message that tells an agent's desks to read the notifications again. */
export function inboxMessage(
  agent: string,
  change: "told" | "read" | "cleared" | "settings",
): OutboxMessage {
  return { type: "inbox", agent, team: null, data: { agent: { id: agent }, change } };
}
