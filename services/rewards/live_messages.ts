import { ACHIEVEMENT_TYPE } from "@/core/events/events.ts";
import { levelForExperience, rankForLevel } from "@/core/scoring/levels.ts";
import type { AchievementMessage, LevelUpMessage, PointsMessage } from "@/core/live/messages.ts";
import type { PeriodScore } from "@/core/leaderboards/views.ts";
import { compareEvents } from "@/core/events/order.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { BoardScore } from "@/db/leaderboards.ts";
import type { TypeCatalogue } from "@/core/event_types/catalogue.ts";
import { explainEntry } from "@/core/explain/ledger_entry.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import { titlesOf } from "@/core/explain/titles.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import type { EntryObject } from "@/core/explain/views.ts";
import { objectOfEvent } from "@/core/explain/object.ts";
import type { ScoringChanges } from "./changes.ts";
import { announced } from "./answers.ts";
import type { ScoredAgent } from "./score_batch.ts";

/**
 * Returns the live messages of one agent's change. A silent change, and one that lowers the points,
 * only sends the new totals.
 */
export function liveMessages(
  { agent, changes, result }: ScoredAgent,
  scores: readonly BoardScore[],
  { isSilent, types }: { readonly isSilent: boolean; readonly types: TypeCatalogue },
): OutboxMessage[] {
  if (changes.added.length === 0 && changes.voided.length === 0) return [];
  const byKind = scoresByKind(scores);
  const { after } = result;
  const replaced = new Set(changes.voided.map(identityKey));
  const news = changes.added.filter((entry) => !replaced.has(identityKey(entry)))
    .sort(compareEvents);
  const entries = isSilent
    ? []
    : news.map((entry) =>
      explainEntry(entry, 0, [], types.ownTitle(entry.type), objectOf(changes, entry))
    );
  const corrected = isSilent ? after.totalPoints - agent.totalPoints : result.corrected;
  const own = { agent: agent.id, team: agent.team };
  const points: PointsMessage = { agent: after, entries, corrected, scores: byKind };
  const messages: OutboxMessage[] = [{ type: "points", ...own, data: points }];
  const { id, name, team } = agent;
  const previousLevel = levelForExperience(agent.experience);
  if (after.level > previousLevel && !isSilent) {
    const data: LevelUpMessage = {
      agent: { id, name },
      previousLevel,
      level: after.level,
      previousRank: rankForLevel(previousLevel),
      rank: after.rank,
    };
    messages.push({ type: "level_up", ...own, data });
  }
  if (!isSilent) {
    const fresh = new Map(
      news.filter(({ type }) => type === ACHIEVEMENT_TYPE).map((entry) => [entry.id, entry]),
    );
    for (const { earned: all } of fresh.size > 0 ? changes.byEvent.values() : []) {
      for (const one of all) {
        const entry = fresh.get(one.id);
        if (!entry) continue;
        const time = new Date(entry.time).toISOString();
        const { achievement: earned } = one;
        const achievement = { ...announced(earned), ...titlesOf(earned.title) };
        const data: AchievementMessage = { agent: { id, name }, achievement, time };
        messages.push({ type: "achievement", ...own, data });
      }
    }
  }
  if (agent.isActive && !agent.isHidden && !agent.isHeldOut) {
    const data = { changes: [{ agent: { id, name, team }, scores: byKind }] };
    messages.push({ type: "leaderboard", agent: null, team: null, data });
  }
  return messages;
}

/** Returns what the work of an entry was about. */
function objectOf({ byEvent }: ScoringChanges, entry: LedgerEntry): EntryObject | undefined {
  const event = byEvent.get(identityKey(entry))?.event;
  return event && event.type === entry.type ? objectOfEvent(event.data) : undefined;
}

function scoresByKind(scores: readonly BoardScore[]): PointsMessage["scores"] {
  const byKind: Partial<Record<string, PeriodScore[]>> = {};
  for (const { kind, start, points, reachedAt } of scores) {
    (byKind[kind] ??= []).push({ start, points, reachedAt: new Date(reachedAt).toISOString() });
  }
  return byKind;
}
