import { type Kysely, type NotNull, type RawBuilder, sql, type Transaction } from "kysely";
import type { PersonInTool } from "@/core/integrations/views.ts";
import type { PeopleFilter } from "@/core/integrations/statuses.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** The account of a tool in which ids of people are unique. */
export interface Account {
  readonly provider: string;
  readonly tenant: string;
}

/** A person in a tool, with what the tool reported; normalized, see core/identity.ts. */
export interface Seen {
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** The agent of a person in a tool. */
export interface Identity {
  /** Null: not assigned yet, or an admin said that this person earns no points. */
  readonly agentRowId: number | null;
}

/**
 * Stores people whom a tool mentioned, and returns their identities. The newest names and e-mails
 * of the tool are kept.
 * @param match how agents are found for unassigned people: by the tool's e-mail, by the tool's id
 *   where that is an agent's id or e-mail, or not at all
 * @returns every person's identity, and who was assigned just now
 */
export async function recordPeople(
  trx: Transaction<Schema>,
  { provider, tenant }: Account,
  people: readonly Seen[],
  { match, now }: { readonly match: "email" | "id" | "none"; readonly now: number },
): Promise<{
  readonly known: Map<string, Identity>;
  readonly matched: readonly string[];
  /** People without an agent about whom no admin has decided. */
  readonly undecided: readonly string[];
}> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (sorted.length === 0) return { known: new Map(), matched: [], undecided: [] };
  const seenAt = sql`${new Date(now)}::timestamptz`;
  const columns: NewRows<"external_identities"> = {
    provider: sql`${provider}::text`,
    tenant: sql`${tenant}::text`,
    external_user: ["text[]", sorted.map((person) => person.id)],
    name: ["text[]", sorted.map((person) => person.name ?? null)],
    email: ["text[]", sorted.map((person) => person.email ?? null)],
    first_seen_at: seenAt,
    last_seen_at: seenAt,
  };
  const { rows } = await sql<
    {
      external_user: string;
      email: string | null;
      agent_id: number | null;
      is_ignored: boolean;
      is_decided: boolean;
    }
  >`${insertRows("external_identities", columns, "i")}
    ON CONFLICT (provider, tenant, external_user) DO UPDATE SET
      name = coalesce(excluded.name, i.name), email = coalesce(excluded.email, i.email),
      last_seen_at = greatest(i.last_seen_at, excluded.last_seen_at)
    RETURNING external_user, email, agent_id, is_ignored, is_decided`.execute(trx);
  const known = new Map(rows.map((row) => [row.external_user, { agentRowId: row.agent_id }]));
  const open = rows.filter((row) => row.agent_id === null && !row.is_ignored).flatMap((row) => {
    const subject = match === "email" ? row.email : row.external_user;
    return subject === null ? [] : [{ tenant, user: row.external_user, subject }];
  });
  const found = match === "none" || open.length === 0
    ? []
    : await assignMatching(trx, provider, open);
  for (const { user, agentRowId } of found) known.set(user, { agentRowId });
  const undecided = rows.filter((row) =>
    !row.is_ignored && !row.is_decided && known.get(row.external_user)!.agentRowId === null
  );
  return {
    known,
    matched: found.map(({ user }) => user),
    undecided: undecided.map((row) => row.external_user),
  };
}

/**
 * Assigns waiting people of an integration to the agents with the e-mails that the tool reported.
 * Their objects are not flagged: the caller derives all of them again.
 */
export async function matchWaiting(
  trx: Transaction<Schema>,
  { provider, tenants }: { readonly provider: string; readonly tenants: readonly string[] },
): Promise<void> {
  const rows = await trx.selectFrom("external_identities")
    .select(["tenant", "external_user", "email"]).where("provider", "=", provider)
    .where(sql<boolean>`tenant = ANY(${[...tenants]}::text[])`)
    .where("agent_id", "is", null).where("is_ignored", "=", false)
    .where("email", "is not", null).$narrowType<{ email: NotNull }>().execute();
  await assignMatching(
    trx,
    provider,
    rows.map((row) => ({ tenant: row.tenant, user: row.external_user, subject: row.email })),
  );
}

/** Assigns unassigned people to the agents that their subjects name. */
async function assignMatching(
  trx: Transaction<Schema>,
  provider: string,
  people: readonly { readonly tenant: string; readonly user: string; readonly subject: string }[],
): Promise<{ readonly user: string; readonly agentRowId: number }[]> {
  const agents = await findSubjects(trx, [...new Set(people.map(({ subject }) => subject))]);
  const found = people.filter(({ subject }) => agents.has(subject));
  if (found.length === 0) return [];
  const columns: ArrayColumns = {
    tenant: ["text[]", found.map(({ tenant }) => tenant)],
    external_user: ["text[]", found.map(({ user }) => user)],
    agent_id: ["int[]", found.map(({ subject }) => agents.get(subject)!)],
  };
  const { rows } = await sql<{ external_user: string; agent_id: number }>`
    UPDATE external_identities i SET agent_id = n.agent_id
    FROM ${unnest("n", columns)}
    WHERE i.provider = ${provider} AND i.tenant = n.tenant
      AND i.external_user = n.external_user AND i.agent_id IS NULL
    RETURNING i.external_user, i.agent_id`.execute(trx);
  return rows.map((row) => ({ user: row.external_user, agentRowId: row.agent_id }));
}

