import { type Kysely, sql, type Transaction } from "kysely";
import type { NewAgent } from "@/db/agents/new_agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";
import type { Account } from "./identities.ts";

/** A person in one of a tool's accounts. */
export interface PlaceInTool {
  readonly tenant: string;
  readonly user: string;
}

/** What is stored about a person of a tool who may become an agent. */
export interface StoredPerson extends PlaceInTool {
  readonly name: string | null;
  readonly email: string | null;
  /** Null while nobody is assigned. */
  readonly agent: NewAgent | null;
  readonly isIgnored: boolean;
}

/**
 * Reads people of a tool, in the order of their places; people whom the tool never mentioned are
 * left out.
 * @param lock whether to lock them until the transaction ends; always in the same order
 */
export async function readPeople(
  db: Kysely<Schema>,
  provider: string,
  places: readonly PlaceInTool[],
  lock: boolean,
): Promise<StoredPerson[]> {
  if (places.length === 0) return [];
  const chosen = sql`FROM ${unnest("q", placesOf(places))} JOIN external_identities i
      ON i.provider = ${provider} AND i.tenant = q.tenant AND i.external_user = q.external_user`;
  // In a statement of its own: after a wait, a statement that locks still does not see the agents
  // that were created meanwhile.
  if (lock) {
    await sql`SELECT ${chosen} ORDER BY i.tenant COLLATE "C", i.external_user COLLATE "C"
      FOR UPDATE OF i`.execute(db);
  }
  const { rows } = await sql<{
    tenant: string;
    user: string;
    name: string | null;
    email: string | null;
    isIgnored: boolean;
    agent: NewAgent | null;
  }>`SELECT i.tenant, i.external_user AS "user", i.name, i.email, i.is_ignored AS "isIgnored",
      (SELECT json_build_object('id', a.key, 'name', a.name, 'email', a.email)
        FROM agents a WHERE a.id = i.agent_id) AS agent
    ${chosen}`.execute(db);
  const found = new Map(rows.map((row) => [placeKey(row), row]));
  return places.flatMap((place) => found.get(placeKey(place)) ?? []);
}

/** Returns the key of a person for maps. */
export function placeKey({ tenant, user }: PlaceInTool): string {
  return `${tenant}\0${user}`;
}

/**
 * Assigns people to agents; they must be locked.
 * @param isDecided whether an admin decided it
 */
export async function assignPeople(
  trx: Transaction<Schema>,
  provider: string,
  people: readonly (PlaceInTool & { readonly agentRowId: number })[],
  isDecided: boolean,
): Promise<void> {
  if (people.length === 0) return;
  const columns: ArrayColumns = {
    ...placesOf(people),
    agent_id: ["int[]", people.map(({ agentRowId }) => agentRowId)],
  };
  await sql`UPDATE external_identities i SET agent_id = n.agent_id,
      is_decided = i.is_decided OR ${isDecided}::boolean
    FROM ${unnest("n", columns)} WHERE i.provider = ${provider} AND i.tenant = n.tenant
      AND i.external_user = n.external_user`.execute(trx);
}

/** Returns whether any of these people is new, or waits and no admin has decided about them. */
export async function areSomeUndecided(
  db: Kysely<Schema>,
  { provider, tenant }: Account,
  users: readonly string[],
): Promise<boolean> {
  if (users.length === 0) return false;
  const { rows } = await sql<{ settled: number }>`SELECT count(*)::int AS settled
    FROM external_identities WHERE provider = ${provider} AND tenant = ${tenant}
      AND external_user = ANY(${[...users]}::text[])
      AND (agent_id IS NOT NULL OR is_ignored OR is_decided)`.execute(db);
  return rows[0]!.settled < new Set(users).size;
}

/**
 * Locks an integration until the transaction ends.
 * @returns how many people became agents automatically on this day
 */
export async function lockMadeAgents(
  trx: Transaction<Schema>,
  integrationId: string,
  day: string,
): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    SELECT CASE WHEN agents_made_on = ${day}::date THEN agents_made ELSE 0 END AS made
    FROM integrations WHERE id = ${integrationId} FOR NO KEY UPDATE`.execute(trx);
  return rows[0]?.made ?? 0;
}

/** Stores how many people became agents automatically on this day. */
export async function saveMadeAgents(
  trx: Transaction<Schema>,
  integrationId: string,
  { day, made }: { readonly day: string; readonly made: number },
): Promise<void> {
  await trx.updateTable("integrations").set({ agents_made: made, agents_made_on: day })
    .where("id", "=", integrationId).execute();
}

function placesOf(places: readonly PlaceInTool[]) {
  return {
    tenant: ["text[]", places.map(({ tenant }) => tenant)],
    external_user: ["text[]", places.map(({ user }) => user)],
  } satisfies ArrayColumns;
}
