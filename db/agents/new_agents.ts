import { type Kysely, sql, type Transaction } from "kysely";
import { searchText } from "@/core/agents/search.ts";
import { idFrom } from "@/core/identity.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** An agent to be created, with empty rewards. */
export interface NewAgent {
  readonly id: string;
  readonly name: string;
  /** Normalized, see core/identity.ts. */
  readonly email: string | null;
  /** None by default. */
  readonly teamRowId?: number | null;
  /** Null, the default: the organization's time zone. */
  readonly timeZone?: string | null;
  readonly isHidden?: boolean;
  /** Whether the agent belongs to the sample data. */
  readonly isSample?: boolean;
}

/**
 * Creates the agents whose id and e-mail address name nobody yet; others are left out. Several
 * instances may create the same agents at once.
 * @returns the row ids of the agents that were created, by their ids
 */
export async function createAgents(
  db: Kysely<Schema>,
  agents: readonly NewAgent[],
): Promise<Map<string, number>> {
  if (agents.length === 0) return new Map();
  // Always in the same order, so that two transactions do not wait for each other.
  const sorted = [...agents].sort((a, b) => (a.id < b.id ? -1 : 1));
  const columns: NewRows<"agents"> = {
    key: ["text[]", sorted.map(({ id }) => id)],
    name: ["text[]", sorted.map(({ name }) => name)],
    email: ["text[]", sorted.map(({ email }) => email)],
    team_id: ["int[]", sorted.map(({ teamRowId = null }) => teamRowId)],
    time_zone: ["text[]", sorted.map(({ timeZone = null }) => timeZone)],
    hidden: ["boolean[]", sorted.map(({ isHidden = false }) => isHidden)],
    is_sample: ["boolean[]", sorted.map(({ isSample = false }) => isSample)],
    search_text: ["text[]", sorted.map(searchText)],
  };
  const { rows } = await sql<{ id: number; key: string }>`WITH made AS (
      ${insertRows("agents", columns)}
      WHERE NOT EXISTS (SELECT FROM agent_aliases l WHERE l.alias IN (n.key, n.email))
        AND NOT EXISTS (SELECT FROM agents a WHERE a.key = n.email OR a.email = n.key)
      ON CONFLICT DO NOTHING RETURNING id, key
    ), rewards AS (INSERT INTO agent_rewards (agent_id) SELECT id FROM made)
    SELECT id, key FROM made`.execute(db);
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** How many numbers are tried behind an id that is taken. */
const MAX_NUMBER = 100;

/**
 * Creates an agent whose id follows from the e-mail address: `ada.king`, or `ada.king-2` when that is
 * taken.
 * @returns the row id
 */
export async function createAgentOfEmail(
  trx: Transaction<Schema>,
  agent: Omit<NewAgent, "id" | "email"> & { readonly email: string },
): Promise<number> {
  const base = idFrom(agent.email);
  const numbered = Array.from({ length: MAX_NUMBER - 1 }, (_, index) => `${base}-${index + 2}`);
  for (const id of base === "" ? [agent.email] : [base, ...numbered, agent.email]) {
    const rowId = (await createAgents(trx, [{ ...agent, id }])).get(id);
    if (rowId !== undefined) return rowId;
  }
  throw new Error("no id is free for a new agent");
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
