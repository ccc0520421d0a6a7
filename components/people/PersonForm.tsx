import type { PersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { LabeledField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";
import { draftOf, patchOf, PERSON_FIELDS, type PersonDraft } from "./draft.ts";
import { SettingsFields } from "./SettingsFields.tsx";
import { useTeams } from "./use_teams.ts";

interface Props {
  person: PersonView;
  path: string;
  onSaved: (person: PersonView) => void;
}

/** The settings of a person. What is typed stays until it is saved or discarded. */
export function PersonForm(props: Props) {
  const words = wordsOf(peopleWords).fields;
  const { person } = props;
  const { timeZone } = usePage();
  const teams = useTeams();
  const { draft, isChanged, form, discard, save } = usePersonForm(props);
  const { value } = draft;
  return (
    <form class="new-form person-form person-form-wide" onSubmit={save} noValidate>
      <SettingsFields
        draft={value}
        errors={form.errors}
        teams={teams}
        timeZone={timeZone}
        onChange={draft.change}
        sinceField={
          <SinceField
            draft={value}
            person={person}
            error={form.errors.teamFrom}
            onChange={(teamFrom) => draft.change({ teamFrom })}
          />
        }
      />
      <FormEnd
        form={form}
        action={words.save}
        isOff={!isChanged}
        cancel={words.discard}
        onCancel={isChanged ? discard : undefined}
      />
    </form>
  );
}

/** Since when the person is in the team. */
function SinceField({ draft, person, error, onChange }: {
  draft: PersonDraft;
  person: PersonView;
  error: string | undefined;
  onChange: (day: string) => void;
}) {
  const words = wordsOf(peopleWords).fields;
  const stored = person.teamFrom ?? "";
  const isMoved = draft.team !== (person.team ?? "");
  return (
    <LabeledField
      id="person-teamFrom"
      label={isMoved ? words.from : words.since}
      hint={isMoved ? words.fromHint : words.sinceHint}
      error={error}
    >
      {(control) => (
        <input
          {...control}
          class="input person-day"
          type="date"
          // The day of the former team says nothing about the new one.
          value={isMoved && draft.teamFrom === stored ? "" : draft.teamFrom}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </LabeledField>
  );
}

/** Keeps what was typed, checks it and saves it. */
function usePersonForm({ person, path, onSaved }: Props) {
  const words = wordsOf(peopleWords).fields;
  const { announce } = usePage();
  const base = draftOf(person);
  const draft = useDraft(`person_${person.id}`, base);
  const form = useForm(PERSON_FIELDS);
  const patch = patchOf(draft.value, base);
  const isChanged = Object.keys(patch).length > 0;

  function discard() {
    draft.discard();
    form.clear();
    document.getElementById(PERSON_FIELDS.name)?.focus();
  }

  function save(event: Event) {
    event.preventDefault();
    if (!isChanged) return;
    return form.submit(event, {
      wrong: patch.name === "" ? { name: words.nameMissing } : {},
      send: () => ask<PersonView>("PATCH", path, patch),
      onDone(saved) {
        draft.discard();
        onSaved(saved);
        announce(wordsOf(peopleWords).saved);
      },
    });
  }

  return { draft, isChanged, form, discard, save };
}
