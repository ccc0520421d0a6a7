import { type Kysely, type RawBuilder, sql } from "kysely";
import type { PersonInTool } from "@/core/integrations/views.ts";
import type { PeopleFilter } from "@/core/integrations/statuses.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumn, unnest } from "@/db/postgres/unnest.ts";

/** The account of a tool in which ids of people are unique. */
export interface Account {
  readonly provider: string;
  readonly tenant: string;
}

/** Somebody in a tool, with what it told about them; normalized, see core/identity.ts. */
export interface Seen {
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** Who somebody is to Laurel. */
export interface Identity {
  /** Null: nobody has said so yet, or an admin said that it is nobody. */
  readonly agentRowId: number | null;
}

/**
 * Notes people that a tool mentioned, and tells who they are. Names and e-mails are kept as the tool
 * told them last.
 * @param match how agents are found for people nobody has assigned: by the tool's e-mail, by the
 * tool's id where that is an agent's id or e-mail, or not at all
 * @returns every person's identity, and who became known just now
 */
export async function seePeople(
  trx: Kysely<Schema>,
  { provider, tenant }: Account,
  people: readonly Seen[],
  { match, now }: { readonly match: "email" | "id" | "none"; readonly now: number },
): Promise<{ readonly known: Map<string, Identity>; readonly matched: readonly string[] }> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (sorted.length === 0) return { known: new Map(), matched: [] };
  const columns: ArrayColumn[] = [
    ["text[]", sorted.map((person) => person.id)],
    ["text[]", sorted.map((person) => person.name ?? null)],
    ["text[]", sorted.map((person) => person.email ?? null)],
  ];
  const { rows } = await sql<
    {
      external_user: string;
      email: string | null;
      agent_id: number | null;
      is_ignored: boolean;
    }
  >`INSERT INTO external_identities AS i
      (provider, tenant, external_user, name, email, first_seen_at, last_seen_at)
    SELECT ${provider}::text, ${tenant}::text, s.id, s.name, s.email, ${new Date(now)}::timestamptz,
      ${new Date(now)}::timestamptz
    FROM ${unnest(...columns)} AS s(id, name, email)
    ON CONFLICT (provider, tenant, external_user) DO UPDATE SET
      name = coalesce(excluded.name, i.name), email = coalesce(excluded.email, i.email),
      last_seen_at = greatest(i.last_seen_at, excluded.last_seen_at)
    RETURNING external_user, email, agent_id, is_ignored`.execute(trx);
  const known = new Map(rows.map((row) => [row.external_user, { agentRowId: row.agent_id }]));
  const open = rows.filter((row) => row.agent_id === null && !row.is_ignored).flatMap((row) => {
    const subject = match === "email" ? row.email : row.external_user;
    return subject === null ? [] : [{ tenant, user: row.external_user, subject }];
  });
  if (match === "none" || open.length === 0) return { known, matched: [] };
  const found = await assignMatching(trx, provider, open);
  for (const { user, agentRowId } of found) known.set(user, { agentRowId });
  return { known, matched: found.map(({ user }) => user) };
}

/**
 * Assigns people of an integration who wait to the agents who have the e-mails that the tool gave.
 * Their objects are not flagged: whoever asks for this has them all derived anew.
 */
export async function matchWaiting(
  trx: Kysely<Schema>,
  { provider, tenants }: { readonly provider: string; readonly tenants: readonly string[] },
): Promise<void> {
  const rows = await trx.selectFrom("external_identities")
    .select(["tenant", "external_user", "email"]).where("provider", "=", provider)
    .where(sql<boolean>`tenant = ANY(${[...tenants]}::text[])`)
    .where("agent_id", "is", null).where("is_ignored", "=", false)
    .where("email", "is not", null).execute();
  await assignMatching(
    trx,
    provider,
    rows.map((row) => ({ tenant: row.tenant, user: row.external_user, subject: row.email! })),
  );
}

/** Assigns people whom nobody was assigned to the agents that their subjects mean. */
async function assignMatching(
  trx: Kysely<Schema>,
  provider: string,
  people: readonly { readonly tenant: string; readonly user: string; readonly subject: string }[],
): Promise<{ readonly user: string; readonly agentRowId: number }[]> {
  const agents = await findSubjects(trx, [...new Set(people.map(({ subject }) => subject))]);
  const found = people.filter(({ subject }) => agents.has(subject));
  if (found.length === 0) return [];
  const columns: ArrayColumn[] = [
    ["text[]", found.map(({ tenant }) => tenant)],
    ["text[]", found.map(({ user }) => user)],
    ["int[]", found.map(({ subject }) => agents.get(subject)!)],
  ];
  const { rows } = await sql<{ external_user: string; agent_id: number }>`
    UPDATE external_identities i SET agent_id = n.agent_id
    FROM ${unnest(...columns)} AS n(tenant, external_user, agent_id)
    WHERE i.provider = ${provider} AND i.tenant = n.tenant
      AND i.external_user = n.external_user AND i.agent_id IS NULL
    RETURNING i.external_user, i.agent_id`.execute(trx);
  return rows.map((row) => ({ user: row.external_user, agentRowId: row.agent_id }));
}

/** Who people of an account are, those that were seen. */
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

/** The people of an integration's accounts, by tenant and id, after a cursor. */
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
    /** One person alone. */
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

/** How many people of each integration's accounts wait to be assigned. */
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

/** Says who somebody is. @returns false when the tool never mentioned them */
export async function assignIdentity(
  trx: Kysely<Schema>,
  { provider, tenant }: Account,
  user: string,
  to: { readonly agentRowId: number | null; readonly isIgnored: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable("external_identities")
    .set({ agent_id: to.agentRowId, is_ignored: to.isIgnored })
    .where("provider", "=", provider).where("tenant", "=", tenant)
    .where("external_user", "=", user).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Says who somebody is before the tool has mentioned them. */
export async function introduceIdentity(
  trx: Kysely<Schema>,
  { provider, tenant }: Account,
  user: string,
): Promise<void> {
  await trx.insertInto("external_identities")
    .values({ provider, tenant, external_user: user, agent_id: null, name: null, email: null })
    .onConflict((conflict) => conflict.doNothing()).execute();
}
