import type { EventTypeView } from "@/core/event_types/views.ts";
import { diffRules, type RuleChange } from "@/core/rules/rules_diff.ts";
import type { RuleSet } from "@/core/rules/rules.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { rulesWords } from "@/words/rules.ts";
import { typeTitle } from "./type_fields.ts";

/** The differences between two rule sets, in words, action by action. */
export function DiffList({ before, after, types, same }: {
  before: RuleSet;
  after: RuleSet;
  types: readonly EventTypeView[];
  /** What is said when there is no difference. */
  same: string;
}) {
  const groups = new Map<string | null, RuleChange[]>();
  for (const change of diffRules(before, after, currentLanguage())) {
    groups.set(change.type, [...(groups.get(change.type) ?? []), change]);
  }
  const words = wordsOf(rulesWords).differences;
  if (groups.size === 0) return <p class="group-note">{same}</p>;
  return (
    <ul class="group-rows rule-diff" aria-label={words.list}>
      {[...groups].map(([type, changes]) => (
        <li key={type} class="group-row">
          <span class="group-label">
            <strong>{type === null ? words.all : typeTitle(types, type)}</strong>
            {changes.map(({ text }) => <span key={text} class="rule-change">{text}</span>)}
          </span>
        </li>
      ))}
    </ul>
  );
}
