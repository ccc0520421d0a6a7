import { Group } from "@/components/admin/Group.tsx";
import { TypeChooser } from "@/components/event_types/TypeChooser.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { ruleEditorWords } from "@/words/rule_editor.ts";
import { ActionEditor } from "./ActionEditor.tsx";
import { useEditor } from "./editor_context.ts";
import { IssueNote } from "./IssueNote.tsx";
import { NumberInput } from "./NumberInput.tsx";
import { controlId, objectAt } from "./rules_edit.ts";
import { typeTitle } from "./type_fields.ts";

/** The form of a draft's rules: what each action pays, the streak, and the ceiling of a day. */
export function RuleEditor() {
  const { actions: words, streak, ceiling } = wordsOf(ruleEditorWords);
  const { rules, issues, types, set } = useEditor();
  const actions = objectAt(rules, ["actions"]);
  const paid = Object.keys(actions).sort((a, b) =>
    typeTitle(types, a).localeCompare(typeTitle(types, b))
  );

  function add(type: string) {
    set(["actions", type], { base: 5, bonuses: [], multipliers: [], oncePerObject: false });
    // The new action is there after the next drawing.
    requestAnimationFrame(() => {
      const summary = document.getElementById(controlId(["actions", type]));
      const details = summary?.closest("details");
      if (details) details.open = true;
      document.getElementById(controlId(["actions", type, "base"]))?.focus();
    });
  }

  return (
    <>
      <section class="group-section" aria-labelledby="rule-actions-title">
        <h2 id="rule-actions-title" class="group-title">{words.title}</h2>
        <p class="group-note">{words.note}</p>
        <div id={controlId(["actions"])} tabIndex={-1}>
          <IssueNote id="rule-actions-issue" issue={issues.at(["actions"])} />
        </div>
        {paid.length > 0 && (
          <ul class="group-rows" aria-label={words.list}>
            {paid.map((type) => (
              <ActionEditor
                key={type}
                type={type}
                onRemove={() => {
                  set(["actions", type], undefined);
                  document.getElementById("rule-add-action")?.focus();
                }}
              />
            ))}
          </ul>
        )}
        <div class="rule-add-action">
          <TypeChooser
            id="rule-add-action"
            label={words.add}
            chosen={[]}
            isSingle
            offers={({ type, isSendable }) => isSendable && !Object.hasOwn(actions, type)}
            onChange={([type]) => type !== undefined && add(type)}
          />
        </div>
      </section>
      <Group
        id="rule-streak"
        title={streak.title}
        note={streak.note}
      >
        <div class="group-row rule-row">
          <NumberInput path={["daily_streak", "base"]} label={streak.base} unit={words.points} />
          <NumberInput
            path={["daily_streak", "consecutiveBonus"]}
            label={streak.bonus}
            unit={words.points}
          />
          <NumberInput
            path={["daily_streak", "maxMultiplier"]}
            label={streak.most}
            unit={streak.mostUnit}
          />
        </div>
        <IssueNote id="rule-streak-issue" issue={issues.at(["daily_streak"])} />
      </Group>
      <Group id="rule-ceiling" title={ceiling.title}>
        <div class="group-row rule-row">
          <NumberInput
            path={["dailyCeiling"]}
            label={ceiling.label}
            suggestion={ceiling.none}
            isOptional
          />
        </div>
      </Group>
    </>
  );
}
