import { z } from "zod";
import { preferencesSchema } from "./preferences.ts";
import { ROLES } from "./roles.ts";
import { dayText, listOf, momentText, orNull, shape } from "./shapes.ts";

const namedTeam = shape({ id: z.string(), name: z.string() });

const profileAgentSchema = shape({
  id: z.string().describe("The id that integrations use"),
  team: orNull(namedTeam),
  timeZone: z.string().nullable().describe("The agent's own time zone; null: the organization's"),
  hidden: z.boolean().describe("Whether the agent is left out of the boards"),
}).meta({ id: "ProfileAgent" });

/** The account of the person who is signed in, and their agent. */
export const profileSchema = shape({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  picture: z.string().nullable()
    .describe("The hash of the picture at `/api/v1/pictures/{hash}`; null: initials are shown"),
  preferences: preferencesSchema,
  hasPassword: z.boolean().describe("Whether the person can sign in with a password"),
  hasTwoFactor: z.boolean().describe("Whether the sign-in asks for a second factor"),
  createdAt: momentText,
  agent: orNull(profileAgentSchema).describe("null for people who are not agents"),
  organizationTimeZone: z.string(),
}).meta({ id: "Profile" });
export type ProfileView = z.infer<typeof profileSchema>;

/** When the person who is signed in is expected to work. */
export const workingDaysSchema = shape({
  today: dayText,
  timeZone: z.string().describe("The zone in which the person's days begin"),
  team: orNull(namedTeam),
  weekdays: listOf(z.int()).describe("Working weekdays today: 1 = Monday … 7 = Sunday"),
  changes: listOf(shape({ from: dayText, weekdays: listOf(z.int()) }))
    .describe("Later changes of the weekdays that are known already"),
  daysOff: listOf(shape({
    first: dayText,
    last: dayText,
    name: z.string(),
    isLeave: z.boolean().describe("Whether it is the person's own leave, and not a holiday"),
  })).describe("Days off from today on, for a year; the first at the top"),
  leaveNeedsApproval: z.boolean().describe("Whether the team wants to approve future leave"),
}).meta({ id: "WorkingDays" });
export type WorkingDaysView = z.infer<typeof workingDaysSchema>;

/** The picture of the person who is signed in, after it was stored. */
export const ownPictureSchema = shape({
  picture: z.string().describe("The hash of the picture at `/api/v1/pictures/{hash}`"),
}).meta({ id: "OwnPicture" });

/** The pictures of agents. */
export const agentPicturesSchema = shape({
  pictures: z.record(z.string(), z.string())
    .describe("Hashes by the agents' ids; agents without a picture are left out"),
}).meta({ id: "AgentPictures" });

/** The file of a picture. */
export const pictureFileSchema = z.string().meta({ format: "binary" });

/** Everything that is stored about a person: sections by their names. */
export const personalDataSchema = z.record(z.string(), z.unknown()).meta({
  description:
    "`account`, `picture`, `signIns`, `sessions`, `windows`, `agent`, and a list for each section " +
    "of an agent's work",
});
