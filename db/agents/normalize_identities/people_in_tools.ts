import { type Kysely, sql } from "kysely";
import { normalizeEmail, normalizeName, normalizePersonInTool } from "@/core/identity.ts";
import type { Collision } from "./collisions.ts";

// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
type Db = Kysely<any>;

interface Row {
  provider: string;
  tenant: string;
  external_user: string;
  agent_id: number | null;
  name: string | null;
  email: string | null;
}

/**
 * Normalizes the people in tools. When two become equal and have the same agent (or none), one is
 * removed; when they have different agents, both stay.
 */
export async function normalizePeopleInTools(db: Db): Promise<Collision[]> {
  const { rows } = await sql<Row>`SELECT provider, tenant, external_user, agent_id, name, email
    FROM external_identities ORDER BY first_seen_at, external_user`.execute(db);
  const keyOf = ({ provider, tenant }: Row, user: string) =>
    JSON.stringify([provider, tenant, user]);
  const known = new Map(rows.map((row) => [keyOf(row, row.external_user), row]));
  const collisions: Collision[] = [];
  for (const row of rows) {
    const user = normalizePersonInTool(row.provider, row.external_user);
    const name = row.name === null ? null : normalizeName(row.name) || null;
    const email = row.email === null ? null : normalizeEmail(row.email) || null;
    if (name !== row.name || email !== row.email) {
      await sql`UPDATE external_identities SET name = ${name}, email = ${email} WHERE ${is(row)}`
        .execute(db);
    }
    if (user === row.external_user) continue;
    const other = known.get(keyOf(row, user));
    if (user === "" || (other && other.agent_id !== row.agent_id)) {
      const place = `${row.provider}/${row.tenant}/`;
      collisions.push({
        kind: "person_in_tool",
        stored: place + row.external_user,
        became: place + row.external_user,
        sameAs: user === "" ? "" : place + user,
      });
      continue;
    }
    if (other) await sql`DELETE FROM external_identities WHERE ${is(row)}`.execute(db);
    else {
      await sql`UPDATE external_identities SET external_user = ${user} WHERE ${is(row)}`.execute(
        db,
      );
      known.set(keyOf(row, user), row);
    }
    await sql`UPDATE derived_events d SET external_user = ${user} FROM integrations n
      WHERE n.id = d.integration_id AND n.provider = ${row.provider} AND d.tenant = ${row.tenant}
        AND d.external_user = ${row.external_user}`.execute(db);
  }
  return collisions;
}

function is({ provider, tenant, external_user }: Row) {
  return sql`provider = ${provider} AND tenant = ${tenant} AND external_user = ${external_user}`;
}
