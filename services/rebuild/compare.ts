import { objectIdOf } from "@/core/events/events.ts";
import type { ScoredEvent } from "@/core/scoring/score_day.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { NewBooking, StoredBooking } from "@/db/events/ledger_row.ts";
import type { LogEvent, StoredDayRow, StoredRow } from "@/db/rebuild/state.ts";
import type { ExpectedDay, ExpectedEnd, ExpectedSpan } from "./expected.ts";
import { differenceOf, type Findings, note } from "./findings.ts";

/** Compares the stored outcomes of a span's events with those that follow from the log. */
export function compareStoredEvents(findings: Findings, days: readonly ExpectedDay[]): void {
  for (const { events, scored } of days) {
    scored.outcomes.forEach((outcome, index) => compareEvent(findings, events[index]!, outcome));
  }
}

function compareEvent(findings: Findings, event: LogEvent, outcome: ScoredEvent): void {
  const { rowId, status, points, reason, ruleVersion } = event;
  const key = `${event.source} ${event.id}`;
  const outcomeNow = {
    status: outcome.status,
    points: outcome.points,
    reason: outcome.reason,
    rule_version: outcome.ruleVersion,
  };
  const moved = differenceOf({ status, points, reason, rule_version: ruleVersion }, outcomeNow);
  if (moved) {
    note(findings, "events", key, moved);
    findings.repairs.outcomes.push({
      rowId,
      status: outcome.status,
      points: outcome.points,
      reason: outcome.reason,
      ruleVersion: outcome.ruleVersion,
    });
  }
  const isReversed = event.isReversed === true;
  const factsNow = { is_reversed: isReversed, object_id: objectIdOf(event.data) };
  const facts = { is_reversed: event.isMarked, object_id: event.objectId };
  const mistaken = differenceOf(facts, factsNow);
  if (!mistaken) return;
  note(findings, "events", key, mistaken);
  findings.repairs.facts.push({ rowId, isReversed, objectId: factsNow.object_id });
}

/** Compares the bookings in force in a span with the expected ones. */
export function compareBookings(
  findings: Findings,
  stored: readonly StoredBooking[],
  days: readonly ExpectedDay[],
): void {
  const standing = new Map(stored.map((booking) => [identityKey(booking), booking]));
  for (const { bookings } of days) {
    for (const wanted of bookings) {
      const known = standing.get(identityKey(wanted));
      standing.delete(identityKey(wanted));
      const difference = differenceOf(known && columnsOf(known), columnsOf(wanted));
      if (!difference) continue;
      note(findings, "reward_history", nameOf(wanted), difference);
      if (known) findings.repairs.voided.push(known);
      findings.repairs.added.push(wanted);
    }
  }
  for (const extra of standing.values()) {
    const difference = { column: "row", stored: columnsOf(extra), expected: undefined };
    note(findings, "reward_history", nameOf(extra), difference);
    findings.repairs.voided.push(extra);
  }
}

function nameOf({ source, id }: NewBooking): string {
  return `${source} ${id}`;
}

function columnsOf(booking: NewBooking): Record<string, unknown> {
  const { points, type, time, ruleVersion, day, boardDay, breakdown } = booking;
  const { title, achievement, correction } = booking;
  return {
    points,
    type,
    time: isoOf(time),
    rule_version: ruleVersion,
    day,
    board_day: boardDay,
    // An achievement may get another title; its entries keep the one that they were booked with.
    metadata: {
      breakdown,
      title: achievement === undefined ? title : undefined,
      achievement,
      correction,
    },
  };
}

/** Compares the stored days of a span. */
export function compareDays(
  findings: Findings,
  stored: readonly StoredDayRow[],
  days: readonly ExpectedDay[],
): void {
  const known = new Map(stored.map((row) => [row.day, row.columns]));
  for (const { day, scored, events } of days) {
    const { state, streak } = scored;
    const last = events.at(-1)!;
    const difference = differenceOf(known.get(day), {
      state,
      is_active: state.firstPaidAt !== null,
      streak_length: streak.length,
      streak_last_day: streak.lastDay,
      streak_freezes: streak.freezes,
      last_time: last.time,
      last_source: last.source,
      last_event_id: last.id,
    });
    known.delete(day);
    if (!difference) continue;
    note(findings, "agent_days", day, difference);
    const rowId = findings.agentRowId;
    findings.repairs.days.push({ day, mode: "rescored", scored, last, rowId });
  }
  for (const [day, columns] of known) {
    note(findings, "agent_days", day, { column: "row", stored: columns, expected: undefined });
    findings.repairs.lostDays.push(day);
  }
}

