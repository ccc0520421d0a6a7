import { Group } from "@/components/admin/Group.tsx";
import { TypeChooser } from "@/components/event_types/TypeChooser.tsx";
import { ActionEditor } from "./ActionEditor.tsx";
import { useEditor } from "./editor_context.ts";
import { IssueNote } from "./IssueNote.tsx";
import { NumberInput } from "./NumberInput.tsx";
import { controlId, objectAt } from "./rules_edit.ts";
import { typeTitle } from "./type_fields.ts";

/** The form of a draft's rules: what each action pays, the streak, and the ceiling of a day. */
export function RuleEditor() {
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
        <h2 id="rule-actions-title" class="group-title">What work pays</h2>
        <p class="group-note">
          Base, plus each bonus that applies, times each multiplier that applies. Actions that are
          not here are kept and pay nothing; your own types then pay what their definition says.
        </p>
        <div id={controlId(["actions"])} tabIndex={-1}>
          <IssueNote id="rule-actions-issue" issue={issues.at(["actions"])} />
        </div>
        {paid.length > 0 && (
          <ul class="group-rows" aria-label="Actions">
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
            label="Pay for another action"
            chosen={[]}
            isSingle
            offers={({ type, isSendable }) => isSendable && !Object.hasOwn(actions, type)}
            onChange={([type]) => type !== undefined && add(type)}
          />
        </div>
      </section>
      <Group
        id="rule-streak"
        title="Daily streak"
        note="Paid once on each working day with work, for the days in a row."
      >
        <div class="group-row rule-row">
          <NumberInput path={["daily_streak", "base"]} label="Each day" unit="points" />
          <NumberInput
            path={["daily_streak", "consecutiveBonus"]}
            label="More for each further day"
            unit="points"
          />
          <NumberInput
            path={["daily_streak", "maxMultiplier"]}
            label="But at most"
            unit="times the first"
          />
        </div>
        <IssueNote id="rule-streak-issue" issue={issues.at(["daily_streak"])} />
      </Group>
      <Group id="rule-ceiling" title="Ceiling of a day">
        <div class="group-row rule-row">
          <NumberInput
            path={["dailyCeiling"]}
            label="Most points from work for a person and day"
            suggestion="no ceiling"
            isOptional
          />
        </div>
      </Group>
    </>
  );
}
