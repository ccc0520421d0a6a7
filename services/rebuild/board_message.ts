import type { PointsMessage } from "@/core/live/messages.ts";
import type { PeriodScore } from "@/core/leaderboards/views.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { StoredAgent } from "@/db/rebuild/state.ts";
import { isoTime } from "@/db/postgres/unnest.ts";
import type { Repairs } from "./findings.ts";

/** Returns a message that corrects the cached copies of the boards; null when no board changed. */
export function repairedBoardMessage(
  { id, name, team, isHidden }: StoredAgent,
  { scores, lostScores }: Repairs,
): OutboxMessage | null {
  if (isHidden || scores.length + lostScores.length === 0) return null;
  const byKind: Record<string, PeriodScore[]> = {};
  for (const { kind, start, points, reachedAt } of scores) {
    (byKind[kind] ??= []).push({ start, points, reachedAt: isoTime(reachedAt) });
  }
  for (const key of lostScores) {
    const [kind, start] = key.split(" ") as [string, string];
    (byKind[kind] ??= []).push({ start, points: 0, reachedAt: isoTime(0) });
  }
  const changes = [{ agent: { id, name, team }, scores: byKind as PointsMessage["scores"] }];
  return { type: "leaderboard", agent: null, team: null, data: { changes } };
}
