import type { Transaction } from "kysely";
import { mayChangeLead, raiseLead } from "@/core/leaderboards/lead.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import type { Period } from "@/core/leaderboards/views.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { listBoard } from "@/db/leaderboards.ts";
import type { OutboxRow } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type KnownLeader, readLeaders, readShown, saveLeader } from "@/db/webhooks/cursor.ts";
import { messageId, movesOn, type News } from "./events.ts";

/**
 * Checks, after some rows were relayed, who leads the current boards of the whole organization, and
 * stores it. Returns a message for each new leader. The first time, a leader is only stored. Of
 * several changes within the rows only the last one is reported.
 * @param timeZone the organization's
 */
export async function findLeadNews(
  trx: Transaction<Schema>,
  rows: readonly OutboxRow[],
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Promise<News[]> {
  const today = localDay(now, timeZone);
  const known = await readLeaders(trx);
  const news: News[] = [];
  for (const kind of PERIOD_KINDS) {
    const period = periodOf(kind, today);
    const before = known.get(kind);
    if (!before) {
      const { leader } = await readLeader(trx, period);
      await saveLeader(trx, leader);
      continue;
    }
    const isNewPeriod = before.start !== period.start;
    const moves = movesOn(rows, kind, period.start);
    if (moves.length === 0) continue;
    const expected = isNewPeriod ? nobodyOn(period) : before;
    if (!mayChangeLead(expected, moves)) {
      const raised = raiseLead(expected, moves);
      if (isNewPeriod || raised.points !== before.points) await saveLeader(trx, raised);
      continue;
    }
    const { leader, row } = await readLeader(trx, period);
    if (leader.agent !== expected.agent || leader.points !== expected.points || isNewPeriod) {
      await saveLeader(trx, leader);
    }
    if (row && leader.agent !== expected.agent) {
      news.push(await leadNews(trx, period, expected, row, rows.at(-1)!.position));
    }
  }
  return news;
}

function nobodyOn({ kind, start }: Period): KnownLeader {
  return { kind, start, agent: null, points: 0 };
}

async function readLeader(trx: Transaction<Schema>, period: Period) {
  const [row] = await listBoard(trx, { period, team: null }, { offset: 0, limit: 1 });
  const nobody = nobodyOn(period);
  const leader = row ? { ...nobody, agent: row.agentId, points: row.points } : nobody;
  return { leader, row };
}

async function leadNews(
  trx: Transaction<Schema>,
  { kind, start }: Period,
  before: KnownLeader,
  row: { agentId: string; name: string; points: number; reachedAt: number },
  position: number,
): Promise<News> {
  const agent = { id: row.agentId, name: row.name };
  const shown = before.agent === null ? undefined : (await readShown(trx, [before.agent]))
    .get(before.agent);
  // A previous leader who is hidden now is not named.
  const previous = shown && !shown.isHidden ? { id: before.agent!, name: shown.name } : null;
  return {
    id: messageId(`lead/${kind}/${start}/${position}/${row.agentId}`),
    agent: row.agentId,
    message: {
      type: "leaderboard_lead",
      timestamp: new Date(row.reachedAt).toISOString(),
      data: { agent, previous, period: { kind, start }, points: row.points },
    },
  };
}
