import type { Kysely } from "kysely";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import type { Period, PeriodScore } from "@/core/leaderboards/views.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import type { Agent } from "@/db/agents/agents.ts";
import { findScores } from "@/db/leaderboards.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { MOST_DAYS_IN_REDIS } from "./projection.ts";

/**
 * The agent's place on every board that there can be a copy of, as an outbox message: what makes
 * Redis and the open desks right after a name, a team or the wish to be shown has changed. A hidden
 * agent has no points there, which takes them off. Write it while the agent's rewards are locked, so
 * that it is in order with what the agent earns.
 * @param today in the organization's zone
 */
export async function boardMessage(
  trx: Kysely<Schema>,
  agent: Agent,
  today: Day,
): Promise<OutboxMessage> {
  const scores: Partial<Record<Period["kind"], PeriodScore[]>> = {};
  for (const score of await findScores(trx, agent.rowId, copiedPeriods(today))) {
    (scores[score.kind] ??= []).push({
      start: score.start,
      points: agent.isHidden ? 0 : score.points,
      reachedAt: new Date(score.reachedAt).toISOString(),
    });
  }
  const { id, name, team } = agent;
  const changes = [{ agent: { id, name, team }, scores }];
  return { type: "leaderboard", agent: null, team: null, data: { changes } };
}

/** Every period that Redis may hold a board of. */
function copiedPeriods(today: Day): Period[] {
  const periods = new Map<string, Period>();
  // One day more, for an instance whose clock is ahead.
  for (
    let day = addDays(today, -MOST_DAYS_IN_REDIS);
    day <= addDays(today, 1);
    day = addDays(day, 1)
  ) {
    for (const kind of PERIOD_KINDS) {
      const period = periodOf(kind, day);
      periods.set(`${kind} ${period.start}`, period);
    }
  }
  return [...periods.values()];
}
