import type { EventTypeView } from "@/core/event_types/views.ts";
import { conditionsInWords, partTitle } from "@/core/rules/rules_diff.ts";
import type { ActionRule, RuleSet } from "@/core/rules/rules.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { typeTitle } from "./type_fields.ts";

/** Rules as people read them. */
export function RuleWords({ rules, types }: { rules: RuleSet; types: readonly EventTypeView[] }) {
  const actions: readonly (readonly [string, ActionRule | undefined])[] = Object.entries(
    rules.actions,
  );
  const { base, consecutiveBonus, maxMultiplier } = rules.daily_streak;
  return (
    <ul class="group-rows rule-words" aria-label="Actions">
      {actions.map(([type, rule]) =>
        rule && (
          <li key={type} class="group-row">
            <span class="group-label">
              <strong>{typeTitle(types, type)}</strong>
              {linesOf(rule).map((line) => <span key={line} class="group-hint">{line}</span>)}
            </span>
            <span class="rule-points">
              {formatNumber(rule.base)}
              <span class="sr-only">points</span>
            </span>
          </li>
        )
      )}
      <li class="group-row">
        <span class="group-label">
          <strong>Daily streak</strong>
          <span class="group-hint">
            +{consecutiveBonus} for each further day, at most {maxMultiplier} times the base
          </span>
        </span>
        <span class="rule-points">
          {formatNumber(base)}
          <span class="sr-only">points</span>
        </span>
      </li>
      {rules.dailyCeiling !== undefined && (
        <li class="group-row">
          <span class="group-label">
            <strong>Ceiling of a day</strong>
            <span class="group-hint">Most points from work for a person and day</span>
          </span>
          <span class="rule-points">{formatNumber(rules.dailyCeiling)}</span>
        </li>
      )}
    </ul>
  );
}

function linesOf(rule: ActionRule): string[] {
  const { bonuses, multipliers, maxPoints, maxPerDay, cooldownSeconds, oncePerObject } = rule;
  const limits = [
    maxPoints === undefined ? "" : `at most ${maxPoints} points`,
    maxPerDay === undefined ? "" : `at most ${maxPerDay} a day`,
    cooldownSeconds === undefined ? "" : `${cooldownSeconds} seconds in between`,
    oncePerObject ? "once per object" : "",
  ].filter((limit) => limit !== "");
  return [
    ...bonuses.map(({ name, points, when }) =>
      `${partTitle(name)}: +${points} if ${conditionsInWords(when)}`
    ),
    ...multipliers.map(({ name, factor, when }) =>
      `${partTitle(name)}: × ${factor} if ${conditionsInWords(when)}`
    ),
    ...(limits.length > 0 ? [`Limits: ${limits.join(", ")}`] : []),
  ];
}
