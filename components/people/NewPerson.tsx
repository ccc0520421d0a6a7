import type { PersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { errorsAtFields, useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";
import { NEW_PERSON, PERSON_FIELDS } from "./draft.ts";
import { peopleHref } from "./place.ts";
import { SettingsFields } from "./SettingsFields.tsx";
import { useBack } from "./use_back.ts";
import { useTeams } from "./use_teams.ts";

const CONFLICT = 409;

/** The form that adds a person. */
export function NewPerson() {
  const words = wordsOf(peopleWords).fields;
  const { go, timeZone } = usePage();
  const back = useBack();
  const teams = useTeams();
  const { draft, form, send } = useNewPerson();
  const { value } = draft;
  return (
    <>
      <PageHead title={wordsOf(peopleWords).new} back={back} />
      <div class="page-body">
        <form class="new-form person-form" onSubmit={send} noValidate>
          <SettingsFields
            draft={value}
            errors={form.errors}
            teams={teams}
            timeZone={timeZone}
            onChange={draft.change}
            idField={
              <TextField
                id="person-id"
                label={words.id}
                hint={words.idHint}
                value={value.id}
                error={form.errors.id}
                placeholder={value.email.trim()}
                maxLength={256}
                onInput={(id) => draft.change({ id })}
              />
            }
          />
          <FormEnd
            form={form}
            action={words.add}
            onCancel={() => {
              draft.discard();
              go(peopleHref({ kind: "list" }));
            }}
          />
        </form>
      </div>
    </>
  );
}

/** Keeps what was typed, checks it and adds the person. */
function useNewPerson() {
  const words = wordsOf(peopleWords).fields;
  const { go, announce } = usePage();
  const draft = useDraft("new_person", { ...NEW_PERSON, id: "" });
  const form = useForm(PERSON_FIELDS);

  function send(event: Event) {
    const { name, email, team, timeZone, hidden, id } = draft.value;
    return form.submit(event, {
      wrong: {
        ...(name.trim() === "" ? { name: words.nameMissing } : {}),
        ...(id.trim() === "" && email.trim() === "" ? { id: words.idMissing } : {}),
      },
      send: () =>
        ask<PersonView>("POST", "/admin/agents", {
          id: id.trim() || email.trim(),
          name: name.trim(),
          email: email.trim() || null,
          team: team || null,
          timeZone: timeZone || null,
          hidden,
        }),
      onDone(person) {
        draft.discard();
        announce(words.added(person.name));
        go(peopleHref({ kind: "person", id: person.id }));
      },
      // The id may be the e-mail address, so the message of a conflict says more than its field.
      errorsOf: (refusal) => ({
        ...errorsAtFields(refusal, Object.keys(PERSON_FIELDS)),
        ...(refusal.status === CONFLICT ? { "": refusal.message } : {}),
      }),
    });
  }

  return { draft, form, send };
}
