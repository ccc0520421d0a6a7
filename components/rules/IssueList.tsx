import type { EventTypeView } from "@/core/event_types/views.ts";
import type { RuleIssue } from "@/core/rules/views.ts";
import { CircleAlert, CircleCheck, TriangleAlert } from "@/components/shared/page_icons.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { partName } from "@/words/names.ts";
import { ruleEditorWords } from "@/words/rule_editor.ts";
import { sentence } from "./IssueNote.tsx";
import { showIssue } from "./issues.ts";
import { type Rules, valueAt } from "./rules_edit.ts";
import { typeTitle } from "./type_fields.ts";

/** Everything that is wrong with a draft, or may be; each leads to its place. */
export function IssueList({ issues, rules, types, onShow = showIssue }: {
  issues: readonly RuleIssue[];
  rules: Rules;
  types: readonly EventTypeView[];
  onShow?: ((issue: RuleIssue) => void) | null;
}) {
  const words = wordsOf(ruleEditorWords).issues;
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const sorted = [...issues].sort((a, b) =>
    Number(a.severity === "warning") - Number(b.severity === "warning")
  );
  if (sorted.length === 0) {
    return (
      <p class="rule-ok" role="status">
        <CircleCheck size={15} />
        {words.none}
      </p>
    );
  }
  return (
    <section class="rule-issues" aria-label={words.title} data-bad={errors > 0}>
      <p role="status">
        <strong>
          {errors > 0 ? words.mend(errors) : words.warnings(sorted.length)}
        </strong>
      </p>
      <ul>
        {sorted.map((issue) => {
          const place = placeOf(issue.path, rules, types);
          const text = (
            <>
              {issue.severity === "error" ? <CircleAlert size={14} /> : <TriangleAlert size={14} />}
              <span>
                {place && <strong>{place}:</strong>} {sentence(issue.message)}
              </span>
            </>
          );
          return (
            <li key={`${issue.path} ${issue.message}`} data-severity={issue.severity}>
              {onShow === null
                ? <span class="rule-issue">{text}</span>
                : (
                  <button type="button" class="rule-issue" onClick={() => onShow(issue)}>
                    {text}
                  </button>
                )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Returns where an issue is, in words: `Deal won, fast close bonus`. */
function placeOf(path: string, rules: Rules, types: readonly EventTypeView[]): string {
  const [root, type, field, index] = path.split(".");
  if (root === "daily_streak") return wordsOf(ruleEditorWords).streak.title;
  if (root !== "actions" || type === undefined) return "";
  const title = typeTitle(types, type);
  if (field !== "bonuses" && field !== "multipliers") return title;
  const name = valueAt(rules, ["actions", type, field, Number(index), "name"]);
  return typeof name === "string" && name !== ""
    ? `${title}, ${partName(currentLanguage(), name)}`
    : title;
}
