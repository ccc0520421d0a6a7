import { type Kysely, sql, type Transaction } from "kysely";
import { plainText } from "@/core/agents/search.ts";
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
