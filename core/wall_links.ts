import { z } from "zod";
import { normalizeId } from "./identity.ts";
import { LANGUAGES } from "./language.ts";
import { PERIOD_KINDS } from "./leaderboards/kinds.ts";
import { revisionShape } from "./revisions.ts";
import { SCENE_KINDS, SCENE_SECONDS } from "./wall_scenes.ts";
import { fieldsOf, listOf, momentText, shape } from "./shapes.ts";

/** Whether a wall link shows anything. */
const WALL_LINK_STATES = ["working", "expired", "revoked"] as const;

const sceneFields = {
  kind: z.enum(SCENE_KINDS).describe(
    "board: the top of a board; unlocks: the latest achievements; challenges: each challenge that " +
      "runs; points: the points of today beside those of the days before",
  ),
  period: z.enum(PERIOD_KINDS).describe("Which board; other scenes ignore it"),
  seconds: z.int().min(SCENE_SECONDS.least).max(SCENE_SECONDS.most)
    .describe("How long it is shown before the next one"),
};

/** A scene, as a request names it. */
export const sceneInputSchema = z.strictObject({
  kind: sceneFields.kind,
  period: sceneFields.period.default("week"),
  team: z.string().overwrite(normalizeId).min(1).max(200).nullable().default(null)
    .describe("A team's id; null: everyone"),
  seconds: sceneFields.seconds.default(SCENE_SECONDS.usual),
});
export type SceneInput = Readonly<z.output<typeof sceneInputSchema>>;

const scenes = listOf(shape({
  ...sceneFields,
  team: shape({ id: z.string(), name: z.string() }).nullable().describe("Null: everyone"),
}));

/** The language of a screen: `auto` is that of its browser. */
export const wallLanguageSchema = z.enum([
  "auto",
  ...Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[],
]);
export type WallLanguage = z.infer<typeof wallLanguageSchema>;

/** A link that a screen shows without an account, as admins see it. */
export const wallLinkSchema = shape({
  id: z.int(),
  name: z.string().meta({ example: "Screen in the kitchen" }),
  scenes: scenes.describe("What the screen shows, in turn"),
  language: wallLanguageSchema.describe("The language of the screen; `auto`: that of its browser"),
  state: z.enum(WALL_LINK_STATES),
  revision: revisionShape,
  createdAt: momentText,
  expiresAt: momentText.nullable().describe("When it stops to work; null: never"),
  revokedAt: momentText.nullable(),
  lastUsedAt: momentText.nullable().describe("To the minute; null when it never was"),
}).meta({ id: "WallLink" });
export type WallLinkView = z.infer<typeof wallLinkSchema>;

/** A link that was just made, with its address. */
export const madeWallLinkSchema = shape({
  ...fieldsOf(wallLinkSchema),
  url: z.string().describe("The address for the screen, told this once"),
}).meta({ id: "MadeWallLink" });
export type MadeWallLinkView = z.infer<typeof madeWallLinkSchema>;
