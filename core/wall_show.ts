import { z } from "zod";
import { CHALLENGE_KINDS } from "./challenges/kinds.ts";
import { PERIOD_KINDS } from "./leaderboards/kinds.ts";
import { dayText, listOf, momentText, shape } from "./shapes.ts";
import { wallLanguageSchema } from "./wall_links.ts";

const common = {
  team: z.string().nullable().describe("The team's name; null: everyone"),
  seconds: z.int().describe("How long it is shown before the next one"),
};

const boardScene = shape({
  kind: z.literal("board"),
  ...common,
  period: shape({ kind: z.enum(PERIOD_KINDS), start: dayText, end: dayText.nullable() }),
  entries: listOf(shape({
    position: z.int(),
    rank: z.int(),
    name: z.string(),
    points: z.int(),
  })).describe("The top of the board"),
});

const unlocksScene = shape({
  kind: z.literal("unlocks"),
  ...common,
  entries: listOf(shape({
    name: z.string(),
    title: z.string(),
    icon: z.string(),
    tier: z.int(),
    time: momentText,
  })).describe("The latest achievements of the last two weeks, without secret ones"),
});

const challengeScene = shape({
  kind: z.literal("challenge"),
  ...common,
  title: z.string(),
  contest: z.enum(CHALLENGE_KINDS).describe("The kind of the challenge"),
  target: z.int().nullable(),
  endsAt: momentText,
  standings: listOf(shape({
    position: z.int(),
    name: z.string(),
    progress: z.int(),
    isCompleted: z.boolean(),
  })),
});

const pointsScene = shape({
  kind: z.literal("points"),
  ...common,
  days: listOf(shape({ day: dayText, points: z.int() }))
    .describe("The last eight days, the last one is today"),
});

const sceneSchema = z.discriminatedUnion("kind", [
  boardScene,
  unlocksScene,
  challengeScene,
  pointsScene,
]);
export type WallScene = z.infer<typeof sceneSchema>;
export type SceneOf<Kind extends WallScene["kind"]> = Extract<WallScene, { kind: Kind }>;

/** Something big that just happened. */
const bigMomentSchema = shape({
  key: z.string().describe("Tells moments apart"),
  kind: z.enum(["level_up", "achievement", "challenge_won"]),
  name: z.string().describe("Who it happened to"),
  title: z.string().nullable().describe("The achievement or the challenge; null for a level"),
  level: z.int().nullable(),
  tier: z.int().nullable(),
  icon: z.string().nullable(),
});
export type BigMoment = z.infer<typeof bigMomentSchema>;

/** From which tier on an achievement is celebrated on screens. */
export const CELEBRATED_TIER = 4;

/** What a screen with a wall link shows. It has no ids, because everybody with the link sees it. */
export const wallShowSchema = shape({
  title: z.string().describe("The link's name"),
  language: wallLanguageSchema,
  timeZone: z.string().describe("The organization's time zone"),
  scenes: listOf(sceneSchema).describe("At least one; hidden people are left out of all of them"),
  moments: listOf(bigMomentSchema).describe(
    "Levels, high achievements and won challenges of the last two minutes, oldest first",
  ),
  readAt: momentText,
}).meta({ id: "WallShow" });
export type WallShow = z.infer<typeof wallShowSchema>;
