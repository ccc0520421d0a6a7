import { type Kysely, sql } from "kysely";
import { type Challenge, MAX_PROGRESS } from "@/core/challenges/challenges.ts";
import type { PastParticipant } from "@/core/challenges/preview.ts";
import { SYSTEM_TYPES } from "@/core/events/events.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";
import { contributionsOf } from "@/db/rules/contributions.ts";
import type { AbleAgent } from "./managed.ts";

/**
 * Counts what agents did in a past period, as a challenge counts it. When an event arrived does not
 * matter: the question is what was done.
 * @returns one participant for each agent, those without work included
 */
export async function countPast(
  db: Kysely<Schema>,
  { metric, target, kind }: Pick<Challenge, "metric" | "target" | "kind">,
  agents: readonly AbleAgent[],
  span: { readonly from: number; readonly to: number },
): Promise<readonly PastParticipant[]> {
  const counted = contributionsOf({
    metric,
    agentRowIds: agents.map(({ rowId }) => rowId),
    span,
    except: SYSTEM_TYPES,
  });
  const columns: ArrayColumns = {
    agent_id: ["int[]", agents.map(({ rowId }) => rowId)],
    team: ["text[]", agents.map(({ team }) => team)],
  };
  // A team reaches the target with the sum of its members.
  const competitor = kind === "team" ? sql`q.team` : sql`e.agent_id::text`;
  const { rows } = await sql<{
    agent_id: number;
    progress: number;
    last_time: Date;
    completed_at: Date | null;
  }>`WITH e AS (${counted}), parts AS (
      SELECT e.agent_id, ${competitor} AS competitor, e.time, e.source, e.event_id,
        least(e.amount, ${MAX_PROGRESS}) AS amount
      FROM e JOIN ${unnest("q", columns)} ON q.agent_id = e.agent_id WHERE e.amount > 0
    ), running AS (
      SELECT competitor, time, sum(amount) OVER (
        PARTITION BY competitor ORDER BY time, source, event_id) AS total
      FROM parts
    ), reached AS (
      SELECT competitor, min(time) AS completed_at FROM running
      WHERE total >= ${target}::numeric GROUP BY competitor
    )
    SELECT p.agent_id, least(sum(p.amount), ${MAX_PROGRESS})::bigint AS progress,
      max(p.time) AS last_time, r.completed_at
    FROM parts p LEFT JOIN reached r ON r.competitor = p.competitor
    GROUP BY p.agent_id, r.completed_at`.execute(db);
  const found = new Map(rows.map((row) => [row.agent_id, row]));
  return agents.map(({ rowId, id, name, team, teamName }) => {
    const row = found.get(rowId);
    return {
      agent: id,
      name,
      team,
      teamName,
      progress: Number(row?.progress ?? 0),
      completedAt: row?.completed_at?.getTime() ?? null,
      lastTime: row?.last_time.getTime() ?? null,
    };
  });
}
