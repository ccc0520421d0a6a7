import { type Kysely, sql } from "kysely";
import type { Schema } from "./postgres/schema.ts";

/** What the first steps are judged by. */
export interface FirstStepFacts {
  readonly hasPeople: boolean;
  readonly hasTool: boolean;
  readonly hasPoints: boolean;
  readonly hasInvited: boolean;
  readonly hasSample: boolean;
}

/** Reads in one query how far a new installation is. */
export async function findFirstStepFacts(db: Kysely<Schema>): Promise<FirstStepFacts> {
  const { rows } = await sql<FirstStepFacts>`SELECT
    EXISTS (SELECT FROM agents WHERE NOT is_sample AND merged_into IS NULL) AS "hasPeople",
    -- Events have no index by key, and this is read with every page: so only the newest are asked.
    EXISTS (SELECT FROM integrations)
      OR EXISTS (SELECT FROM integration_keys WHERE last_used_at IS NOT NULL
        AND 'events:write' = ANY(scopes))
      OR EXISTS (SELECT FROM (SELECT key_id FROM events ORDER BY id DESC LIMIT 1000) newest
        WHERE key_id IS NOT NULL) AS "hasTool",
    EXISTS (SELECT FROM agent_rewards r JOIN agents a ON a.id = r.agent_id
      WHERE NOT a.is_sample AND r.total_points > 0) AS "hasPoints",
    (SELECT count(*) FROM (SELECT FROM users LIMIT 2) AS u) > 1 AS "hasInvited",
    EXISTS (SELECT FROM agents WHERE is_sample) AS "hasSample"`.execute(db);
  return rows[0]!;
}
