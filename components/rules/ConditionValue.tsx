import { wordsOf } from "@/components/shared/locale.ts";
import { ruleEditorWords } from "@/words/rule_editor.ts";
import { useEditor } from "./editor_context.ts";
import { NumberInput } from "./NumberInput.tsx";
import {
  type ConditionKind,
  controlId,
  listAt,
  type RulePath,
  typedNumber,
  valueAt,
} from "./rules_edit.ts";
import { useState } from "preact/hooks";

/** The value with which a condition compares. */
export function ConditionValue({ path, kind, op, label, noteId }: {
  path: RulePath;
  kind: ConditionKind;
  op: string;
  label: string;
  /** The id of the note that says what is wrong with the condition. */
  noteId: string;
}) {
  const words = wordsOf(ruleEditorWords).condition;
  if (op === "in") return <ListInput path={path} kind={kind} label={label} noteId={noteId} />;
  if (kind === "boolean") return <FlagInput path={path} label={label} />;
  if (kind === "text") return <TextInput path={path} label={label} noteId={noteId} />;
  if (op !== "between") {
    return <NumberInput path={path} label={label} noteId={noteId} isLabelHidden />;
  }
  return (
    <span class="rule-between">
      <NumberInput path={[...path, 0]} label={words.atLeast(label)} noteId={noteId} isLabelHidden />
      <span class="rule-word">{words.and}</span>
      <NumberInput path={[...path, 1]} label={words.atMost(label)} noteId={noteId} isLabelHidden />
    </span>
  );
}

function FlagInput({ path, label }: { path: RulePath; label: string }) {
  const words = wordsOf(ruleEditorWords).condition;
  const { rules, set } = useEditor();
  return (
    <select
      id={controlId(path)}
      class="input select"
      aria-label={label}
      value={valueAt(rules, path) === false ? "no" : "yes"}
      onChange={(event) => set(path, event.currentTarget.value === "yes")}
    >
      <option value="yes">{words.yes}</option>
      <option value="no">{words.no}</option>
    </select>
  );
}

function TextInput(
  { path, label, noteId }: { path: RulePath; label: string; noteId: string },
) {
  const { rules, issues, set } = useEditor();
  const id = controlId(path);
  const issue = issues.at(path);
  return (
    <span class="rule-field">
      <input
        id={id}
        class="input"
        type="text"
        aria-label={label}
        value={String(valueAt(rules, path) ?? "")}
        maxLength={200}
        autocomplete="off"
        aria-invalid={issue?.severity === "error" ? "true" : undefined}
        aria-describedby={issue && noteId}
        onInput={(event) => set(path, event.currentTarget.value)}
      />
    </span>
  );
}

/** Several values, with commas in between. */
function ListInput({ path, kind, label, noteId }: {
  path: RulePath;
  kind: ConditionKind;
  label: string;
  noteId: string;
}) {
  const { rules, issues, set } = useEditor();
  const id = controlId(path);
  const issue = issues.at(path, true);
  const parse = (text: string) =>
    text.split(kind === "number" ? /[,;\s]+/ : /[,;]/).map((one) => one.trim())
      .filter((one) => one !== "")
      .map((one) => kind === "number" ? typedNumber(one) : one);
  const values = listAt(rules, path);
  const [typed, setTyped] = useState(values.join(", "));
  const isTyped = JSON.stringify(parse(typed)) === JSON.stringify(values);
  return (
    <span class="rule-field">
      <input
        id={id}
        class="input"
        type="text"
        aria-label={wordsOf(ruleEditorWords).condition.commas(label)}
        value={isTyped ? typed : values.join(", ")}
        autocomplete="off"
        aria-invalid={issue?.severity === "error" ? "true" : undefined}
        aria-describedby={issue && noteId}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          set(path, parse(event.currentTarget.value));
        }}
      />
    </span>
  );
}
