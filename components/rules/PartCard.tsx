import { partTitle } from "@/core/rules/rules_diff.ts";
import { Plus, Trash2 } from "@/components/shared/icons.ts";
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
  const { rules, issues, types, set } = useEditor();
  const { name } = objectAt(rules, path);
  const title = typeof name === "string" && name !== "" ? partTitle(name) : kind;
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
          ? <NumberInput path={[...path, "points"]} label="Adds" unit="points" />
          : <NumberInput path={[...path, "factor"]} label="Times" />}
        <button
          type="button"
          class="icon-button rule-part-remove"
          aria-label={`Remove ${title}`}
          title={`Remove ${title}`}
          onClick={onRemove}
        >
          <Trash2 size={15} />
        </button>
      </div>
      <div class="rule-when" id={whenId} tabIndex={-1}>
        <span class="rule-when-title">
          {conditions.length > 1 ? "if all of these hold" : "if"}
        </span>
        <ul class="rule-conditions" aria-label={`Conditions of ${title}`}>
          {conditions.map((_, i) => (
            <ConditionRow
              key={i}
              type={type}
              part={name}
              path={[...when, i]}
              label={`condition ${i + 1} of ${title}`}
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
          aria-label={`Add a condition to ${title}`}
          onClick={() => set([...when, conditions.length], newCondition(first!.name, first!.kind))}
        >
          <Plus size={14} />
          Condition
        </button>
        <IssueNote id={`${whenId}-issue`} issue={issues.at(when)} />
      </div>
    </fieldset>
  );
}

/** The name of a part, in words; the arithmetic shows it. */
function NameInput({ path, kind }: { path: RulePath; kind: string }) {
  const { rules, issues, set } = useEditor();
  const { name } = objectAt(rules, path.slice(0, -1));
  const id = controlId(path);
  const issue = issues.at(path);
  return (
    <div class="rule-field rule-name">
      <label for={id}>{kind === "bonus" ? "Bonus" : "Multiplier"}</label>
      <input
        id={id}
        class="input"
        type="text"
        value={partTitle(typeof name === "string" ? name : "")}
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
