import { useState } from "preact/hooks";
import type { HoldoutDetail, HoldoutPreview } from "@/core/performance/holdout_views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { errorsAtFields, useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useTeams } from "@/components/people/use_teams.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { type HoldoutInput, NEW_HOLDOUT, peopleOf } from "./holdout_input.ts";
import { HoldoutPeople } from "./HoldoutPeople.tsx";
import { MEASURES_PLACE, performanceHref } from "./place.ts";
import { PreviewView } from "./PreviewView.tsx";

const FIELDS = {
  name: "holdout-name",
  firstDay: "holdout-first",
  lastDay: "holdout-last",
  "people.team": "holdout-team",
  "people.share": "holdout-share",
  "people.agents": "holdout-agents",
};

/** Makes a group of people without Laurel: first who it would be, then for good. */
export function NewHoldout({ today }: { today: string }) {
  const { go, announce } = usePage();
  const draft = useDraft<HoldoutInput>("new_holdout", NEW_HOLDOUT);
  const { value } = draft;
  const form = useForm(FIELDS);
  const teams = useTeams();
  const [preview, setPreview] = useState<HoldoutPreview | null>(null);
  const leave = () => go(MEASURES_PLACE.href);

  function change(some: Partial<HoldoutInput>) {
    draft.change(some);
    // Other people need another preview.
    if (["kind", "team", "share", "chosen"].some((name) => name in some)) setPreview(null);
  }

  function wrong() {
    const errors: Record<string, string> = {};
    if (value.name.trim() === "") errors["name"] = "Give it a name.";
    if (value.firstDay <= today) errors["firstDay"] = "Choose tomorrow or a later day.";
    if (value.lastDay !== "" && value.lastDay < value.firstDay) {
      errors["lastDay"] = "is before the first day.";
    }
    if (value.kind === "chosen" && value.chosen.length === 0) {
      errors["people.agents"] = "Choose at least one person.";
    }
    return errors;
  }

  const errorsOf = (refusal: Parameters<typeof errorsAtFields>[0]) =>
    errorsAtFields(refusal, Object.keys(FIELDS));

  function send(event: Event) {
    if (preview === null) {
      return form.submit(event, {
        wrong: wrong(),
        send: () =>
          ask<HoldoutPreview>("POST", "/admin/holdouts/preview", { people: peopleOf(value) }),
        onDone(found) {
          setPreview(found);
          announce(`${found.members.length} people would be without Laurel.`);
        },
        errorsOf,
      });
    }
    const { seed } = preview;
    return form.submit(event, {
      wrong: wrong(),
      send: () =>
        ask<HoldoutDetail>("POST", "/admin/holdouts", {
          name: value.name,
          firstDay: value.firstDay,
          lastDay: value.lastDay === "" ? null : value.lastDay,
          people: seed === null ? peopleOf(value) : { ...peopleOf(value), seed },
        }),
      onDone(made) {
        draft.discard();
        announce(`${made.name} is planned.`);
        go(performanceHref({ kind: "holdout", id: String(made.id) }));
      },
      errorsOf,
    });
  }

  return (
    <>
      <PageHead title="New holdout" back={{ ...MEASURES_PLACE, onClick: follow(go) }} />
      <div class="page-body">
        <form class="new-form" noValidate onSubmit={send}>
          <TextField
            id="holdout-name"
            label="Name"
            hint="For you, such as Autumn comparison."
            value={value.name}
            maxLength={100}
            error={form.errors.name}
            onInput={(name) => change({ name })}
          />
          <DayField
            id="holdout-first"
            label="First day without Laurel"
            hint="Tomorrow or later: what people have earned today stays."
            value={value.firstDay}
            error={form.errors.firstDay}
            onInput={(firstDay) => change({ firstDay })}
          />
          <DayField
            id="holdout-last"
            label="Last day without Laurel"
            hint="At least two weeks; empty: until you end it."
            value={value.lastDay}
            error={form.errors.lastDay}
            onInput={(lastDay) => change({ lastDay })}
          />
          <SelectField
            id="holdout-kind"
            label="Who"
            hint="Only chance makes groups that are alike in everything."
            value={value.kind}
            options={[["drawn", "A share, drawn at random"], ["chosen", "People I choose"]]}
            error={undefined}
            onChange={(kind) => change({ kind: kind as HoldoutInput["kind"] })}
          />
          <HoldoutPeople value={value} teams={teams} errors={form.errors} onChange={change} />
          {preview && <PreviewView preview={preview} onAgain={() => setPreview(null)} />}
          <FormEnd
            form={form}
            action={preview === null ? "Preview" : "Plan Holdout"}
            onCancel={leave}
          />
        </form>
      </div>
    </>
  );
}
