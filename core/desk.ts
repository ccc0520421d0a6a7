import { z } from "zod";
import { ROLES } from "./roles.ts";
import { achievementSummarySchema } from "./achievements/views.ts";
import { agentSnapshotSchema } from "./agents/views.ts";
import { challengeViewSchema } from "./challenges/views.ts";
import { explainedEntrySchema } from "./explain/views.ts";
import { PERIOD_KINDS } from "./leaderboards/kinds.ts";
import { boardSchema, periodScoreSchema } from "./leaderboards/views.ts";
import { deskNotificationsSchema } from "./notifications/views.ts";
import { levelProgressSchema } from "./scoring/views.ts";
import { storedLayoutSchema } from "./windows/views.ts";
import { dayText, fieldsOf, listOf, momentText, orNull, shape } from "./shapes.ts";

const periodKind = z.enum(PERIOD_KINDS);

/** What the desk shows about the agent who is signed in. */
const deskAgentSchema = shape({
  ...fieldsOf(agentSnapshotSchema),
  team: z.string().nullable(),
  levelProgress: levelProgressSchema,
  freezes: z.int(),
  week: listOf(shape({
    day: dayText,
    isWorkingDay: z.boolean(),
    isActive: z.boolean(),
    isFrozen: z.boolean()
      .describe("Whether a freeze saved the streak on this missed day"),
  })).describe("The last seven days up to today, oldest first, for the streak window"),
  scores: z.record(periodKind, periodScoreSchema).readonly()
    .describe("The agent's points on the current boards"),
});
export type DeskAgent = z.infer<typeof deskAgentSchema>;

/** What the desk shows about achievements, challenges and spins before their windows are opened. */
const deskRewardsSchema = shape({
  achievements: shape({
    ...fieldsOf(achievementSummarySchema),
    secrets: z.int().describe("Number of secret achievements that are not earned yet"),
  }),
  challenges: listOf(challengeViewSchema)
    .describe("Challenges that are not closed, the one that ends first at the top"),
  spinRights: z.int().describe("Spins the agent may make now"),
});
export type DeskRewards = z.infer<typeof deskRewardsSchema>;

/** A boost of the agent that runs, or begins within a day. */
const deskBoostSchema = shape({
  id: z.int(),
  text: z.string().describe("What it pays, in the person's language"),
  startsAt: momentText,
  endsAt: momentText,
});
export type DeskBoost = z.infer<typeof deskBoostSchema>;

/** Everything the desk's first paint needs; the live stream keeps it current from `position` on. */
const deskDataSchema = shape({
  agent: orNull(deskAgentSchema)
    .describe("null for people who are not agents (managers, admins): they see only the boards"),
  rewards: orNull(deskRewardsSchema).describe("null for people who are not agents"),
  notifications: z.union([deskNotificationsSchema, z.null()])
    .describe("null for people who are not agents"),
  boosts: listOf(deskBoostSchema).describe("The one that ends first at the top"),
  feed: listOf(explainedEntrySchema).describe("The newest ledger entries, newest first"),
  boards: z.record(periodKind, boardSchema).readonly(),
  away: listOf(z.string()).describe(
    "Ids of agents who are on leave today: of those whose leave the viewer may see, and the viewer",
  ),
  pictures: z.record(z.string(), z.string()).readonly()
    .describe("The hashes of the pictures of agents on the boards, by the agents' ids"),
  position: z.string()
    .describe("The live position at which the data was read: `/api/v1/stream?last_event_id=`"),
  timeZone: z.string().describe("The organization's time zone"),
  today: dayText.describe("Today in that zone"),
});
export type DeskData = z.infer<typeof deskDataSchema>;

const themeSchema = z.enum(["auto", "light", "dark"])
  .describe("The color theme of the desk; `auto` follows the system");
export type Theme = z.infer<typeof themeSchema>;

const deskPersonSchema = shape({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  agent: z.string().nullable().describe("The id of the person's agent"),
  picture: z.string().nullable().describe("The hash of the person's picture"),
}).describe("The person who is signed in, as the menu bar shows them");
export type DeskPerson = z.infer<typeof deskPersonSchema>;

/** The props of the desk's first paint. */
const deskPropsSchema = shape({
  data: deskDataSchema,
  person: deskPersonSchema,
  theme: themeSchema,
  layout: storedLayoutSchema,
  now: momentText.describe("The time of the first paint, so that server and browser draw the same"),
  isDemo: z.boolean(),
  needsTour: z.boolean().describe("Whether an agent is here for the first time"),
  version: z.string(),
});
export type DeskProps = z.infer<typeof deskPropsSchema>;
