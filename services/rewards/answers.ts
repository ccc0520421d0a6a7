import { levelForExperience, rankForLevel } from "../../core/levels.ts";
import type { AgentSnapshot, LevelUpMessage, PeriodScore, PointsMessage } from "../../core/live.ts";
import { compareEvents } from "../../core/order.ts";
import { STREAK_TYPE } from "../../core/events.ts";
import type { Agent } from "../../db/agents.ts";
import { identityKey } from "../../db/events.ts";
import type { BoardScore } from "../../db/leaderboards.ts";
import { explainEntry } from "../../db/ledger.ts";
import type { OutboxMessage } from "../../db/outbox.ts";
import type { AgentChanges } from "./changes.ts";
import type { EventAnswer, IncomingEvent } from "./event.ts";

type Also = { readonly type: string; readonly points: number };

/** An agent's totals after a number of points. */
function snapshotAt(agent: Agent, points: number, dailyStreak: number): AgentSnapshot {
  const experience = agent.experience + points;
  const level = levelForExperience(experience);
  return {
    id: agent.id,
    name: agent.name,
    totalPoints: agent.totalPoints + points,
    experience,
    level,
    rank: rankForLevel(level),
    dailyStreak,
  };
}

/** What scoring one agent comes to, for answers and for the live stream. */
export interface AgentResult {
  readonly answers: ReadonlyMap<string, EventAnswer>;
  readonly after: AgentSnapshot;
  readonly corrected: number;
}

/**
 * Answers the new events of one agent. Each answer shows the agent as it stands after that event, in
 * canonical order; corrections of earlier bookings are told with the first of them.
 */
export function answerEvents(
  agent: Agent,
  events: readonly IncomingEvent[],
  changes: AgentChanges,
  dailyStreak: number,
): AgentResult {
  const isNew = new Set(events.map(identityKey));
  const isVoided = new Set(changes.voided.map(identityKey));
  const paidTimes = new Set(
    events.filter((event) => changes.byEvent.get(identityKey(event))!.points > 0)
      .map((event) => event.time),
  );
  const corrections = new Map<string, number>();
  const streakAt = new Map<number, number>();
  for (const entry of changes.voided) correct(entry.type, -entry.points);
  for (const entry of changes.added) {
    if (isNew.has(identityKey(entry))) continue;
    const isFirst = entry.type === STREAK_TYPE && !isVoided.has(identityKey(entry)) &&
      paidTimes.has(entry.time);
    if (isFirst) streakAt.set(entry.time, entry.points);
    else correct(entry.type, entry.points);
  }
  function correct(type: string, points: number) {
    corrections.set(type, (corrections.get(type) ?? 0) + points);
  }

  const corrected = [...corrections.values()].reduce((sum, points) => sum + points, 0);
  const pending: Also[] = [...corrections].filter(([, points]) => points !== 0)
    .map(([type, points]) => ({ type, points }));
  const answers = new Map<string, EventAnswer>();
  let total = 0;
  for (const event of [...events].sort(compareEvents)) {
    const outcome = changes.byEvent.get(identityKey(event))!;
    const also = pending.splice(0);
    const before = snapshotAt(agent, total, dailyStreak);
    const streak = outcome.points > 0 ? streakAt.get(event.time) : undefined;
    if (streak !== undefined) {
      streakAt.delete(event.time);
      also.push({ type: STREAK_TYPE, points: streak });
    }
    total += outcome.points + also.reduce((sum, entry) => sum + entry.points, 0);
    const after = snapshotAt(agent, total, dailyStreak);
    answers.set(identityKey(event), {
      id: event.id,
      source: event.source,
      status: outcome.status,
      points: outcome.points,
      ...(outcome.reason ? { reason: outcome.reason } : {}),
      breakdown: outcome.breakdown,
      ruleVersion: outcome.ruleVersion,
      agent: after,
      levelUp: after.level > before.level
        ? { from: before.level, to: after.level, rank: after.rank }
        : null,
      achievements: [],
      challenges: [],
      also,
    });
  }
  const net = changes.added.reduce((sum, entry) => sum + entry.points, 0) -
    changes.voided.reduce((sum, entry) => sum + entry.points, 0);
  return { answers, after: snapshotAt(agent, net, dailyStreak), corrected };
}

/** The live messages of one agent's change. */
export function liveMessages(
  agent: Agent,
  changes: AgentChanges,
  result: AgentResult,
  scores: readonly BoardScore[],
): OutboxMessage[] {
  if (changes.added.length === 0 && changes.voided.length === 0) return [];
  const byKind = scoresByKind(scores);
  const { after, corrected } = result;
  const replaced = new Set(changes.voided.map(identityKey));
  const entries = changes.added.filter((entry) => !replaced.has(identityKey(entry)))
    .sort(compareEvents).map((entry) => explainEntry(entry));
  const own = { agent: agent.id, team: agent.team };
  const points: PointsMessage = { agent: after, entries, corrected, scores: byKind };
  const messages: OutboxMessage[] = [{ type: "points", ...own, data: points }];
  const previousLevel = levelForExperience(agent.experience);
  if (after.level > previousLevel) {
    const data: LevelUpMessage = {
      agent: { id: agent.id, name: agent.name },
      previousLevel,
      level: after.level,
      previousRank: rankForLevel(previousLevel),
      rank: after.rank,
    };
    messages.push({ type: "level_up", ...own, data });
  }
  if (!agent.isHidden) {
    const { id, name, team } = agent;
    const data = { changes: [{ agent: { id, name, team }, scores: byKind }] };
    messages.push({ type: "leaderboard", agent: null, team: null, data });
  }
  return messages;
}

function scoresByKind(scores: readonly BoardScore[]): PointsMessage["scores"] {
  const byKind: Partial<Record<string, PeriodScore[]>> = {};
  for (const { kind, start, points, reachedAt } of scores) {
    (byKind[kind] ??= []).push({ start, points, reachedAt: new Date(reachedAt).toISOString() });
  }
  return byKind;
}
