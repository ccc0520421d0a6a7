import type { Transaction } from "kysely";
import { type Day, localDay } from "@/core/calendars/calendar.ts";
import { BEGINNING, type TeamSpan } from "@/core/calendars/teams.ts";
import type { Agent } from "@/db/agents/agents.ts";
import { findTeamState } from "@/db/agents/settings.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { queueRescores } from "@/db/scoring/rescores.ts";
import { invalidField } from "@/services/problems/admin.ts";

/** A move of an agent to another team. */
export interface TeamMove {
  /** The first day that counts for the new team, in the agent's time zone. */
  readonly from: Day;
  readonly history: readonly TeamSpan[];
}

/**
 * Plans an agent's move to a team.
 * @param from the first day that counts for the team; null: the agent's current day
 * @returns undefined when nothing changes
 * @throws {ProblemError} `validation_failed` when the day is in the future
 */
export async function planMove(
  trx: Transaction<Schema>,
  agent: Agent,
  team: number | null,
  { from, zone, now }: {
    readonly from: Day | null;
    readonly zone: string;
    readonly now: number;
  },
): Promise<TeamMove | undefined> {
  const before = await findTeamState(trx, agent.rowId);
  const today = localDay(now, zone);
  if (from === null) {
    if (before.rowId === team) return undefined;
    // Without any day of work, earlier teams make no difference, so none are stored.
    const history = before.hasDays ? moveTeam(before.history, before.rowId, team, today) : [];
    return { from: today, history };
  }
  if (from > today) {
    throw invalidField(
      "teamFrom",
      `is in the future: it is ${today} for the agent. A team counts from today at the latest`,
    );
  }
  const history = moveTeam(before.history, before.rowId, team, from);
  const known = before.history.length > 0
    ? before.history
    : [{ from: BEGINNING, team: before.rowId }];
  const isSame = before.rowId === team && JSON.stringify(history) === JSON.stringify(known);
  return isSame ? undefined : { from, history };
}

/**
 * Queues the work since the move to be scored again: boosts and the calendar of the new team count
 * for it.
 */
export async function queueMove(
  trx: Transaction<Schema>,
  agent: number,
  { from }: TeamMove,
): Promise<void> {
  await queueRescores(trx, { kind: "agent", agent }, { from, to: null }, "team");
}

/**
 * Returns the teams of an agent after a move, oldest first. Each day has one team: the last one of
 * several moves on the same day counts, and a move replaces all that were later than its day.
 */
export function moveTeam(
  history: readonly TeamSpan[],
  from: number | null,
  to: number | null,
  day: Day,
): readonly TeamSpan[] {
  const known = history.length > 0 ? history : [{ from: BEGINNING, team: from }];
  const earlier = known.filter((span) => span.from < day);
  return earlier.at(-1)?.team === to ? earlier : [...earlier, { from: day, team: to }];
}
