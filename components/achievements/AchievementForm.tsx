import { useState } from "preact/hooks";
import type { AchievementDefinition } from "@/core/achievements/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { GoalFields, LookFields } from "./AchievementFields.tsx";
import { DayField } from "@/components/admin/DayField.tsx";
import { draftOfAchievement, NEW_ACHIEVEMENT } from "./draft.ts";
import { ReachPanel } from "./ReachPanel.tsx";
import { useAchievementForm, useRevision, useStore } from "./use_achievement_form.ts";

interface Props {
  readonly onDone: (stored: AchievementDefinition) => void;
  readonly onCancel: () => void;
}

/** The form that defines an achievement, beside its reach. */
export function NewAchievementForm(
  { all, onDone, onCancel }: Props & { readonly all: readonly AchievementDefinition[] },
) {
  const words = wordsOf(achievementPageWords);
  const state = useAchievementForm("achievement_new", NEW_ACHIEVEMENT);
  const { draft, form, types, question } = state;
  const store = useStore(
    state,
    (achievement) => ask("POST", "/admin/achievements", achievement),
    onDone,
  );
  const parts = { draft: draft.value, errors: form.errors, onChange: draft.change };
  return (
    <div class="challenge-columns">
      <form class="new-form wide-form" onSubmit={store} noValidate>
        <LookFields {...parts} />
        <GoalFields {...parts} types={types} all={all} />
        <FormEnd
          form={form}
          action={words.form.create}
          onCancel={() => {
            draft.discard();
            onCancel();
          }}
        />
      </form>
      <ReachPanel question={question} />
    </div>
  );
}

/** The form that replaces an achievement by another one, from a day on. */
export function ReplaceForm(
  { one, all, onDone, onCancel }: Props & {
    readonly one: AchievementDefinition;
    readonly all: readonly AchievementDefinition[];
  },
) {
  const words = wordsOf(achievementPageWords);
  const state = useAchievementForm(`achievement_replace_${one.key}`, draftOfAchievement(one));
  const { draft, form, types, question } = state;
  const [from, setFrom] = useState("");
  const { revision, path, readAgain } = useRevision(one, state);
  const store = useStore(
    state,
    (achievement) =>
      ask("POST", `${path}/replace`, {
        achievement,
        revision,
        ...(from === "" ? {} : { from }),
      }),
    onDone,
  );
  const parts = { draft: draft.value, errors: form.errors, onChange: draft.change };

  async function showTheirs() {
    const stored = await readAgain();
    if (stored) draft.change(draftOfAchievement(stored));
  }

  return (
    <div class="challenge-columns">
      <form class="new-form wide-form" onSubmit={store} noValidate>
        <p class="group-hint">{words.form.replaceMeans}</p>
        <LookFields {...parts} />
        <GoalFields {...parts} types={types} all={all.filter(({ key }) => key !== one.key)} />
        <DayField
          id="achievement-from"
          label={words.form.oldEnds}
          hint={words.form.oldEndsHint}
          value={from}
          error={form.errors.from}
          onInput={setFrom}
        />
        <EditConflict form={form} onTheirs={showTheirs} onMine={readAgain} />
        <FormEnd
          form={form}
          action={words.form.replace}
          onCancel={() => {
            draft.discard();
            onCancel();
          }}
        />
      </form>
      <ReachPanel question={question} />
    </div>
  );
}

/** The form that changes the words and the looks of an achievement. */
export function EditAchievementForm(
  { one, onDone, onCancel }: Props & { readonly one: AchievementDefinition },
) {
  const words = wordsOf(achievementPageWords);
  const state = useAchievementForm(`achievement_${one.key}`, draftOfAchievement(one));
  const { draft, form } = state;
  const { revision, path, readAgain } = useRevision(one, state);

  function save(event: Event) {
    const { title, description, icon, secret } = draft.value;
    return form.submit(event, {
      wrong: title.trim() === "" ? { title: words.form.titleMissing } : {},
      send: () =>
        ask<AchievementDefinition>("PATCH", path, {
          title: title.trim(),
          description: description.trim(),
          icon,
          secret,
          revision,
        }),
      onDone(saved) {
        draft.discard();
        onDone(saved);
      },
    });
  }

  async function showTheirs() {
    const stored = await readAgain();
    if (stored) draft.change(draftOfAchievement(stored));
  }

  return (
    <form class="new-form wide-form" onSubmit={save} noValidate>
      <p class="group-hint">{words.form.editMeans}</p>
      <LookFields draft={draft.value} errors={form.errors} onChange={draft.change} />
      <EditConflict form={form} onTheirs={showTheirs} onMine={readAgain} />
      <FormEnd
        form={form}
        action={words.form.save}
        onCancel={() => {
          draft.discard();
          onCancel();
        }}
      />
    </form>
  );
}
