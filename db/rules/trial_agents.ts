import { type Kysely, type RawBuilder, sql } from "kysely";
import { searchWords } from "@/core/agents/search.ts";
import type { TRIAL_SORTS, TrialAgent, TrialSums } from "@/core/rules/trial_views.ts";
import { containing } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Which agents of a trial are listed, and in which order. */
export interface TrialAgentFilter {
  readonly search: string;
  readonly only: "all" | "changed" | "gains" | "losses";
  readonly sort: typeof TRIAL_SORTS[number];
}

const ONLY: Readonly<Record<TrialAgentFilter["only"], RawBuilder<unknown>>> = {
  all: sql`TRUE`,
  changed: sql`t.changed_entries > 0`,
  gains: sql`t.difference > 0`,
  losses: sql`t.difference < 0`,
};

const SORTS: Readonly<Record<TrialAgentFilter["sort"], RawBuilder<unknown>>> = {
  gain: sql`t.difference DESC`,
  loss: sql`t.difference`,
  before: sql`t.points_before DESC`,
  after: sql`t.points_before + t.difference DESC`,
  name: sql`a.name`,
};

/** Lists the agents of a trial that were compared so far. */
export async function listTrialAgents(
  db: Kysely<Schema>,
  trial: number,
  { search, only, sort }: TrialAgentFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<TrialAgent[]> {
  const found = searchWords(search).map((word) =>
    sql` AND coalesce(a.search_text, a.name || E'\n' || a.key) LIKE ${containing(word)}`
  );
  const { rows } = await sql<
    { id: string; name: string; before: number; difference: number; entries: number }
  >`SELECT a.key AS id, a.name, t.points_before AS before, t.difference,
      t.changed_entries AS entries
    FROM rule_trial_agents t JOIN agents a ON a.id = t.agent_id
    WHERE t.trial_id = ${trial}::int AND ${ONLY[only]}${sql.join(found, sql``)}
    ORDER BY ${SORTS[sort]}, a.key LIMIT ${limit}::int OFFSET ${offset}::int`.execute(db);
  return rows.map(({ id, name, before, difference, entries }) => ({
    agent: { id, name },
    before,
    after: before + difference,
    difference,
    changedEntries: entries,
  }));
}

/** Adds up the agents of a trial that were compared so far. */
export async function sumTrial(db: Kysely<Schema>, trial: number): Promise<TrialSums> {
  const { rows } = await sql<TrialSums>`SELECT
      coalesce(sum(points_before), 0)::float8 AS before,
      coalesce(sum(points_before + difference), 0)::float8 AS after,
      count(*) FILTER (WHERE changed_entries > 0)::int AS "changedAgents",
      count(*) FILTER (WHERE difference > 0)::int AS gaining,
      count(*) FILTER (WHERE difference < 0)::int AS losing
    FROM rule_trial_agents WHERE trial_id = ${trial}::int`.execute(db);
  return rows[0]!;
}
