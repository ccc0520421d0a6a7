import { type Kysely, sql } from "kysely";
import type { ErasedTerms } from "@/core/privacy/terms.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A person of whom something is stored: an agent, an account, or both. */
export interface StoredSubject {
  readonly agentRowId: number | null;
  readonly userId: string | null;
  readonly name: string;
  readonly email: string | null;
  /** The row ids of the agent and of all agents that were merged into it. */
  readonly agentRowIds: readonly number[];
}

/** Finds a person by an agent's row id or by an account's id. */
export async function findStoredSubject(
  db: Kysely<Schema>,
  by: { readonly agentRowId: number } | { readonly userId: string },
): Promise<StoredSubject | undefined> {
  const isAgent = "agentRowId" in by;
  const user = await db.selectFrom("users").select(["id", "name", "email", "agent_id"])
    .$if(isAgent, (query) => query.where("agent_id", "=", isAgent ? by.agentRowId : 0))
    .$if(!isAgent, (query) => query.where("id", "=", isAgent ? "" : by.userId))
    .executeTakeFirst();
  const agentRowId = isAgent ? by.agentRowId : user?.agent_id ?? null;
  if (agentRowId === null) {
    return user &&
      { agentRowId, userId: user.id, name: user.name, email: user.email, agentRowIds: [] };
  }
  const rows = await db.selectFrom("agents").select(["id", "name", "email"])
    .where((eb) => eb.or([eb("id", "=", agentRowId), eb("merged_into", "=", agentRowId)]))
    .execute();
  const agent = rows.find(({ id }) => id === agentRowId);
  return agent && {
    agentRowId,
    userId: user?.id ?? null,
    name: agent.name,
    email: agent.email ?? user?.email ?? null,
    agentRowIds: rows.map(({ id }) => id),
  };
}

/** Collects everything that the person is or was called. @param label the new id */
export async function readTerms(
  db: Kysely<Schema>,
  { agentRowIds, userId }: StoredSubject,
  label: string,
): Promise<ErasedTerms> {
  const rowIds = [...agentRowIds];
  const agents = await sql<{ key: string; name: string; email: string | null }>`
    SELECT key, name, email FROM agents WHERE id = ANY(${rowIds}::int[])`.execute(db);
  const aliases = await sql<{ alias: string }>`
    SELECT alias FROM agent_aliases WHERE agent_id = ANY(${rowIds}::int[])`.execute(db);
  const people = await sql<{
    provider: string;
    tenant: string;
    user: string;
    name: string | null;
    email: string | null;
  }>`SELECT provider, tenant, external_user AS "user", name, email FROM external_identities
    WHERE agent_id = ANY(${rowIds}::int[])`.execute(db);
  const accounts = await sql<{ name: string; email: string }>`
    SELECT name, email FROM users WHERE id = ${userId}
    UNION SELECT name, email FROM invitations
    WHERE agent_id = ANY(${rowIds}::int[]) OR accepted_by = ${userId}`.execute(db);
  const texts = new Set([
    ...agents.rows.map(({ key }) => key),
    ...aliases.rows.map(({ alias }) => alias),
  ]);
  const emails = [
    ...agents.rows,
    ...people.rows,
    ...accounts.rows,
  ].flatMap(({ email }) => email ?? []);
  const former = await readFormerNames(db, [...texts], userId);
  return {
    label,
    ids: unique([...texts, ...(userId === null ? [] : [userId])]),
    emails: unique([...emails, ...former.emails, ...[...texts].filter((one) => one.includes("@"))]),
    names: unique([
      ...[...agents.rows, ...people.rows, ...accounts.rows].flatMap(({ name }) => name ?? []),
      ...former.names,
    ]),
    people: people.rows.map(({ provider, tenant, user }) => ({ provider, tenant, user })),
  };
}

/** Reads names and e-mails that the audit log knows of the person. */
async function readFormerNames(db: Kysely<Schema>, ids: readonly string[], userId: string | null) {
  const { rows } = await sql<{ name: string | null; email: string | null }>`
    SELECT s.state->>'name' AS name, s.state->>'email' AS email FROM audit_log a
    CROSS JOIN LATERAL (VALUES (a.before), (a.after)) AS s(state)
    WHERE (a.object_kind = 'agent' AND a.object_id = ANY(${ids}::text[])
      OR a.object_kind = 'account' AND a.object_id = ${userId})
      AND jsonb_typeof(s.state) = 'object' AND s.state->>'id' = a.object_id`.execute(db);
  return {
    names: rows.flatMap(({ name }) => name ?? []),
    emails: rows.flatMap(({ email }) => email ?? []),
  };
}

function unique(texts: readonly string[]): string[] {
  // Longer ones first: one may be a part of another.
  return [...new Set(texts)].filter((text) => text !== "").sort((a, b) => b.length - a.length);
}

/** How much is stored of a person. */
export interface StoredCounts {
  readonly events: number;
  readonly entries: number;
  readonly aliases: number;
  readonly peopleInTools: number;
  readonly sessions: number;
  readonly pictures: number;
  readonly leaveRequests: number;
  readonly invitations: number;
  readonly acts: number;
  readonly spins: number;
  readonly challenges: number;
  /** Days with visits. */
  readonly visitDays: number;
  readonly findings: number;
  /** Weekly reports that go to one of the addresses. */
  readonly reports: number;
}

/** Counts what is stored of a person. */
export async function countStored(
  db: Kysely<Schema>,
  { agentRowIds, userId }: StoredSubject,
  { ids, emails }: ErasedTerms,
): Promise<StoredCounts> {
  const own = sql`agent_id = ANY(${[...agentRowIds]}::int[])`;
  const { rows } = await sql<StoredCounts>`SELECT
    (SELECT count(*)::int FROM events WHERE ${own}) AS events,
    (SELECT count(*)::int FROM reward_history WHERE ${own}) AS entries,
    (SELECT count(*)::int FROM agent_aliases WHERE ${own}) AS aliases,
    (SELECT count(*)::int FROM external_identities WHERE ${own}) AS "peopleInTools",
    (SELECT count(*)::int FROM sessions WHERE user_id = ${userId}) AS sessions,
    (SELECT count(*)::int FROM users WHERE id = ${userId} AND picture IS NOT NULL) AS pictures,
    (SELECT count(*)::int FROM leave_requests WHERE ${own}) AS "leaveRequests",
    (SELECT count(*)::int FROM invitations WHERE ${own} OR accepted_by = ${userId})
      AS invitations,
    (SELECT count(*)::int FROM audit_log WHERE actor_id = ${userId}
      OR object_id = ANY(${[...ids]}::text[])) AS acts,
    (SELECT count(*)::int FROM spins WHERE ${own}) AS spins,
    (SELECT count(*)::int FROM agent_challenges WHERE ${own}) AS challenges,
    (SELECT count(*)::int FROM visit_days WHERE user_id = ${userId}) AS "visitDays",
    (SELECT count(*)::int FROM fairness_findings WHERE ${own}) AS findings,
    (SELECT count(*)::int FROM report_schedules
      WHERE recipients && ${[...emails]}::text[]) AS reports`.execute(db);
  return rows[0]!;
}
