import { fieldLabel } from "@/core/events/fields.ts";
import { X } from "@/components/shared/page_icons.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { partName } from "@/words/names.ts";
import { ruleEditorWords } from "@/words/rule_editor.ts";
import { ConditionValue } from "./ConditionValue.tsx";
import { useEditor } from "./editor_context.ts";
import { IssueNote } from "./IssueNote.tsx";
import {
  type ConditionKind,
  controlId,
  newCondition,
  objectAt,
  OPERATORS,
  type RulePath,
  valueAt,
  withOperator,
} from "./rules_edit.ts";
import { conditionFields, partNames } from "./type_fields.ts";

const PART = "*part";

/** A condition: a field, a comparison and a value; or whether another bonus applies. */
export function ConditionRow({ type, part, path, label, onRemove }: {
  type: string;
  /** The name of the bonus or multiplier, which cannot depend on itself. */
  part: unknown;
  path: RulePath;
  /** What the condition is called, such as "Condition 2 of quick bonus". */
  label: string;
  onRemove: () => void;
}) {
  const words = wordsOf(ruleEditorWords).condition;
  const language = currentLanguage();
  const { rules, issues, types, set } = useEditor();
  const condition = objectAt(rules, path);
  const isPart = "rule" in condition;
  const { field, op } = condition;
  const fields = conditionFields(types, type, typeof field === "string" ? field : null);
  const kind: ConditionKind = isPart ? "part" : fields.find(({ name }) => name === field)?.kind ??
    "number";
  const others = partNames(rules, type).filter((name) => name !== part);
  const id = controlId(path);
  const issue = issues.at(path, true);
  const noteId = `${id}-issue`;

  function choose(name: string) {
    if (name === PART) return set(path, { op: "applied", rule: others[0] ?? "" });
    set(path, newCondition(name, fields.find((one) => one.name === name)?.kind ?? "number"));
  }

  return (
    <li class="rule-condition" id={id} tabIndex={-1}>
      <select
        id={controlId([...path, "field"])}
        class="input select"
        aria-label={`${label}: ${words.field}`}
        value={isPart ? PART : String(field ?? "")}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {fields.map(({ name, title }) => <option key={name} value={name}>{title}</option>)}
        {(others.length > 0 || isPart) && <option value={PART}>{words.other}</option>}
      </select>
      {isPart && (
        <select
          id={controlId([...path, "rule"])}
          class="input select"
          aria-label={`${label}: ${words.which}`}
          value={String(valueAt(condition, ["rule"]) ?? "")}
          onChange={(event) => set([...path, "rule"], event.currentTarget.value)}
        >
          {others.map((name) => (
            <option key={name} value={name}>{partName(language, name)}</option>
          ))}
        </select>
      )}
      {OPERATORS[kind].length > 1 && (
        <select
          id={controlId([...path, "op"])}
          class="input select"
          aria-label={`${label}: ${words.comparison}`}
          value={String(op ?? "")}
          onChange={(event) => {
            const next = event.currentTarget.value;
            set(path, isPart ? { ...condition, op: next } : withOperator(condition, next));
          }}
        >
          {OPERATORS[kind].map((one) => (
            <option key={one} value={one}>
              {one !== "eq"
                ? words.operators[one]
                : kind === "number"
                ? words.operators.exactly
                : words.is}
            </option>
          ))}
        </select>
      )}
      {OPERATORS[kind].length === 1 && <span class="rule-word">{words.is}</span>}
      {!isPart && (
        <ConditionValue
          path={[...path, "value"]}
          kind={kind}
          op={String(op ?? "")}
          label={`${label}: ${
            typeof field === "string" ? fieldLabel(field, language) : words.value
          }`}
          noteId={noteId}
        />
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={wordsOf(ruleEditorWords).part.removeCondition(label)}
        onClick={onRemove}
      >
        <X size={15} />
      </button>
      <IssueNote id={noteId} issue={issue} />
    </li>
  );
}
