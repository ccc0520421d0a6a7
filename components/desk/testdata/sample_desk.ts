import type { DeskAgent, DeskData } from "@/core/desk.ts";
import { titleOf } from "@/core/explain/arithmetic.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import { levelProgress } from "@/core/scoring/levels.ts";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import type { Board, BoardEntry } from "@/core/leaderboards/views.ts";
import { positionAt } from "@/core/live/position.ts";

const TODAY = "2026-11-20";
const SAMPLE_NOW = "2026-11-20T14:42:00Z";

const NAMES = [
  ["agent-3", "Amara Okafor"],
  ["agent-7", "Mia Lindqvist"],
  ["agent-1", "Jonas Weber"],
  ["agent-9", "Wilhelmina-Alexandra von Hohenstaufen-Castellanos"],
  ["agent-2", "Priya Raman"],
  ["agent-5", "Tomás Herrera"],
  ["agent-8", "Chloé Martin"],
  ["agent-4", "Yuki Tanaka"],
  ["agent-6", "Sam Osei"],
  ["agent-10", "Elif Demir"],
] as const;

const POINTS: Record<PeriodKind, readonly number[]> = {
  day: [148, 96, 96, 81, 64, 40, 31, 15, 5, 5],
  week: [702, 688, 640, 512, 498, 455, 402, 310, 122, 64],
  month: [2140, 1988, 1912, 1804, 1640, 1502, 1211, 990, 640, 377],
  all: [9120, 8444, 7790, 6012, 5511, 4980, 4100, 3220, 1180, 640],
};

function board(kind: PeriodKind): Board {
  let rank = 0;
  const entries = NAMES.map(([id, name], index): BoardEntry => {
    const points = POINTS[kind][index] ?? 0;
    if (points !== POINTS[kind][index - 1]) rank = index + 1;
    const reachedAt = `2026-11-20T${String(10 + (index % 4)).padStart(2, "0")}:00:00Z`;
    return { position: index + 1, rank, agent: { id, name }, points, reachedAt };
  });
  const me = entries.find(({ agent }) => agent.id === "agent-7") ?? null;
  return { period: periodOf(kind, TODAY), ranks: "standard", entries, me, nextCursor: null };
}

function entry(
  id: number,
  type: string,
  source: string,
  points: number,
  time: string,
  breakdown: ExplainedEntry["breakdown"],
): ExplainedEntry {
  const event = { source, id: `e-${id}` };
  return {
    id,
    points,
    type,
    title: titleOf(type),
    reason: "",
    event,
    ruleVersion: 1,
    breakdown,
    time,
  };
}

const FEED: readonly ExplainedEntry[] = [
  entry(9, "message_response", "/livechat", 12, "2026-11-20T14:41:20Z", [
    { rule: "base", points: 5 },
    { rule: "quick_bonus", points: 3 },
    { rule: "quality_multiplier", factor: 1.5 },
  ]),
  entry(8, "call_completed", "/dialer", 26, "2026-11-20T14:30:00Z", [
    { rule: "base", points: 15 },
    { rule: "duration_bonus", points: 5 },
    { rule: "satisfaction_multiplier", factor: 1.3 },
  ]),
  entry(7, "lead_qualified", "/pipeline", 36, "2026-11-20T13:55:00Z", [
    { rule: "base", points: 20 },
    { rule: "accuracy_bonus", points: 10 },
    { rule: "streak_multiplier", factor: 1.2 },
  ]),
  {
    ...entry(6, "new_contact", "/contacts", 0, "2026-11-20T13:10:00Z", []),
    reason: "Already paid for this contact",
  },
  entry(5, "event_reversed", "/livechat", -8, "2026-11-20T11:20:00Z", []),
  entry(4, "daily_streak", "laurel:streak", 100, "2026-11-20T09:02:00Z", [
    { rule: "base", points: 50 },
    { rule: "consecutive_bonus", points: 110 },
    { rule: "max_multiplier", points: -60 },
  ]),
  entry(3, "conversation_resolved", "/livechat", 15, "2026-11-20T09:02:00Z", [
    { rule: "base", points: 10 },
    { rule: "first_contact_bonus", points: 5 },
  ]),
  entry(2, "follow_up_completed", "/contacts", 12, "2026-11-19T16:02:00Z", [
    { rule: "base", points: 8 },
    { rule: "on_time_bonus", points: 4 },
  ]),
  entry(1, "deal_won", "/pipeline", 70, "2026-11-19T10:00:00Z", [
    { rule: "base", points: 50 },
    { rule: "fast_close_bonus", points: 20 },
  ]),
];

function agent(experience: number, dayPoints: (kind: PeriodKind) => number): DeskAgent {
  const progress = levelProgress(experience);
  const scores = Object.fromEntries(PERIOD_KINDS.map((kind) => [
    kind,
    { start: periodOf(kind, TODAY).start, points: dayPoints(kind), reachedAt: SAMPLE_NOW },
  ])) as DeskAgent["scores"];
  return {
    id: "agent-7",
    name: "Mia Lindqvist",
    team: "care",
    totalPoints: experience,
    experience,
    level: progress.level,
    rank: progress.rank,
    dailyStreak: experience === 0 ? 0 : 12,
    levelProgress: progress,
    freezes: experience === 0 ? 0 : 1,
    week: [14, 15, 16, 17, 18, 19, 20].map((day, index) => ({
      day: `2026-11-${day}`,
      isWorkingDay: index > 1,
      isActive: experience > 0 && index > 1,
      isFrozen: false,
    })),
    scores,
  };
}

const NO_ACHIEVEMENTS = { earned: 0, total: 0, nearest: [], secrets: 0 };

/** A desk in the middle of a working day. */
export function sampleDesk(): DeskData {
  const boards = Object.fromEntries(
    PERIOD_KINDS.map((kind) => [kind, board(kind)]),
  ) as DeskData["boards"];
  return {
    agent: agent(8444, (kind) => POINTS[kind][1] ?? 0),
    rewards: { achievements: NO_ACHIEVEMENTS, challenges: [], spinRights: 0 },
    notifications: {
      unread: 0,
      newest: 0,
      settings: { muted: [], quiet: null, timeZone: "Europe/Berlin" },
    },
    boosts: [],
    feed: FEED,
    boards,
    away: [],
    pictures: {},
    position: positionAt(1000),
    timeZone: "Europe/Berlin",
    today: TODAY,
  };
}
