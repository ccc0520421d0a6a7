import type { Achievement } from "@/core/achievements/achievements.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import { levelForExperience, rankForLevel } from "@/core/scoring/levels.ts";
import type { AchievementMessage } from "@/core/live/messages.ts";
import type { AgentSnapshot } from "@/core/agents/views.ts";
import { compareEvents } from "@/core/events/order.ts";
import type { Agent } from "@/db/agents/agents.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { ScoringChanges } from "./changes.ts";
import type { EventAnswer, IncomingEvent } from "./event.ts";

type Also = { readonly type: string; readonly points: number };

/** Returns an agent's totals at a number of points. */
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

/** The result of scoring one agent, for answers and for the live stream. */
export interface AgentResult {
  readonly answers: ReadonlyMap<string, EventAnswer>;
  readonly after: AgentSnapshot;
  readonly corrected: number;
}

/**
 * Builds the answers of one agent's new events, in canonical order. Each answer shows the agent
 * after that event. Corrections of earlier bookings are part of the first answer.
 */
export function answerEvents(
  agent: Agent,
  events: readonly IncomingEvent[],
  changes: ScoringChanges,
  dailyStreak: number,
): AgentResult {
  const isNew = new Set(events.map(identityKey));
  const isVoided = new Set(changes.voided.map(identityKey));
  const byIdentity = new Map(changes.added.map((entry) => [identityKey(entry), entry]));
  // An entry that belongs to a new event is part of its answer. The other entries correct earlier
  // bookings.
  const own = new Map<string, LedgerEntry[]>();
  const answered = new Set<string>();
  for (const event of events) {
    const { triggered } = changes.byEvent.get(identityKey(event))!;
    const ownEntries = triggered.filter((entry) =>
      byIdentity.has(identityKey(entry)) && !isVoided.has(identityKey(entry))
    );
    own.set(identityKey(event), ownEntries);
    for (const entry of ownEntries) answered.add(identityKey(entry));
  }
  const corrections = new Map<string, number>();
  const correct = (type: string, points: number) =>
    void corrections.set(type, (corrections.get(type) ?? 0) + points);
  for (const entry of changes.voided) correct(entry.type, -entry.points);
  for (const entry of changes.added) {
    const key = identityKey(entry);
    if (!isNew.has(key) && !answered.has(key)) correct(entry.type, entry.points);
  }

  const corrected = [...corrections.values()].reduce((sum, points) => sum + points, 0);
  const pending: Also[] = [...corrections].filter(([, points]) => points !== 0)
    .map(([type, points]) => ({ type, points }));
  const answers = new Map<string, EventAnswer>();
  let total = 0;
  for (const event of [...events].sort(compareEvents)) {
    const outcome = changes.byEvent.get(identityKey(event))!;
    const ownEntries = own.get(identityKey(event))!;
    const also = [
      ...pending.splice(0),
      ...ownEntries.map(({ type, points }) => ({ type, points })),
    ];
    const before = snapshotAt(agent, total, dailyStreak);
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
      achievements: outcome.earned.filter(({ id }) => ownEntries.some((entry) => entry.id === id))
        .map(({ achievement }) => announced(achievement)),
      challenges: [],
      also,
    });
  }
  const net = changes.added.reduce((sum, entry) => sum + entry.points, 0) -
    changes.voided.reduce((sum, entry) => sum + entry.points, 0);
  return { answers, after: snapshotAt(agent, net, dailyStreak), corrected };
}

/** Returns an achievement as the agent who earned it sees it. */
export function announced(
  { key, title, icon, tier, points }: Achievement,
): AchievementMessage["achievement"] {
  return { key, title, icon, tier, points };
}
