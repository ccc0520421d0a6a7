import { z } from "zod";
import { earnedAchievementSchema } from "@/core/achievements/views.ts";
import { agentRefSchema, agentSnapshotSchema, rankSchema } from "@/core/agents/views.ts";
import { changedBySchema } from "@/core/events/corrections.ts";
import { CHALLENGE_KINDS } from "@/core/challenges/kinds.ts";
import { eventRefSchema, explainedEntrySchema } from "@/core/explain/views.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { periodScoreSchema } from "@/core/leaderboards/views.ts";
import { fieldsOf, listOf, momentText, shape, titlesShape } from "@/core/shapes.ts";
import { spinViewSchema } from "@/core/spins/views.ts";

const scoresSchema = z.partialRecord(z.enum(PERIOD_KINDS), listOf(periodScoreSchema)).readonly();

/** Bookings that changed an agent's points. */
const pointsMessageSchema = shape({
  agent: agentSnapshotSchema,
  entries: listOf(explainedEntrySchema).describe(
    "New or changed bookings, oldest first. Corrections of older ones are in `corrected`",
  ),
  corrected: z.int()
    .describe("Net change of earlier bookings, e.g. when a late event repairs a streak"),
  scores: scoresSchema.describe(
    "The agent's points in every board period that is current or has changed",
  ),
}).meta({ id: "PointsMessage", description: "Bookings that changed an agent's points" });
export type PointsMessage = z.infer<typeof pointsMessageSchema>;

/** A level that an agent reached. */
const levelUpMessageSchema = shape({
  agent: agentRefSchema,
  previousLevel: z.int(),
  level: z.int(),
  previousRank: rankSchema,
  rank: rankSchema,
}).meta({ id: "LevelUpMessage", description: "A level that an agent reached" });
export type LevelUpMessage = z.infer<typeof levelUpMessageSchema>;

/** An achievement that was just earned. */
const achievementMessageSchema = shape({
  agent: agentRefSchema,
  achievement: earnedAchievementSchema,
  time: momentText.describe("Time of the work"),
}).meta({
  id: "AchievementMessage",
  description: "An achievement that was just earned; back-dated ones are not announced",
});
export type AchievementMessage = z.infer<typeof achievementMessageSchema>;

/** An agent's progress in a challenge. */
const challengeMessageSchema = shape({
  agent: agentRefSchema,
  challenge: shape({
    id: z.string(),
    title: z.string(),
    titles: titlesShape,
    kind: z.enum(CHALLENGE_KINDS),
    target: z.int().nullable(),
  }),
  progress: z.int().describe("The agent's own part"),
  isCompleted: z.boolean(),
  pointsEarned: z.int().describe("Points that were paid when the challenge closed; 0 before"),
}).meta({ id: "ChallengeMessage", description: "An agent's progress in a challenge" });
export type ChallengeMessage = z.infer<typeof challengeMessageSchema>;

/** A spin of the agent, from any tab or device. */
const spinMessageSchema = shape({
  agent: agentRefSchema,
  spin: spinViewSchema,
  rights: z.int().describe("Spins that are left"),
}).meta({
  id: "SpinMessage",
  description: "A spin of the agent, from any tab or device",
});
export type SpinMessage = z.infer<typeof spinMessageSchema>;

/** What a person changed in an agent's ledger. */
const notificationMessageSchema = shape({
  agent: agentRefSchema,
  kind: z.enum(["points_corrected", "event_reversed", "work_noted"]),
  title: z.string().describe("What the changed entry is for, or what was decided about"),
  titles: titlesShape,
  points: z.int().describe("By how much it changed what the entry counts"),
  reason: z.string().nullable(),
  by: changedBySchema,
  event: eventRefSchema.describe(
    "The event that was corrected or taken back, or the first of many",
  ),
  time: momentText.describe("When it was done"),
}).meta({
  id: "NotificationMessage",
  description:
    "Somebody corrected an entry or took it back, which comes in a message of its own, or decided " +
    "about a finding of the fairness watch",
});
export type NotificationMessage = z.infer<typeof notificationMessageSchema>;

/** The agent's notifications changed. */
const inboxMessageSchema = shape({
  agent: shape({ id: z.string() }),
  change: z.enum(["told", "read", "cleared", "settings"]).describe(
    "`told`: something of a kind that has no message of its own (a streak in danger, a decision " +
      "about leave, the beginning of a boost). The others: done on one of the person's devices",
  ),
}).meta({
  id: "InboxMessage",
  description:
    "The person's notifications or their settings changed: read `/me/notifications` again. Only " +
    "the person gets it. Levels, achievements, challenges and changes by hand come with messages " +
    "of their own, and are in the list as well",
});

/** Scores that changed. */
const leaderboardMessageSchema = shape({
  changes: listOf(shape({
    agent: shape({ ...fieldsOf(agentRefSchema), team: z.string().nullable() }),
    scores: scoresSchema,
  })),
}).meta({
  id: "LeaderboardMessage",
  description: "Scores that changed, for every public board; values are absolute",
});
export type LeaderboardMessage = z.infer<typeof leaderboardMessageSchema>;

/** A boost that was ended before its time. */
const boostEndMessageSchema = shape({
  boost: z.int().describe("Its id"),
  endsAt: momentText.describe("When it ends now; not after it begins: it was removed before that"),
}).meta({
  id: "BoostEndMessage",
  description: "A boost was ended before its time. Everybody gets it, whoever has the boost",
});

/** The stream cannot replay what was missed. */
const syncMessageSchema = shape({
  reason: z.enum(["too_old", "too_slow", "unknown_position"]),
}).meta({
  id: "SyncMessage",
  description:
    "The client missed too much: it must read the state again; the stream continues from there",
});
export type SyncMessage = z.infer<typeof syncMessageSchema>;

/** The schemas of the live stream's messages, by message type. */
export const LIVE_MESSAGES = {
  points: pointsMessageSchema,
  level_up: levelUpMessageSchema,
  achievement: achievementMessageSchema,
  challenge: challengeMessageSchema,
  spin: spinMessageSchema,
  leaderboard: leaderboardMessageSchema,
  notification: notificationMessageSchema,
  inbox: inboxMessageSchema,
  boost_end: boostEndMessageSchema,
  sync: syncMessageSchema,
};
export type LiveMessages = { [T in keyof typeof LIVE_MESSAGES]: z.infer<typeof LIVE_MESSAGES[T]> };

export type LiveType = keyof LiveMessages;

/**
 * A message as WebSocket clients receive it; on SSE, `id` and `type` are fields of the frame. The
 * id is the position of the connection after this message (`core/live/position.ts`).
 */
export type LiveFrame = {
  [T in LiveType]: { readonly id: string; readonly type: T; readonly data: LiveMessages[T] };
}[LiveType];

/** The schema of a {@link LiveFrame}, for the description of the stream. */
export const liveFrameSchema = z.union(
  Object.entries(LIVE_MESSAGES).map(([type, data]) =>
    shape({
      id: z.string().describe("The position in the stream, a whole number that only increases"),
      type: z.literal(type),
      data,
    })
  ),
).meta({ id: "LiveMessage", description: "A message of the live stream" });
