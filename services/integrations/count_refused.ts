import type { Kysely } from "kysely";
import { noteRefused } from "@/db/integrations/integrations.ts";
import type { Schema } from "@/db/postgres/schema.ts";

interface Batch {
  count: number;
  reason: string;
  /** Milliseconds since the epoch. */
  at: number;
  readonly done: Promise<void>;
}

/** Counts a webhook whose signature is not valid; resolves when the count is stored. */
export type CountRefused = (integrationId: string, reason: string, now: number) => Promise<void>;

/**
 * Opens the counter of refused webhooks. Anybody can send any number of them, so while one update
 * runs, all that arrive meanwhile share the next update.
 */
export function openRefusedCount(db: Kysely<Schema>): CountRefused {
  const waiting = new Map<string, Batch>();
  const last = new Map<string, Promise<void>>();
  return async (id, reason, now) => {
    const open = waiting.get(id);
    if (open) {
      open.count++;
      open.reason = reason;
      open.at = now;
      return await open.done;
    }
    const before = last.get(id) ?? Promise.resolve();
    // The callers that wait for the previous batch receive its error.
    const done = before.catch(() => {}).then(async () => {
      waiting.delete(id);
      await noteRefused(db, id, batch);
    }).finally(() => {
      if (last.get(id) === done) last.delete(id);
    });
    const batch: Batch = { count: 1, reason, at: now, done };
    waiting.set(id, batch);
    last.set(id, done);
    await done;
  };
}
