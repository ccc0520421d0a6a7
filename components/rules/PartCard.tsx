import { Plus, Trash2 } from "@/components/shared/page_icons.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { partName } from "@/words/names.ts";
import { ruleEditorWords } from "@/words/rule_editor.ts";
import { ConditionRow } from "./ConditionRow.tsx";
import { useEditor } from "./editor_context.ts";
import { IssueNote } from "./IssueNote.tsx";
import { NumberInput } from "./NumberInput.tsx";
import {
  controlId,
  listAt,
  newCondition,
  objectAt,
  ruleNameOf,
  type RulePath,
} from "./rules_edit.ts";
import { conditionFields } from "./type_fields.ts";

/** A bonus or a multiplier of an action: its name, what it adds, and when. */
export function PartCard({ type, kind, path, onRemove }: {
  type: string;
  kind: "bonus" | "multiplier";
  path: RulePath;
  onRemove: () => void;
}) {
  const words = wordsOf(ruleEditorWords).part;
  const { rules, issues, types, set } = useEditor();
  const { name } = objectAt(rules, path);
  const title = typeof name === "string" && name !== ""
    ? partName(currentLanguage(), name)
    : words.kinds[kind];
  const when: RulePath = [...path, "when"];
  const conditions = listAt(rules, when);
  const [first] = conditionFields(types, type, null);
  const id = controlId(path);
  const whenId = controlId(when);

  return (
    <fieldset class="rule-part" id={id} tabIndex={-1}>
      <legend class="sr-only">{title}</legend>
      <div class="rule-part-head">
        <NameInput path={[...path, "name"]} kind={kind} />
        {kind === "bonus"
          ? (
            <NumberInput
              path={[...path, "points"]}
              label={words.adds}
              unit={wordsOf(ruleEditorWords).actions.points}
            />
          )
          : <NumberInput path={[...path, "factor"]} label={words.times} />}
        <button
          type="button"
          class="icon-button rule-part-remove"
          aria-label={words.remove(title)}
          title={words.remove(title)}
          onClick={onRemove}
        >
          <Trash2 size={15} />
        </button>
      </div>
      <div class="rule-when" id={whenId} tabIndex={-1}>
        <span class="rule-when-title">
          {conditions.length > 1 ? words.ifAll : words.if}
        </span>
        <ul class="rule-conditions" aria-label={words.conditions(title)}>
          {conditions.map((_, i) => (
            <ConditionRow
              key={i}
              type={type}
              part={name}
              path={[...when, i]}
              label={words.condition(i + 1, title)}
              onRemove={() => {
                set([...when, i], undefined);
                document.getElementById(`${whenId}-add`)?.focus();
              }}
            />
          ))}
        </ul>
        <button
          id={`${whenId}-add`}
          type="button"
          class="rule-add"
          aria-label={words.addConditionTo(title)}
          onClick={() => set([...when, conditions.length], newCondition(first!.name, first!.kind))}
        >
          <Plus size={14} />
          {words.addCondition}
        </button>
        <IssueNote id={`${whenId}-issue`} issue={issues.at(when)} />
      </div>
    </fieldset>
  );
}

/** The name of a part, in words; the arithmetic shows it. */
function NameInput({ path, kind }: { path: RulePath; kind: "bonus" | "multiplier" }) {
  const { rules, issues, set } = useEditor();
  const { name } = objectAt(rules, path.slice(0, -1));
  const id = controlId(path);
  const issue = issues.at(path);
  return (
    <div class="rule-field rule-name">
      <label for={id}>{wordsOf(ruleEditorWords).part.titles[kind]}</label>
      <input
        id={id}
        class="input"
        type="text"
        value={typeof name === "string" ? name.replaceAll("_", " ") : ""}
        maxLength={50}
        autocomplete="off"
        aria-invalid={issue?.severity === "error" ? "true" : undefined}
        aria-describedby={issue && `${id}-issue`}
        onInput={(event) => set(path, ruleNameOf(event.currentTarget.value))}
      />
      <IssueNote id={`${id}-issue`} issue={issue} />
    </div>
  );
}
