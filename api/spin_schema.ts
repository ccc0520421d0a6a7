import { z } from "@hono/zod-openapi";
import type { SpinRecord } from "@/core/spins/views.ts";

/** The answers about spins, for the description of the API. */
const fieldSchema = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(["points", "boost", "streak_freeze", "badge", "nothing"]),
  weight: z.int().openapi({ description: "Its share of the sum of all weights is its chance" }),
  value: z.int().openapi({ description: "Points, for the kind `points`; otherwise 0" }),
  factor: z.number().nullable().openapi({ description: "The factor of a boost" }),
  minutes: z.int().nullable().openapi({ description: "Duration of a boost" }),
}).openapi("PrizeField");

export const spinSchema = z.object({
  id: z.string().openapi({ description: "`day.agent.number`", example: "2026-11-20.agent-7.1" }),
  agent: z.string(),
  day: z.string().openapi({ description: "Day of the seed, in the organization's time zone" }),
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
  rights: z.int().openapi({ description: "How many spins the agent can make now" }),
  wheel: z.array(fieldSchema),
  today: z.string(),
  commitment: z.string().openapi({ description: "SHA-256 of today's seed, hex" }),
  recent: z.array(spinSchema).openapi({ description: "Newest first" }),
}).openapi("SpinState");

export const fairnessSchema = z.object({
  day: z.string(),
  timeZone: z.string().openapi({ description: "The organization's time zone" }),
  commitment: z.string(),
  seed: z.string().nullable(),
  wheels: z.array(z.object({
    version: z.int(),
    publishedAt: z.string(),
    prizes: z.array(fieldSchema.extend({ isLimited: z.boolean() }).openapi("PublishedPrize")),
  })).openapi({ description: "The wheels in force on the day, oldest first" }),
}).openapi("FairnessDay");

/** Returns a spin as in the answer, because the types of zod-openapi's answers are not readonly. */
export function toSpinBody(spin: SpinRecord): z.infer<typeof spinSchema> {
  return { ...spin, candidates: [...spin.candidates] };
}
