import type { Transaction } from "kysely";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import type { Period, PeriodScore } from "@/core/leaderboards/views.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import type { Agent } from "@/db/agents/agents.ts";
import { findScores } from "@/db/leaderboards.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { MAX_DAYS_IN_REDIS } from "./projection.ts";

/**
 * Returns an outbox message with the agent's points on every board that may be cached. It corrects
 * Redis and open desks after a change of the agent's name, team or visibility. For an agent who
 * is hidden, deactivated or in a holdout the points are 0, which removes the agent from the boards. Write it while the agent's rewards are
 * locked, so that it is in order with what the agent earns.
 * @param today in the organization's time zone
 */
export async function boardMessage(
  trx: Transaction<Schema>,
  agent: Agent,
  today: Day,
): Promise<OutboxMessage> {
  const scores: Partial<Record<Period["kind"], PeriodScore[]>> = {};
  for (const score of await findScores(trx, agent.rowId, copiedPeriods(today))) {
    (scores[score.kind] ??= []).push({
      start: score.start,
      points: agent.isHidden || agent.isHeldOut || !agent.isActive ? 0 : score.points,
      reachedAt: new Date(score.reachedAt).toISOString(),
    });
  }
  const { id, name, team } = agent;
  const changes = [{ agent: { id, name, team }, scores }];
  return { type: "leaderboard", agent: null, team: null, data: { changes } };
}

/** Returns every period whose board may be in Redis. */
function copiedPeriods(today: Day): Period[] {
  const periods = new Map<string, Period>();
  // One more day, for an instance whose clock is ahead.
  for (
    let day = addDays(today, -MAX_DAYS_IN_REDIS);
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
