import type { EventTypeView } from "@/core/event_types/views.ts";
import { conditionsInWords } from "@/core/rules/rules_diff.ts";
import type { ActionRule, RuleSet } from "@/core/rules/rules.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { partName } from "@/words/names.ts";
import { numberText } from "@/words/numbers.ts";
import { ruleEditorWords } from "@/words/rule_editor.ts";
import { typeTitle } from "./type_fields.ts";

/** Rules as people read them. */
export function RuleWords({ rules, types }: { rules: RuleSet; types: readonly EventTypeView[] }) {
  const actions: readonly (readonly [string, ActionRule | undefined])[] = Object.entries(
    rules.actions,
  );
  const { actions: words, streak, ceiling } = wordsOf(ruleEditorWords);
  const { base, consecutiveBonus, maxMultiplier } = rules.daily_streak;
  return (
    <ul class="group-rows rule-words" aria-label={words.list}>
      {actions.map(([type, rule]) =>
        rule && (
          <li key={type} class="group-row">
            <span class="group-label">
              <strong>{typeTitle(types, type)}</strong>
              {linesOf(rule).map((line) => <span key={line} class="group-hint">{line}</span>)}
            </span>
            <span class="rule-points">
              {formatNumber(rule.base)}
              <span class="sr-only">{words.points}</span>
            </span>
          </li>
        )
      )}
      <li class="group-row">
        <span class="group-label">
          <strong>{streak.title}</strong>
          <span class="group-hint">
            {streak.summary(formatNumber(consecutiveBonus), formatNumber(maxMultiplier))}
          </span>
        </span>
        <span class="rule-points">
          {formatNumber(base)}
          <span class="sr-only">{words.points}</span>
        </span>
      </li>
      {rules.dailyCeiling !== undefined && (
        <li class="group-row">
          <span class="group-label">
            <strong>{ceiling.title}</strong>
            <span class="group-hint">{ceiling.label}</span>
          </span>
          <span class="rule-points">{formatNumber(rules.dailyCeiling)}</span>
        </li>
      )}
    </ul>
  );
}

function linesOf(rule: ActionRule): string[] {
  const language = currentLanguage();
  const words = wordsOf(ruleEditorWords).lines;
  const { bonuses, multipliers, maxPoints, maxPerDay, cooldownSeconds, oncePerObject } = rule;
  const limits = [
    maxPoints === undefined ? "" : words.maxPoints(maxPoints),
    maxPerDay === undefined ? "" : words.maxPerDay(maxPerDay),
    cooldownSeconds === undefined ? "" : words.cooldown(cooldownSeconds),
    oncePerObject ? words.once : "",
  ].filter((limit) => limit !== "");
  return [
    ...bonuses.map(({ name, points, when }) =>
      words.part(
        partName(language, name),
        `+${numberText(language, points)}`,
        conditionsInWords(when, language),
      )
    ),
    ...multipliers.map(({ name, factor, when }) =>
      words.part(
        partName(language, name),
        `× ${numberText(language, factor)}`,
        conditionsInWords(when, language),
      )
    ),
    ...(limits.length > 0 ? [words.limits(limits.join(", "))] : []),
  ];
}
