import { type Kysely, sql } from "kysely";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unnest } from "@/db/postgres/unnest.ts";

/** Reads the points of events in the log, by {@link identityKey}. */
export async function findLoggedPoints(
  db: Kysely<Schema>,
  events: readonly EventIdentity[],
): Promise<Map<string, number>> {
  if (events.length === 0) return new Map();
  const { rows } = await sql<{ source: string; id: string; points: number }>`
    SELECT e.source, e.event_id AS id, e.points FROM ${
    unnest("q", {
      source: ["text[]", events.map((event) => event.source)],
      id: ["text[]", events.map((event) => event.id)],
    })
  } JOIN events e ON e.source = q.source AND e.event_id = q.id`.execute(db);
  return new Map(rows.map((row) => [identityKey(row), row.points]));
}

/** Reads public ids and names of agents, by row id. */
export async function findAgentNames(
  db: Kysely<Schema>,
  rowIds: readonly number[],
): Promise<Map<number, { readonly id: string; readonly name: string }>> {
  if (rowIds.length === 0) return new Map();
  const rows = await db.selectFrom("agents").select(["id", "key", "name"])
    .where("id", "in", [...new Set(rowIds)]).execute();
  return new Map(rows.map(({ id, key, name }) => [id, { id: key, name }]));
}
