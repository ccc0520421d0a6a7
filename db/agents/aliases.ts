import { type Kysely, sql, type Transaction } from "kysely";
import { plainText } from "@/core/agents/search.ts";
import { findSubjects } from "./agents.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Another id or e-mail address of an agent. */
export interface Alias {
  readonly alias: string;
  /** Whether it is the former id of an agent that was merged into this one. */
  readonly isFormerId: boolean;
  readonly createdAt: Date;
}

/** Lists an agent's aliases by name, after a cursor (the last alias of the previous page). */
export async function listAliases(
  db: Kysely<Schema>,
  agentRowId: number,
  page: { readonly limit: number; readonly after: string | null },
): Promise<Alias[]> {
  return await db.selectFrom("agent_aliases")
    .select(["alias", "is_former_id as isFormerId", "created_at as createdAt"])
    .where("agent_id", "=", agentRowId).where("alias", ">", page.after ?? "")
    .orderBy("alias").limit(page.limit).execute();
}

/** Reads the aliases of agents, by row id; each list in order. */
export async function findAliases(
  db: Kysely<Schema>,
  agentRowIds: readonly number[],
): Promise<Map<number, string[]>> {
  if (agentRowIds.length === 0) return new Map();
  const rows = await db.selectFrom("agent_aliases").select(["agent_id", "alias"])
    .where(sql<boolean>`agent_id = ANY(${agentRowIds}::int[])`).orderBy("alias").execute();
  const found = Map.groupBy(rows, ({ agent_id }) => agent_id);
  return new Map([...found].map(([id, some]) => [id, some.map(({ alias }) => alias)]));
}

/** Counts the aliases of an agent. */
export async function countAliases(db: Kysely<Schema>, agentRowId: number): Promise<number> {
  const { count } = await db.selectFrom("agent_aliases")
    .select((eb) => eb.fn.countAll<number>().as("count")).where("agent_id", "=", agentRowId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Gives an agent an alias, unless it is already taken.
 * @param alias a result of `normalizeSubject`
 */
export async function insertAlias(
  trx: Transaction<Schema>,
  agentRowId: number,
  alias: string,
): Promise<void> {
  // If an agent were created under the alias at the same time, no subject could find that agent any
  // more.
  await sql`LOCK TABLE agents IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
  await trx.insertInto("agent_aliases").values({
    alias,
    agent_id: agentRowId,
    search_text: plainText(alias),
  })
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/**
 * Gives agents aliases, except those that name somebody already.
 * @returns the aliases that are another agent's
 */
export async function insertFreeAliases(
  trx: Transaction<Schema>,
  pairs: readonly { readonly alias: string; readonly agentRowId: number }[],
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  await sql`LOCK TABLE agents IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
  const known = await findSubjects(trx, pairs.map(({ alias }) => alias));
  const free = pairs.filter(({ alias }) => !known.has(alias));
  if (free.length > 0) {
    const columns: NewRows<"agent_aliases"> = {
      alias: ["text[]", free.map(({ alias }) => alias)],
      agent_id: ["int[]", free.map(({ agentRowId }) => agentRowId)],
      search_text: ["text[]", free.map(({ alias }) => plainText(alias))],
    };
    await sql`${insertRows("agent_aliases", columns)} ON CONFLICT DO NOTHING`.execute(trx);
  }
  const others = pairs.filter(({ alias, agentRowId }) =>
    known.has(alias) && known.get(alias) !== agentRowId
  );
  return new Set(others.map(({ alias }) => alias));
}

/** Removes an alias. @returns whether the agent had it */
export async function deleteAlias(
  db: Kysely<Schema>,
  agentRowId: number,
  alias: string,
): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("agent_aliases")
    .where("agent_id", "=", agentRowId).where("alias", "=", alias)
    .where("is_former_id", "=", false).executeTakeFirst();
  return numDeletedRows > 0n;
}