/** Reads the identities of people of an account; people who were never seen are left out. */
export async function findIdentities(
  db: Kysely<Schema>,
  { provider, tenant }: Account,
  users: readonly string[],
): Promise<Map<string, Identity>> {
  if (users.length === 0) return new Map();
  const rows = await db.selectFrom("external_identities").select(["external_user", "agent_id"])
    .where("provider", "=", provider).where("tenant", "=", tenant)
    .where(sql<boolean>`external_user = ANY(${[...users]}::text[])`).execute();
  return new Map(rows.map((row) => [row.external_user, { agentRowId: row.agent_id }]));
}

const FILTERS: Readonly<Record<PeopleFilter, RawBuilder<unknown>>> = {
  waiting: sql`i.agent_id IS NULL AND NOT i.is_ignored`,
  assigned: sql`i.agent_id IS NOT NULL`,
  ignored: sql`i.is_ignored`,
  all: sql`TRUE`,
};

/** Lists the people of an integration's accounts, by tenant and id, after a cursor. */
export async function listIdentities(
  db: Kysely<Schema>,
  integration: {
    readonly id: string;
    readonly provider: string;
    readonly tenants: readonly string[];
  },
  page: {
    readonly limit: number;
    readonly after: { readonly tenant: string; readonly user: string } | null;
    readonly status: PeopleFilter;
    /** Only this person. */
    readonly only?: { readonly tenant: string; readonly user: string };
  },
): Promise<PersonInTool<Date>[]> {
  const after = page.after ?? { tenant: "", user: "" };
  const only = page.only
    ? sql`i.tenant = ${page.only.tenant} AND i.external_user = ${page.only.user}`
    : sql`TRUE`;
  const { rows } = await sql<{
    tenant: string;
    external_user: string;
    name: string | null;
    email: string | null;
    is_ignored: boolean;
    first_seen_at: Date;
    last_seen_at: Date;
    agent_key: string | null;
    agent_name: string | null;
    waiting: number;
  }>`SELECT i.tenant, i.external_user, i.name, i.email, i.is_ignored, i.first_seen_at,
      i.last_seen_at, a.key AS agent_key, a.name AS agent_name,
      (SELECT count(*)::int FROM derived_events d WHERE d.integration_id = ${integration.id}
        AND d.tenant = i.tenant AND d.external_user = i.external_user
        AND d.is_wanted AND d.agent_id IS NULL AND d.problem IS NULL
        AND NOT i.is_ignored) AS waiting
    FROM unnest(${[...integration.tenants]}::text[]) AS q(tenant)
    CROSS JOIN LATERAL (
      SELECT * FROM external_identities i
      WHERE i.provider = ${integration.provider} AND i.tenant = q.tenant
        AND ${FILTERS[page.status]} AND ${only}
        AND (i.tenant, i.external_user) > (${after.tenant}, ${after.user})
      ORDER BY i.external_user LIMIT ${page.limit}
    ) i
    LEFT JOIN agents a ON a.id = i.agent_id
    ORDER BY i.tenant, i.external_user LIMIT ${page.limit}`.execute(db);
  const subjectsOf = (row: typeof rows[number]) =>
    row.agent_key !== null ? [] : [
      ...(integration.provider === "standard" ? [row.external_user] : []),
      ...(row.email === null ? [] : [row.email]),
    ];
  const found = await findSubjects(db, [...new Set(rows.flatMap(subjectsOf))]);
  const agents = await db.selectFrom("agents").select(["id", "key", "name"])
    .where(sql<boolean>`id = ANY(${[...new Set(found.values())]}::int[])`).execute();
  const byRowId = new Map(agents.map(({ id, key, name }) => [id, { id: key, name }]));
  const suggestionOf = (row: typeof rows[number]) => {
    const subject = subjectsOf(row).find((one) => found.has(one));
    return subject === undefined ? null : byRowId.get(found.get(subject)!) ?? null;
  };
  return rows.map((row) => ({
    tenant: row.tenant,
    user: row.external_user,
    name: row.name,
    email: row.email,
    agent: row.agent_key === null ? null : { id: row.agent_key, name: row.agent_name! },
    suggestion: suggestionOf(row),
    isIgnored: row.is_ignored,
    waitingEvents: row.waiting,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  }));
}

/** Counts the people of each integration's accounts who wait to be assigned. */
export async function countWaitingPeople(
  db: Kysely<Schema>,
  integrationIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`SELECT n.id, (
      SELECT count(*)::int FROM external_identities i WHERE i.provider = n.provider
        AND i.tenant = ANY(n.tenants) AND ${FILTERS.waiting}) AS count
    FROM integrations n WHERE n.id = ANY(${[...integrationIds]}::text[])`.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Assigns a person, as an admin says. @returns false when the tool never mentioned the person */
export async function assignIdentity(
  trx: Transaction<Schema>,
  { provider, tenant }: Account,
  user: string,
  to: { readonly agentRowId: number | null; readonly isIgnored: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable("external_identities")
    .set({ agent_id: to.agentRowId, is_ignored: to.isIgnored, is_decided: true })
    .where("provider", "=", provider).where("tenant", "=", tenant)
    .where("external_user", "=", user).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Assigns a person whom the tool has not mentioned yet. */
export async function introduceIdentity(
  trx: Transaction<Schema>,
  { provider, tenant }: Account,
  user: string,
): Promise<void> {
  await trx.insertInto("external_identities")
    .values({ provider, tenant, external_user: user, agent_id: null, name: null, email: null })
    .onConflict((conflict) => conflict.doNothing()).execute();
}
