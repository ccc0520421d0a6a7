import { partSentence } from "@/core/explain/explain_parts.ts";
import type { EventExplanation, Explanation } from "@/core/explain/views.ts";

/** The explanation as it is answered: with a sentence for each part. */
export function withSentences(explanation: EventExplanation): Explanation {
  const { summary, arithmetic, parts } = explanation;
  return { summary, arithmetic, parts, sentences: [summary, ...parts.map(partSentence)] };
}
