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
import { holdoutWords } from "@/words/holdouts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
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
  const words = wordsOf(holdoutWords);
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
    if (value.name.trim() === "") errors["name"] = words.wrong.name;
    if (value.firstDay <= today) errors["firstDay"] = words.wrong.first;
    if (value.lastDay !== "" && value.lastDay < value.firstDay) {
      errors["lastDay"] = words.wrong.order;
    }
    if (value.kind === "chosen" && value.chosen.length === 0) {
      errors["people.agents"] = words.wrong.people;
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
          announce(words.would(found.members.length));
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
        announce(words.planned(made.name));
        go(performanceHref({ kind: "holdout", id: String(made.id) }));
      },
      errorsOf,
    });
  }

  return (
    <>
      <PageHead title={words.new} back={{ ...MEASURES_PLACE, onClick: follow(go) }} />
      <div class="page-body">
        <form class="new-form" noValidate onSubmit={send}>
          <TextField
            id="holdout-name"
            label={words.name}
            hint={words.nameHint}
            value={value.name}
            maxLength={100}
            error={form.errors.name}
            onInput={(name) => change({ name })}
          />
          <DayField
            id="holdout-first"
            label={words.first}
            hint={words.firstHint}
            value={value.firstDay}
            error={form.errors.firstDay}
            onInput={(firstDay) => change({ firstDay })}
          />
          <DayField
            id="holdout-last"
            label={words.last}
            hint={words.lastHintNew}
            value={value.lastDay}
            error={form.errors.lastDay}
            onInput={(lastDay) => change({ lastDay })}
          />
          <SelectField
            id="holdout-kind"
            label={words.whoKind}
            hint={words.whoHint}
            value={value.kind}
            options={[["drawn", words.kinds.drawn], ["chosen", words.kinds.chosen]]}
            error={undefined}
            onChange={(kind) => change({ kind: kind as HoldoutInput["kind"] })}
          />
          <HoldoutPeople value={value} teams={teams} errors={form.errors} onChange={change} />
          {preview && <PreviewView preview={preview} onAgain={() => setPreview(null)} />}
          <FormEnd
            form={form}
            action={preview === null ? words.previewAction : words.plan}
            onCancel={leave}
          />
        </form>
      </div>
    </>
  );
}
