import { z } from "zod";
import { CHALLENGE_KINDS } from "@/core/challenges/kinds.ts";
import { dayText, listOf, momentText, orNull, shape } from "@/core/shapes.ts";
import { FEATURE_NAMES } from "./features.ts";

/** What the beacon of a page sends; the person is the one of the session. */
export const beaconSchema = z.strictObject({
  visit: z.uuid().describe("Made by the browser for one visit, in all tabs"),
  batch: z.int().min(1).max(100_000)
    .describe("Counts the messages of the visit; one that came already is not counted again"),
  seconds: z.int().min(0).max(3_600)
    .describe("Seconds since the last message with the page in front and not idle"),
  features: z.partialRecord(z.enum(FEATURE_NAMES), z.int().min(1).max(1_000)).default({})
    .describe("How often each part was used since the last message"),
}).meta({ id: "Beacon" });
export type Beacon = z.infer<typeof beaconSchema>;

const teamSchema = shape({ id: z.string(), name: z.string() }).meta({ id: "EngagementTeam" });

/** How much Laurel is used, over a period. */
export const engagementSchema = shape({
  from: dayText,
  to: dayText.describe("The last day; days are those of the organization's time zone"),
  team: orNull(teamSchema).describe("Null: all people that the viewer may see"),
  accounts: z.int().describe("Accounts that can be used"),
  optedOut: z.int().describe("Of these, people who do not want to be measured; never counted"),
  active: listOf(shape({
    day: dayText,
    daily: z.int().describe("People who were here on the day"),
    weekly: z.int().describe("People who were here within seven days up to the day"),
    monthly: z.int().describe("People who were here within 28 days up to the day"),
  })),
  stickiness: z.number().nullable().describe("Mean of daily by mean of monthly; null: nobody"),
  visits: shape({
    count: z.int(),
    medianSeconds: z.int().nullable(),
    upperQuartileSeconds: z.int().nullable(),
    distribution: listOf(shape({
      from: z.int().describe("In seconds"),
      to: z.int().nullable().describe("Below this; null: without end"),
      visits: z.int(),
    })),
  }),
  people: z.int().describe("People who were here in the period"),
  features: listOf(shape({
    feature: z.enum(FEATURE_NAMES),
    title: z.string(),
    people: z.int(),
    share: z.number().nullable().describe("Of the people of the period"),
    uses: z.int(),
  })),
  achievements: shape({
    weeks: listOf(shape({ week: dayText.describe("The Monday"), awards: z.int() })),
    tiers: listOf(shape({
      tier: z.int(),
      agents: z.int().describe("Agents who reached it in the period"),
      medianDays: z.number().nullable().describe("Days from their first work"),
    })),
  }),
  challenges: listOf(shape({
    id: z.string(),
    title: z.string(),
    kind: z.enum(CHALLENGE_KINDS),
    startsAt: momentText,
    endsAt: momentText,
    invited: z.int().describe("Agents for whom it is, as teams are today"),
    withProgress: z.int(),
    completed: z.int(),
  })),
  streaks: shape({
    spells: z.int().describe("Streaks that began in the period"),
    living: z.int(),
    medianDays: z.int().nullable().describe("Half of the streaks last longer than this"),
    curve: listOf(shape({
      days: z.int(),
      atRisk: z.int(),
      ended: z.int(),
      survival: z.number(),
    })),
  }),
}).meta({ id: "Engagement" });
export type Engagement = z.infer<typeof engagementSchema>;
