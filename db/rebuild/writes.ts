import { sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import { saveDays } from "@/db/scoring/agent_days.ts";
import { saveAwards, type TouchedAward } from "@/db/achievements.ts";
import { markEventsDue } from "@/db/metrics/due_days.ts";
import { type EventOutcome, saveOutcomes } from "@/db/events/events.ts";
import { insertBookings, voidBookings } from "@/db/scoring/ledger.ts";
import type { NewBooking, StoredBooking } from "@/db/events/ledger_row.ts";
import { type AgentTotals, invalidateAgents, saveTotals } from "@/db/scoring/locked_agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { sumWeeks } from "@/db/performance/weekly.ts";
import { grantRights, type NewRight, revokeRights, type RightKey } from "@/db/spins/rights.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";

/** What follows from an event and the reversals alone, under any rules. */
export interface EventFacts {
  readonly rowId: number;
  readonly isReversed: boolean;
  readonly objectId: string | null;
}

/** A score with its correct value. */
export interface WantedScore {
  readonly kind: PeriodKind;
  readonly start: Day;
  readonly points: number;
  /** Milliseconds since the epoch. */
  readonly reachedAt: number;
}

/** The changes that make an agent's rows match the log. */
export interface AgentRepairs {
  readonly outcomes: readonly EventOutcome[];
  readonly facts: readonly EventFacts[];
  readonly voided: readonly StoredBooking[];
  readonly added: readonly NewBooking[];
  readonly days: Parameters<typeof saveDays>[0];
  readonly lostDays: readonly Day[];
  readonly totals: AgentTotals | null;
  readonly scores: readonly WantedScore[];
  /** `kind start`. */
  readonly lostScores: readonly string[];
  readonly awards: readonly TouchedAward[];
  readonly granted: readonly NewRight[];
  readonly revoked: readonly RightKey[];
}

/** Repairs an agent, whom the transaction must have locked. Ledger entries are only added. */
export async function repairAgentRows(
  trx: Transaction<Schema>,
  agent: { readonly rowId: number; readonly id: string },
  repairs: AgentRepairs,
): Promise<void> {
  await saveOutcomes(trx, repairs.outcomes);
  await saveFacts(trx, repairs.facts);
  await markEventsDue(trx, repairs.facts.map((fact) => fact.rowId));
  // Entries are voided first, because an event may have only one entry that is not voided.
  await voidBookings(trx, repairs.voided);
  if (repairs.added.length > 0) await insertBookings(repairs.added).execute(trx);
  if (repairs.days.length > 0) await saveDays(repairs.days).execute(trx);
  if (repairs.lostDays.length > 0) {
    await trx.deleteFrom("agent_days").where("agent_id", "=", agent.rowId)
      .where("day", "in", [...repairs.lostDays]).execute();
  }
  if (repairs.totals) await saveTotals([repairs.totals]).execute(trx);
  await invalidateAgents(trx, [agent.rowId]);
  await saveScores(trx, agent, repairs.scores);
  if (repairs.lostScores.length > 0) {
    await sql`DELETE FROM leaderboard_scores WHERE agent_id = ${agent.rowId}
      AND kind || ' ' || period_start = ANY(${repairs.lostScores}::text[])`.execute(trx);
  }
  await saveAwards(trx, repairs.awards);
  await revokeRights(trx, repairs.revoked);
  await grantRights(trx, repairs.granted);
  await sumWeeks(trx, repairs.lostDays.map((day) => ({ rowId: agent.rowId, day })));
}

/** Creates the row of `agent_rewards` where it is missing. */
export async function ensureRewards(trx: Transaction<Schema>, agentRowId: number): Promise<void> {
  await trx.insertInto("agent_rewards").values({ agent_id: agentRowId })
    .onConflict((conflict) => conflict.column("agent_id").doNothing()).execute();
}

async function saveFacts(trx: Transaction<Schema>, facts: readonly EventFacts[]): Promise<void> {
  if (facts.length === 0) return;
  const columns: ArrayColumns = {
    id: ["bigint[]", facts.map((fact) => fact.rowId)],
    is_reversed: ["bool[]", facts.map((fact) => fact.isReversed)],
    object_id: ["text[]", facts.map((fact) => fact.objectId)],
  };
  await sql`UPDATE events e SET is_reversed = n.is_reversed, object_id = n.object_id
    FROM ${unnest("n", columns)} WHERE e.id = n.id`.execute(trx);
}

async function saveScores(
  trx: Transaction<Schema>,
  agent: { readonly rowId: number; readonly id: string },
  scores: readonly WantedScore[],
): Promise<void> {
  if (scores.length === 0) return;
  const columns: NewRows<"leaderboard_scores"> = {
    agent_id: sql`${agent.rowId}::int`,
    agent_key: sql`${agent.id}::text`,
    kind: ["text[]", scores.map((score) => score.kind)],
    period_start: ["date[]", scores.map((score) => score.start)],
    points: ["bigint[]", scores.map((score) => score.points)],
    reached_at: ["timestamptz[]", scores.map((score) => isoTime(score.reachedAt))],
  };
  await sql`${insertRows("leaderboard_scores", columns)}
    ON CONFLICT (kind, period_start, agent_id) DO UPDATE SET agent_key = excluded.agent_key,
      points = excluded.points, reached_at = excluded.reached_at`.execute(trx);
}