/** The stored data of an agent besides the days. */
export interface StoredSums {
  readonly scores: readonly StoredRow[];
  readonly awards: readonly StoredRow[];
  readonly rights: readonly StoredRow[];
}

/** Compares an agent's totals after the last day. */
export function compareEnd(
  findings: Findings,
  { agent }: ExpectedSpan,
  end: ExpectedEnd,
  stored: StoredSums,
  achievementRowIds: ReadonlyMap<string, number>,
): void {
  compareTotals(findings, agent, end);
  compareScores(findings, agent.id, stored.scores, end);
  compareAwards(findings, stored.awards, end, achievementRowIds);
  compareRights(findings, stored.rights, end);
}

function compareTotals(findings: Findings, agent: ExpectedSpan["agent"], end: ExpectedEnd): void {
  const { totalPoints, experience, level, dailyStreak, progress } = end.totals;
  const { rewards, ledgerSum } = agent;
  const difference = differenceOf(
    rewards === null ? undefined : {
      total_points: rewards.totalPoints,
      experience: rewards.experience,
      level: rewards.level,
      daily_streak: rewards.dailyStreak,
      progress: rewards.progress,
    },
    {
      total_points: totalPoints,
      experience,
      level,
      daily_streak: dailyStreak,
      progress,
    },
  );
  if (difference) {
    note(findings, "agent_rewards", "totals", difference);
    findings.repairs.totals = end.totals;
  }
  if (ledgerSum !== totalPoints) {
    const sum = { column: "sum of points", stored: ledgerSum, expected: totalPoints };
    note(findings, "reward_history", "all bookings", sum);
  }
}

function compareScores(
  findings: Findings,
  agentId: string,
  stored: readonly StoredRow[],
  end: ExpectedEnd,
): void {
  // A row of a board with 0 points means the same as a missing row.
  const known = new Map(
    stored.filter((row) => row.columns["points"] !== 0 || end.scores.has(row.key))
      .map((row) => [row.key, row.columns]),
  );
  for (const [key, score] of end.scores) {
    const difference = differenceOf(known.get(key), {
      agent_key: agentId,
      points: score.points,
      reached_at: score.reachedAt,
    });
    known.delete(key);
    if (!difference) continue;
    note(findings, "leaderboard_scores", key, difference);
    findings.repairs.scores.push(score);
  }
  for (const [key, columns] of known) {
    note(findings, "leaderboard_scores", key, {
      column: "row",
      stored: columns,
      expected: undefined,
    });
    findings.repairs.lostScores.push(key);
  }
}

function compareAwards(
  findings: Findings,
  stored: readonly StoredRow[],
  end: ExpectedEnd,
  achievementRowIds: ReadonlyMap<string, number>,
): void {
  const known = new Map(stored.map((row) => [row.key, row.columns]));
  for (const key of new Set([...end.awards.keys(), ...known.keys()])) {
    const award = end.awards.get(key);
    const difference = differenceOf(
      known.get(key),
      award && { award_count: award.count, completed: true, completed_at: award.firstAt },
    );
    const achievementRowId = achievementRowIds.get(key);
    if (!difference || achievementRowId === undefined) continue;
    note(findings, "agent_achievements", key, difference);
    findings.repairs.awards.push({ agentRowId: findings.agentRowId, achievementRowId, key });
  }
}

function compareRights(findings: Findings, stored: readonly StoredRow[], end: ExpectedEnd): void {
  const { agentRowId } = findings;
  const known = new Map(stored.map((row) => [row.key, row.columns]));
  for (const [ref, earnedAt] of end.rights) {
    if (known.delete(ref)) continue;
    note(findings, "spin_rights", ref, { column: "row", stored: undefined, expected: ref });
    findings.repairs.granted.push({ agentRowId, ref, earnedAt });
  }
  for (const [ref, columns] of known) {
    // A right that was used stays, even when its reason is gone.
    if (columns["spin_id"] !== null) continue;
    note(findings, "spin_rights", ref, { column: "row", stored: ref, expected: undefined });
    findings.repairs.revoked.push({ agentRowId, ref });
  }
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
