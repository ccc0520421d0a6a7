import { catalogueOf } from "@/core/event_types/catalogue.ts";
import type { TypeDefinition } from "@/core/event_types/definitions.ts";
import { primaryIssues } from "@/core/problems/issue_words.ts";
import { type ActionRule, actionRuleSchema } from "@/core/rules/rules.ts";
import { checkAction } from "@/core/rules/rules_check.ts";
import type { RuleIssue } from "@/core/rules/views.ts";

/** Reads the points of a definition, and says what is wrong with them, like with a rule set. */
export function explainPoints(
  points: unknown,
  definition: TypeDefinition,
): { readonly rule: ActionRule | null; readonly issues: readonly RuleIssue[] } {
  const parsed = actionRuleSchema.safeParse(points);
  if (!parsed.success) {
    const issues = primaryIssues(parsed.error).map((issue): RuleIssue => ({
      severity: "error",
      path: ["points", ...issue.path].join("."),
      message: issue.message,
    }));
    return { rule: null, issues };
  }
  const times = { revision: 1, createdAt: 0, updatedAt: 0, deletedAt: null };
  const types = catalogueOf([{ ...definition, ...times }]);
  const place = { path: "points", type: definition.type, types };
  return { rule: parsed.data, issues: checkAction(parsed.data, place) };
}
