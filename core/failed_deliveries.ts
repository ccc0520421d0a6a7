import { z } from "zod";
import { momentText, shape } from "./shapes.ts";

/** Where a delivery goes: from a tool to Laurel, or from Laurel to another system. */
export const DELIVERY_DIRECTIONS = ["received", "sent"] as const;
export type DeliveryDirection = typeof DELIVERY_DIRECTIONS[number];

/** A delivery that failed: a webhook that could not be read or processed, or that was given up. */
export const failedDeliverySchema = shape({
  direction: z.enum(DELIVERY_DIRECTIONS),
  id: z.int(),
  place: shape({
    id: z.string().describe("The id of the integration or of the webhook"),
    name: z.string(),
  }),
  name: z.string().describe("The tool's name for this kind of webhook, or the type of the message"),
  status: z.string().meta({ example: "unparseable" }),
  reason: z.string().nullable(),
  at: momentText.describe("When it was received, or made"),
  attempts: z.int(),
  retryAt: momentText.nullable().describe("When Laurel tries again by itself; null: never"),
  canRetry: z.boolean().describe("Whether its content is stored, and its place is switched on"),
  discarded: shape({ at: momentText, reason: z.string() }).nullable(),
}).meta({ id: "FailedDelivery" });
export type FailedDelivery = z.infer<typeof failedDeliverySchema>;

/** How many deliveries were discarded. */
export const discardResultSchema = shape({ discarded: z.int() }).meta({ id: "DiscardResult" });
