import { z } from "zod";
import { fieldsOf, listOf, momentText, shape } from "./shapes.ts";
import { PERIOD_KINDS } from "./leaderboards/kinds.ts";
import { revisionShape } from "./revisions.ts";

/** Whether a wall link shows its board. */
const WALL_LINK_STATES = ["working", "expired", "revoked"] as const;

/** A link to a board that a screen shows without an account, as admins see it. */
export const wallLinkSchema = shape({
  id: z.int(),
  name: z.string().meta({ example: "Screen in the kitchen" }),
  period: z.enum(PERIOD_KINDS),
  team: shape({ id: z.string(), name: z.string() }).nullable()
    .describe("The team whose board it shows; null: everyone"),
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

/** What a screen with a wall link shows. It has no ids, because everybody with the link sees it. */
export const wallBoardSchema = shape({
  title: z.string().describe("The link's name"),
  period: shape({
    kind: z.enum(PERIOD_KINDS),
    start: z.string(),
    end: z.string().nullable(),
  }),
  team: z.string().nullable().describe("The team's name; null: everyone"),
  entries: listOf(shape({
    position: z.int(),
    rank: z.int(),
    name: z.string(),
    points: z.int(),
  })).describe("The top of the board; hidden people are left out"),
  readAt: momentText,
}).meta({ id: "WallBoard" });
export type WallBoard = z.infer<typeof wallBoardSchema>;
