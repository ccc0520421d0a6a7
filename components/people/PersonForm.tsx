import { useState } from "preact/hooks";
import type { PersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { draftOf, firstWrong, patchOf, type PersonDraft } from "./draft.ts";
import { SettingsFields } from "./SettingsFields.tsx";
import { useTeams } from "./use_teams.ts";

interface Props {
  person: PersonView;
  path: string;
  onSaved: (person: PersonView) => void;
}

/** The settings of a person. What is typed stays until it is saved or discarded. */
export function PersonForm(props: Props) {
  const { person } = props;
  const { timeZone } = usePage();
  const teams = useTeams();
  const { draft, isChanged, errors, error, isBusy, discard, save } = usePersonForm(props);
  const { value } = draft;
  return (
    <form class="new-form person-form person-form-wide" onSubmit={save} noValidate>
      <SettingsFields
        draft={value}
        errors={errors}
        teams={teams}
        timeZone={timeZone}
        onChange={draft.change}
        sinceField={
          <SinceField
            draft={value}
            person={person}
            error={errors.teamFrom}
            onChange={(teamFrom) => draft.change({ teamFrom })}
          />
        }
      />
      {error && <p class="form-error" role="alert">{error}</p>}
      <div class="new-buttons">
        {isChanged && (
          <button type="button" class="button" onClick={discard}>Discard Changes</button>
        )}
        <button
          type="submit"
          class="button button-primary"
          aria-disabled={isBusy || !isChanged}
        >
          Save
        </button>
      </div>
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
  const stored = person.teamFrom ?? "";
  const isMoved = draft.team !== (person.team ?? "");
  return (
    <div class="field">
      <label for="person-teamFrom">{isMoved ? "From" : "Since"}</label>
      <input
        id="person-teamFrom"
        class="input person-day"
        type="date"
        // The day of the former team says nothing about the new one.
        value={isMoved && draft.teamFrom === stored ? "" : draft.teamFrom}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error
          ? "person-teamFrom-hint person-teamFrom-error"
          : "person-teamFrom-hint"}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <span id="person-teamFrom-hint" class="group-hint">
        {isMoved
          ? "Work from then on counts for the new team. Empty: from today."
          : "Work since then counts for the team. Empty: all work."}
      </span>
      <FieldError id="person-teamFrom-error" message={error} />
    </div>
  );
}

/** Keeps what was typed, checks it and saves it. */
function usePersonForm({ person, path, onSaved }: Props) {
  const { announce } = usePage();
  const base = draftOf(person);
  const draft = useDraft(`person_${person.id}`, base);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const patch = patchOf(draft.value, base);
  const isChanged = Object.keys(patch).length > 0;

  /** Shows the errors, and moves the focus to the first one. */
  function showErrors(wrong: Readonly<Record<string, string>>) {
    setErrors(wrong);
    const field = firstWrong(wrong);
    if (field) document.getElementById(`person-${field}`)?.focus();
  }

  function discard() {
    draft.discard();
    setErrors({});
    setError(null);
    document.getElementById("person-name")?.focus();
  }

  async function save(event: Event) {
    event.preventDefault();
    if (isBusy || !isChanged) return;
    setError(null);
    if (patch.name === "") return showErrors({ name: "Enter a name." });
    setBusy(true);
    const answer = await ask<PersonView>("PATCH", path, patch);
    setBusy(false);
    if (!answer.ok) {
      showErrors(answer.fields);
      if (firstWrong(answer.fields) === null) setError(answer.message);
      return;
    }
    setErrors({});
    draft.discard();
    onSaved(answer.data);
    announce("Saved.");
  }

  return { draft, isChanged, errors, error, isBusy, discard, save };
}
