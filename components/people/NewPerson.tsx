import { useState } from "preact/hooks";
import type { PersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { firstWrong, NEW_PERSON } from "./draft.ts";
import { peopleHref } from "./place.ts";
import { SettingsFields } from "./SettingsFields.tsx";
import { useBack } from "./use_back.ts";
import { useTeams } from "./use_teams.ts";

/** The form that adds a person. */
export function NewPerson() {
  const { go, timeZone } = usePage();
  const back = useBack();
  const teams = useTeams();
  const { draft, errors, error, isBusy, send } = useNewPerson();
  const { value } = draft;
  return (
    <>
      <PageHead title="New person" back={back} />
      <div class="page-body">
        <form class="new-form person-form" onSubmit={send} noValidate>
          <SettingsFields
            draft={value}
            errors={errors}
            teams={teams}
            timeZone={timeZone}
            onChange={draft.change}
            idField={
              <TextField
                id="person-id"
                label="Id"
                hint="By which your tools name the person. Without one, it is the e-mail address. It cannot be changed later; other names can be added."
                value={value.id}
                error={errors.id}
                placeholder={value.email.trim()}
                maxLength={256}
                onInput={(id) => draft.change({ id })}
              />
            }
          />
          {error && <p class="form-error" role="alert">{error}</p>}
          <div class="new-buttons">
            <button
              type="button"
              class="button"
              onClick={() => {
                draft.discard();
                go(peopleHref({ kind: "list" }));
              }}
            >
              Cancel
            </button>
            <button type="submit" class="button button-primary" aria-disabled={isBusy}>
              Add Person
            </button>
          </div>
        </form>
      </div>
    </>
  );
}

/** Keeps what was typed, checks it and adds the person. */
function useNewPerson() {
  const { go, announce } = usePage();
  const draft = useDraft("new_person", { ...NEW_PERSON, id: "" });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  /** Shows the errors, and moves the focus to the first one. */
  function showErrors(wrong: Readonly<Record<string, string>>) {
    setErrors(wrong);
    const field = firstWrong(wrong);
    if (field) document.getElementById(`person-${field}`)?.focus();
  }

  async function send(event: Event) {
    event.preventDefault();
    if (isBusy) return;
    const { name, email, team, timeZone, hidden, id } = draft.value;
    const wrong: Record<string, string> = {};
    if (name.trim() === "") wrong.name = "Enter a name.";
    if (id.trim() === "" && email.trim() === "") wrong.id = "Enter an id or an e-mail address.";
    setError(null);
    if (Object.keys(wrong).length > 0) return showErrors(wrong);
    setBusy(true);
    const answer = await ask<PersonView>("POST", "/admin/agents", {
      id: id.trim() || email.trim(),
      name: name.trim(),
      email: email.trim() || null,
      team: team || null,
      timeZone: timeZone || null,
      hidden,
    });
    setBusy(false);
    if (answer.ok) {
      draft.discard();
      announce(`${answer.data.name} is added.`);
      return go(peopleHref({ kind: "person", id: answer.data.id }));
    }
    showErrors(answer.fields);
    // The id may be the e-mail address, so its error says more.
    if (firstWrong(answer.fields) === null || answer.status === 409) setError(answer.message);
  }

  return { draft, errors, error, isBusy, send };
}
