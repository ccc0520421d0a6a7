import { z } from "zod";
import { dayText, fieldsOf, listOf, momentText, shape } from "@/core/shapes.ts";
import { PRIZE_KINDS } from "./prize_kinds.ts";

/** A field of the wheel as agents see it. */
const wheelFieldSchema = shape({
  key: z.string(),
  title: z.string(),
  kind: z.enum(PRIZE_KINDS),
  weight: z.int().describe("The chance is the weight divided by the sum of all weights"),
});
export type WheelField = z.infer<typeof wheelFieldSchema>;

/** A prize as it was in a draw, with everything that is needed to pay it. */
const prizeFieldSchema = shape({
  ...fieldsOf(wheelFieldSchema),
  value: z.int().describe("Points, for the kind `points`; otherwise 0"),
  factor: z.number().nullable().describe("The factor by which a boost multiplies points"),
  minutes: z.int().nullable().describe("The duration of a boost"),
}).meta({ id: "PrizeField" });
export type PrizeField = z.infer<typeof prizeFieldSchema>;

/** The fields of a spin other than its prizes. */
const draw = {
  id: z.string().meta({ description: "`day.agent.number`", example: "2026-11-20.agent-7.1" }),
  agent: z.string(),
  day: dayText.describe("The day of the seed, in the organization's time zone"),
  time: momentText,
  wheelVersion: z.int(),
  commitment: z.string()
    .describe("SHA-256 of the seed's 32 bytes, hex; shown before the spin"),
  seed: z.string().nullable().describe("Hex; null until the day is over"),
  message: z.string().describe("The message that was signed: `agent:id`"),
  digest: z.string().describe("HMAC-SHA256 of the message under the seed, hex"),
};
const inOrder = "The prizes that were in the draw, in the order of the draw";

/** A spin as the live stream sends it. */
export const spinViewSchema = shape({
  ...draw,
  prize: shape({
    ...fieldsOf(wheelFieldSchema),
    value: fieldsOf(prizeFieldSchema).value,
  }),
  candidates: listOf(wheelFieldSchema).describe(inOrder),
});

/** A spin as it is stored. With the seed, it can be verified. */
export const spinRecordSchema = shape({
  ...draw,
  prize: prizeFieldSchema,
  candidates: listOf(prizeFieldSchema).describe(inOrder),
}).meta({ id: "Spin" });
export type SpinRecord = z.infer<typeof spinRecordSchema>;

const wheelState = {
  rights: z.int().describe("Spins the agent can make now"),
  today: dayText,
  commitment: z.string().describe("SHA-256 of today's seed, hex"),
};

/** The state that the wheel's window needs. */
const spinStateSchema = shape({
  ...wheelState,
  wheel: listOf(wheelFieldSchema),
  recent: listOf(spinViewSchema).describe("Newest first"),
});
export type SpinState = z.infer<typeof spinStateSchema>;

/** The state of the wheel as the API returns it, with whole spins. */
export const wheelStateSchema = shape({
  ...wheelState,
  wheel: listOf(prizeFieldSchema),
  recent: listOf(spinRecordSchema).describe("Newest first"),
}).meta({ id: "SpinState" });
export type WheelState = z.infer<typeof wheelStateSchema>;

/** A prize of a wheel as it was published. */
const publishedPrizeSchema = shape({
  ...fieldsOf(prizeFieldSchema),
  isLimited: z.boolean()
    .describe("Whether it can run out; prizes that cannot are in every draw"),
}).meta({ id: "PublishedPrize" });
export type PublishedPrize = z.infer<typeof publishedPrizeSchema>;

/** A wheel as it was published; it never changes. */
const publishedWheelSchema = shape({
  version: z.int(),
  publishedAt: momentText.describe("The time from which spins used it"),
  prizes: listOf(publishedPrizeSchema),
});
export type PublishedWheel = z.infer<typeof publishedWheelSchema>;

/** What Laurel publishes about a day's draws, so that anybody can verify them. */
export const fairnessDaySchema = shape({
  day: dayText,
  timeZone: z.string().describe("The organization's time zone, in which the day begins and ends"),
  commitment: z.string().describe("SHA-256 of the seed's 32 bytes, hex"),
  seed: z.string().nullable().describe("Hex; null until the day is over"),
  wheels: listOf(publishedWheelSchema)
    .describe("The wheels that spins of the day used, oldest first"),
}).meta({ id: "FairnessDay" });
export type FairnessDay = z.infer<typeof fairnessDaySchema>;
