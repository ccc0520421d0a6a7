import { sql, type Transaction } from "kysely";
import type { ErasedTerms } from "@/core/privacy/terms.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/**
 * Gives an erased person other ids in tools, wherever Laurel stored them, so that what followed from
 * their work stays theirs. When a tool names the person again, it is somebody new to Laurel.
 */
export async function renamePeopleInTools(
  trx: Transaction<Schema>,
  { label, people }: ErasedTerms,
  used: readonly string[],
): Promise<void> {
  for (const [index, { provider, tenant, user }] of people.entries()) {
    const after = `${label}-${index + 1}`;
    const about = sql`n.id = t.integration_id AND n.provider = ${provider}
      AND t.tenant = ${tenant}`;
    const isTheirs = sql`(t.fact->>'person' = ${user}
      OR t.fact->>'what' = 'assigned' AND t.fact->>'from' = ${user})`;
    await sql`UPDATE webhook_deliveries d SET payload = NULL, retry_at = NULL
      FROM pairing_facts t, integrations n
      WHERE ${about} AND ${isTheirs} AND d.id = t.delivery_id`.execute(trx);
    await sql`UPDATE pairing_objects o SET needs_deriving = TRUE FROM pairing_facts t, integrations n
      WHERE ${about} AND ${isTheirs} AND o.integration_id = t.integration_id
        AND o.tenant = t.tenant AND o.kind = t.kind AND o.object_id = t.object_id`.execute(trx);
    await sql`UPDATE pairing_facts t SET fact = t.fact
        || CASE WHEN t.fact->>'person' = ${user}
          THEN jsonb_build_object('person', ${after}::text) ELSE '{}' END
        || CASE WHEN t.fact->>'what' = 'assigned' AND t.fact->>'from' = ${user}
          THEN jsonb_build_object('from', ${after}::text) ELSE '{}' END
        || CASE WHEN t.fact->>'person' = ${user} AND t.fact->>'what' = 'event'
          THEN jsonb_build_object('data', ${onlyUsed(sql`t.fact->'data'`, used)}) ELSE '{}' END
      FROM integrations n WHERE ${about} AND ${isTheirs}`.execute(trx);
    await sql`UPDATE derived_events t SET external_user = ${after},
        data = ${onlyUsed(sql`t.data`, used)}
      FROM integrations n WHERE ${about} AND t.external_user = ${user}`.execute(trx);
    await sql`UPDATE external_identities SET external_user = ${after}, name = NULL, email = NULL,
        is_decided = TRUE
      WHERE provider = ${provider} AND tenant = ${tenant} AND external_user = ${user}`
      .execute(trx);
  }
}

/** Returns a JSON object with only those fields that something reads. */
export function onlyUsed(data: ReturnType<typeof sql>, used: readonly string[]) {
  return sql`(SELECT coalesce(jsonb_object_agg(d.key, d.value), '{}')
    FROM jsonb_each(${data}) d WHERE d.key = ANY(${[...used]}::text[]))`;
}
