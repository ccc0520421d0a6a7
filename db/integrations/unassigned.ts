import { type Kysely, sql } from "kysely";
import { plainText, searchWords } from "@/core/agents/search.ts";
import type { PersonInTool, UnassignedPerson } from "@/core/integrations/views.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { containing } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A place in the list, which begins with whoever was seen last. */
export interface UnassignedPlace {
  readonly lastSeenAt: string;
  readonly provider: string;
  readonly tenant: string;
  readonly user: string;
}

/** Which people are listed. */
export interface UnassignedPage {
  readonly limit: number;
  readonly after: UnassignedPlace | null;
  /** Words that are in the name, the e-mail address or the id. */
  readonly search: string;
  /** The id of an integration; undefined: all. */
  readonly integration?: string | undefined;
  /** Whether those who are ignored are listed, instead of those who wait. */
  readonly isIgnored: boolean;
}

/** A person, with the times as the database has them. */
type Unassigned = PersonInTool<Date> & Pick<UnassignedPerson, "integration" | "suggestedBy">;

interface Row {
  id: string;
  integration_name: string;
  provider: string;
  tenant: string;
  external_user: string;
  name: string | null;
  email: string | null;
  is_ignored: boolean;
  first_seen_at: Date;
  last_seen_at: Date;
  waiting: number;
}

/** Lists people of all tools who are nobody's yet, or who are ignored. */
export async function listUnassigned(
  db: Kysely<Schema>,
  { limit, after, search, integration, isIgnored }: UnassignedPage,
): Promise<Unassigned[]> {
  const words = searchWords(search).map((word) =>
    sql`lower(concat_ws(' ', i.name, i.email, i.external_user)) LIKE ${containing(word)}`
  );
  const { rows } = await sql<Row>`SELECT n.id, n.name AS integration_name, i.provider, i.tenant,
      i.external_user, i.name, i.email, i.is_ignored, i.first_seen_at, i.last_seen_at,
      (SELECT count(*)::int FROM derived_events d WHERE d.integration_id = n.id
        AND d.tenant = i.tenant AND d.external_user = i.external_user
        AND d.is_wanted AND d.agent_id IS NULL AND d.problem IS NULL
        AND NOT i.is_ignored) AS waiting
    FROM external_identities i
    -- Several integrations may read the same account of a tool: the oldest stands for it.
    JOIN LATERAL (SELECT id, name FROM integrations n WHERE n.provider = i.provider
      AND i.tenant = ANY(n.tenants) AND n.deleted_at IS NULL
      AND (${integration ?? null}::text IS NULL OR n.id = ${integration ?? null})
      ORDER BY created_at, id LIMIT 1) n ON TRUE
    WHERE i.agent_id IS NULL AND i.is_ignored = ${isIgnored}::boolean
      AND ${words.length === 0 ? sql`TRUE` : sql.join(words, sql` AND `)}
      AND (${after?.lastSeenAt ?? null}::timestamptz IS NULL
        OR (i.last_seen_at, i.provider, i.tenant, i.external_user) <
          (${after?.lastSeenAt ?? null}::timestamptz, ${after?.provider ?? ""}::text,
            ${after?.tenant ?? ""}::text, ${after?.user ?? ""}::text))
    ORDER BY i.last_seen_at DESC, i.provider DESC, i.tenant DESC, i.external_user DESC
    LIMIT ${limit}`.execute(db);
  const suggest = await suggestions(db, rows);
  return rows.map((row) => ({
    integration: { id: row.id, name: row.integration_name, provider: row.provider },
    tenant: row.tenant,
    user: row.external_user,
    name: row.name,
    email: row.email,
    agent: null,
    ...suggest(row),
    isIgnored: row.is_ignored,
    waitingEvents: row.waiting,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  }));
}

type Suggestion = Pick<Unassigned, "suggestion" | "suggestedBy">;

/** Finds agents with the same e-mail address, or else with the same name when only one has it. */
async function suggestions(
  db: Kysely<Schema>,
  rows: readonly Row[],
): Promise<(row: Row) => Suggestion> {
  const subjectsOf = ({ provider, external_user, email }: Row) => [
    ...(provider === "standard" ? [external_user] : []),
    ...(email === null ? [] : [email]),
  ];
  const found = await findSubjects(db, [...new Set(rows.flatMap(subjectsOf))]);
  const names = [...new Set(rows.flatMap(({ name }) => name === null ? [] : plainText(name)))];
  const { rows: agents } = await sql<{ id: number; key: string; name: string; plain: string }>`
    SELECT id, key, name, split_part(search_text, E'\n', 1) AS plain FROM agents
    WHERE merged_into IS NULL AND deactivated_at IS NULL
      AND (id = ANY(${[...new Set(found.values())]}::int[])
        OR split_part(search_text, E'\n', 1) = ANY(${names}::text[]))`.execute(db);
  const byRowId = new Map(agents.map((agent) => [agent.id, agent]));
  const byName = Map.groupBy(agents, ({ plain }) => plain);
  return (row) => {
    const rowId = subjectsOf(row).map((one) => found.get(one)).find((one) => one !== undefined);
    const known = rowId === undefined ? undefined : byRowId.get(rowId);
    if (known) return { suggestion: { id: known.key, name: known.name }, suggestedBy: "email" };
    const namesakes = row.name === null ? [] : byName.get(plainText(row.name)) ?? [];
    const [only] = namesakes;
    return only && namesakes.length === 1
      ? { suggestion: { id: only.key, name: only.name }, suggestedBy: "name" }
      : { suggestion: null, suggestedBy: null };
  };
}
