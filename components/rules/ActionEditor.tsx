import type { RuleCondition } from "@/core/rules/conditions.ts";
import { conditionsInWords } from "@/core/rules/rules_diff.ts";
import { Switch } from "@/components/admin/Switch.tsx";
import { Plus } from "@/components/shared/page_icons.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { ruleEditorWords } from "@/words/rule_editor.ts";
import { useEditor } from "./editor_context.ts";
import { IssueNote } from "./IssueNote.tsx";
import { NumberInput } from "./NumberInput.tsx";
import { PartCard } from "./PartCard.tsx";
import {
  controlId,
  freeName,
  listAt,
  newCondition,
  objectAt,
  type RulePath,
  type Rules,
  valueAt,
} from "./rules_edit.ts";
import { conditionFields, partNames, typeTitle } from "./type_fields.ts";

/** What one type of event pays; closed it is one line. */
export function ActionEditor({ type, onRemove }: { type: string; onRemove: () => void }) {
  const { actions: words, limits } = wordsOf(ruleEditorWords);
  const { rules, issues, types, set } = useEditor();
  const path: RulePath = ["actions", type];
  const action = objectAt(rules, path);
  const { errors, warnings } = issues.count(path);
  const title = typeTitle(types, type);
  const id = controlId(path);

  return (
    <li>
      <details class="rule-action">
        <summary class="group-row" id={id}>
          <span class="group-label">
            <strong class="truncate">{title}</strong>
            <span class="group-hint truncate">{summaryOf(action)}</span>
          </span>
          {errors > 0 && <span class="badge" data-tone="bad">{words.errors(errors)}</span>}
          {errors === 0 && warnings > 0 && (
            <span class="badge" data-tone="warning">{words.warnings(warnings)}</span>
          )}
          <span class="rule-points">
            {String(action["base"] ?? "")}
            <span class="sr-only">{words.points}</span>
          </span>
        </summary>
        <div class="rule-body">
          <IssueNote id={`${id}-issue`} issue={issues.at(path)} />
          <NumberInput path={[...path, "base"]} label={words.base} unit={words.baseUnit} />
          <Parts type={type} kind="bonus" field="bonuses" />
          <Parts type={type} kind="multiplier" field="multipliers" />
          <fieldset class="rule-limits">
            <legend>{limits.title}</legend>
            <NumberInput
              path={[...path, "maxPoints"]}
              label={limits.maxPoints}
              suggestion={limits.noLimit}
              isOptional
            />
            <NumberInput
              path={[...path, "maxPerDay"]}
              label={limits.maxPerDay}
              suggestion={limits.noLimit}
              isOptional
            />
            <NumberInput
              path={[...path, "cooldownSeconds"]}
              label={limits.cooldown}
              unit={limits.seconds}
              suggestion={limits.none}
              isOptional
            />
            <Switch
              id={controlId([...path, "oncePerObject"])}
              label={limits.once}
              hint={limits.onceHint}
              isOn={action["oncePerObject"] === true}
              onChange={(isOn) => set([...path, "oncePerObject"], isOn)}
            />
          </fieldset>
          <button type="button" class="button button-danger-text rule-remove" onClick={onRemove}>
            {words.remove(title)}
          </button>
        </div>
      </details>
    </li>
  );
}

/** The bonuses or the multipliers of an action. */
function Parts({ type, kind, field }: {
  type: string;
  kind: "bonus" | "multiplier";
  field: "bonuses" | "multipliers";
}) {
  const words = wordsOf(ruleEditorWords).part;
  const { rules, issues, types, set } = useEditor();
  const path: RulePath = ["actions", type, field];
  const parts = listAt(rules, path);
  const id = controlId(path);

  function add() {
    const [first] = conditionFields(types, type, null);
    const name = freeName(kind, partNames(rules, type));
    const amount = kind === "bonus" ? { points: 5 } : { factor: 1.5 };
    const when = [newCondition(first!.name, first!.kind)];
    set([...path, parts.length], { name, ...amount, when });
    const nameId = controlId([...path, parts.length, "name"]);
    // The new card is there after the next drawing.
    requestAnimationFrame(() => document.getElementById(nameId)?.focus());
  }

  return (
    <div class="rule-parts" id={id} tabIndex={-1}>
      {parts.map((_, i) => (
        <PartCard
          key={i}
          type={type}
          kind={kind}
          path={[...path, i]}
          onRemove={() => {
            set([...path, i], undefined);
            document.getElementById(`${id}-add`)?.focus();
          }}
        />
      ))}
      <button id={`${id}-add`} type="button" class="rule-add" onClick={add}>
        <Plus size={14} />
        {kind === "bonus" ? words.addBonus : words.addMultiplier}
      </button>
      <IssueNote id={`${id}-issue`} issue={issues.at(path)} />
    </div>
  );
}

/** Returns the parts of an action in one line. */
function summaryOf(action: Rules): string {
  const words = wordsOf(ruleEditorWords).actions;
  const parts = [["bonuses", "points", "+"], ["multipliers", "factor", "×"]].flatMap((
    [field, amount, sign],
  ) =>
    listAt(action, [field!]).map((part) => {
      const when = listAt(part, ["when"]);
      const text = `${sign}${String(valueAt(part, [amount!]) ?? "?")}`;
      return when.length > 0 && when.every(isWhole)
        ? words.if(text, conditionsInWords(when, currentLanguage()))
        : text;
    })
  );
  return parts.length === 0 ? words.always : parts.join(", ");
}

/** Whether a condition of a draft has all that its words are made of. */
function isWhole(condition: unknown): condition is RuleCondition {
  const { field, op, rule, value } = objectAt(condition, []);
  if (typeof rule === "string") return true;
  if (typeof field !== "string" || value === undefined) return false;
  return Array.isArray(value) === (op === "in" || op === "between");
}
