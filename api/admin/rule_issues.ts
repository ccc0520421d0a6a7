import type { Language } from "@/core/language.ts";
import type { RuleIssue } from "@/core/rules/views.ts";
import { germanProblemText } from "@/words/problems/translate.ts";

/** Returns what is wrong with rules, or may be, in the language of whoever asks. */
export function issuesIn(language: Language, issues: readonly RuleIssue[]): readonly RuleIssue[] {
  if (language !== "de") return issues;
  return issues.map((issue) => ({
    ...issue,
    message: germanProblemText("issue", issue.message),
  }));
}
