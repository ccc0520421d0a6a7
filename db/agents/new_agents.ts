import { type Kysely, sql, type Transaction } from "kysely";
import { searchText } from "@/core/agents/search.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import type { NewAgent } from "./agents.ts";

/**
 * Creates agents with empty rewards. An agent whose id or e-mail is already an id, e-mail or alias
 * of somebody is left out, also when another transaction creates that one at the same moment.
 * @returns the row ids of the agents that were created, by their ids
 */
export async function insertNewAgents(
  trx: Transaction<Schema>,
  agents: readonly NewAgent[],
): Promise<Map<string, number>> {
  if (agents.length === 0) return new Map();
  // Always in the same order, so that two transactions do not wait for each other.
  const sorted = [...agents].sort((a, b) => (a.id < b.id ? -1 : 1));
  const columns: NewRows<"agents"> = {
    key: ["text[]", sorted.map((agent) => agent.id)],
    name: ["text[]", sorted.map((agent) => agent.name)],
    email: ["text[]", sorted.map((agent) => agent.email)],
    search_text: ["text[]", sorted.map(searchText)],
  };
  const { rows } = await sql<{ id: number; key: string }>`WITH made AS (
      ${insertRows("agents", columns)}
      WHERE NOT EXISTS (SELECT FROM agent_aliases l WHERE l.alias IN (n.key, n.email))
        AND NOT EXISTS (SELECT FROM agents a WHERE a.key = n.email OR a.email = n.key)
      ON CONFLICT DO NOTHING RETURNING id, key
    ), rewards AS (INSERT INTO agent_rewards (agent_id) SELECT id FROM made)
    SELECT id, key FROM made`.execute(trx);
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** Reads the ids, names and e-mails of agents by row id. */
export async function findAgentsByRow(
  db: Kysely<Schema>,
  rowIds: readonly number[],
): Promise<Map<number, NewAgent>> {
  if (rowIds.length === 0) return new Map();
  const rows = await db.selectFrom("agents").select(["id", "key", "name", "email"])
    .where(sql<boolean>`id = ANY(${[...new Set(rowIds)]}::int[])`).execute();
  return new Map(rows.map(({ id, key, name, email }) => [id, { id: key, name, email }]));
}
