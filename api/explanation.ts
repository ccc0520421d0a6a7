import type { Language } from "@/core/language.ts";
import { partSentence } from "@/core/explain/explain_parts.ts";
import type { EventExplanation, Explanation } from "@/core/explain/views.ts";

/** The explanation as it is answered: with a sentence for each part. */
export function withSentences(explanation: EventExplanation, language: Language): Explanation {
  const { summary, arithmetic, parts } = explanation;
  return {
    summary,
    arithmetic,
    parts,
    sentences: [summary, ...parts.map((part) => partSentence(part, language))],
  };
}
