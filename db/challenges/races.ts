import { type Kysely, sql } from "kysely";
import type { ChallengeKind } from "@/core/challenges/kinds.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A challenge that runs. */
export interface RunningRace {
  readonly rowId: number;
  readonly title: string;
  readonly kind: ChallengeKind;
  readonly target: number | null;
  readonly endsAt: Date;
}

/** Lists the challenges that run, those that end first; with a team, only those that it may join. */
export async function listRaces(
  db: Kysely<Schema>,
  { team, now, limit }: {
    readonly team: string | null;
    readonly now: Date;
    readonly limit: number;
  },
): Promise<readonly RunningRace[]> {
  const { rows } = await sql<RunningRace>`SELECT c.id AS "rowId", c.title,
      c.challenge_type AS kind, c.required_progress AS target, c.end_date AS "endsAt"
    FROM challenges c
    WHERE c.canceled_at IS NULL AND c.start_date <= ${now} AND c.end_date > ${now}
      AND (${team}::text IS NULL OR c.audience = '"everyone"'::jsonb
        OR c.audience @> ${JSON.stringify({ teams: [team] })}::jsonb
        OR EXISTS (SELECT FROM agents a JOIN teams t ON t.id = a.team_id
          WHERE t.key = ${team} AND c.audience->'agents' ? a.key))
    ORDER BY c.end_date, c.key LIMIT ${limit}`.execute(db);
  return rows;
}
