import { useState } from "preact/hooks";
import { IssueNote } from "./IssueNote.tsx";
import { useEditor } from "./editor_context.ts";
import { controlId, type RulePath, typedNumber, valueAt } from "./rules_edit.ts";

/** A field for a number of the rules. What is typed stays as it is, also when it is no number. */
export function NumberInput(
  { path, label, isLabelHidden, hint, unit, isOptional, suggestion, noteId }: {
    path: RulePath;
    label: string;
    isLabelHidden?: boolean;
    hint?: string;
    /** What stands behind the field. */
    unit?: string;
    /** Whether the rules can do without it. */
    isOptional?: boolean;
    /** What an empty field says. */
    suggestion?: string;
    /** The id of a note elsewhere that says what is wrong here. */
    noteId?: string;
  },
) {
  const { rules, issues, set } = useEditor();
  const id = controlId(path);
  const value = valueAt(rules, path);
  const [typed, setTyped] = useState("");
  // What was typed for the value, such as `0.` or ` 5`; after a change from elsewhere, the value.
  const text = typedNumber(typed) === value && typed !== ""
    ? typed
    : value === undefined || value === null
    ? ""
    : String(value);
  const issue = issues.at(path, true);
  const described = [hint && `${id}-hint`, issue && (noteId ?? `${id}-issue`)].filter(Boolean)
    .join(" ");

  return (
    <div class="rule-field">
      <label for={id} class={isLabelHidden ? "sr-only" : undefined}>{label}</label>
      <span class="rule-number">
        <input
          id={id}
          class="input"
          type="text"
          inputMode="decimal"
          value={text}
          placeholder={suggestion}
          autocomplete="off"
          aria-invalid={issue?.severity === "error" ? "true" : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => {
            const now = event.currentTarget.value;
            setTyped(now);
            // A place of a list cannot be left out.
            const empty = typeof path.at(-1) === "number" && !isOptional ? "" : undefined;
            set(path, typedNumber(now) ?? empty);
          }}
        />
        {unit && <span class="group-hint">{unit}</span>}
      </span>
      {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      {noteId === undefined && <IssueNote id={`${id}-issue`} issue={issue} />}
    </div>
  );
}
