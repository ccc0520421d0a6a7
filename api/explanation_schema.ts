import { z } from "@hono/zod-openapi";
import { type EventExplanation } from "@/core/explain/explain_event.ts";
import { partSentence } from "@/core/explain/explain_parts.ts";
import { entrySchema } from "./answer_schema.ts";

/** A step of the calculation. */
export const stepSchema = entrySchema.shape.breakdown.element;

/** Why an event or an entry pays its points. */
export const explanationSchema = z.object({
  summary: z.string(),
  arithmetic: z.string().nullable()
    .openapi({ example: "(5 + 3 quick bonus) × 1.5 quality multiplier = 12" }),
  parts: z.array(z.object({
    rule: z.string(),
    kind: z.enum(["base", "bonus", "multiplier", "boost", "limit"]),
    effect: z.string().openapi({ example: "+3" }),
    isApplied: z.boolean(),
    because: z.string().openapi({ example: "response time was 200 and must be below 120" }),
  })).openapi({ description: "Every part of the rule, applied or not" }),
  sentences: z.array(z.string())
    .openapi({ description: "The summary and a sentence for each part, to be shown as they are" }),
}).openapi("Explanation");

/** Returns the explanation as in the answer: with a sentence for each part. */
export function toMutableExplanation({ summary, arithmetic, parts }: EventExplanation) {
  const sentences = [summary, ...parts.map(partSentence)];
  return { summary, arithmetic, parts: parts.map((part) => ({ ...part })), sentences };
}
