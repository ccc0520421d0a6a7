import { z } from "@hono/zod-openapi";
import type { SpinRecord } from "@/core/spins/views.ts";

/** What the API tells of spins, for its description. */
const fieldSchema = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(["points", "boost", "streak_freeze", "badge", "nothing"]),
  weight: z.int().openapi({ description: "Its share of the sum of the weights is its chance" }),
  value: z.int().openapi({ description: "Points, for the kind `points`; otherwise 0" }),
  factor: z.number().nullable().openapi({ description: "What a boost multiplies points by" }),
  minutes: z.int().nullable().openapi({ description: "How long a boost lasts" }),
}).openapi("PrizeField");

export const spinSchema = z.object({
  id: z.string().openapi({ description: "`day.agent.number`", example: "2026-11-20.agent-7.1" }),
  agent: z.string(),
  day: z.string().openapi({ description: "Day of the seed, in the organization's zone" }),
  time: z.string(),
  prize: fieldSchema,
  candidates: z.array(fieldSchema)
    .openapi({ description: "The prizes that were in the draw, in the order of the draw" }),
  wheelVersion: z.int(),
  commitment: z.string().openapi({ description: "SHA-256 of the seed's 32 bytes, hex" }),
  seed: z.string().nullable().openapi({ description: "Hex; null until the day is over" }),
  message: z.string().openapi({ description: "What was signed: `agent:id`" }),
  digest: z.string().openapi({ description: "HMAC-SHA256 of the message under the seed, hex" }),
}).openapi("Spin");

export const spinStateSchema = z.object({
  rights: z.int().openapi({ description: "Spins that can be made now" }),
  wheel: z.array(fieldSchema),
  today: z.string(),
  commitment: z.string().openapi({ description: "SHA-256 of today's seed, hex" }),
  recent: z.array(spinSchema).openapi({ description: "Newest first" }),
}).openapi("SpinState");

export const fairnessSchema = z.object({
  day: z.string(),
  timeZone: z.string().openapi({ description: "The organization's zone" }),
  commitment: z.string(),
  seed: z.string().nullable(),
  wheels: z.array(z.object({
    version: z.int(),
    publishedAt: z.string(),
    prizes: z.array(fieldSchema.extend({ isLimited: z.boolean() }).openapi("PublishedPrize")),
  })).openapi({ description: "The wheels that counted on the day, oldest first" }),
}).openapi("FairnessDay");

/** A spin as the API answers one; zod-openapi's answer types are not readonly. */
export function toSpinBody(spin: SpinRecord): z.infer<typeof spinSchema> {
  return { ...spin, candidates: [...spin.candidates] };
}
