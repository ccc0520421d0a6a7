import { useState } from "preact/hooks";
import type { TeamView } from "@/core/agents/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { follow } from "@/components/admin/use_path.ts";
import { TEAM_LIST, teamHref } from "./place.ts";

/** The form that adds a team. */
export function NewTeam() {
  const { go } = usePage();
  const { draft, errors, error, isBusy, send } = useNewTeam();
  const { value } = draft;
  return (
    <>
      <PageHead title="New team" back={{ ...TEAM_LIST, onClick: follow(go) }} />
      <div class="page-body">
        <form class="new-form person-form" onSubmit={send} noValidate>
          <TextField
            id="team-name"
            label="Name"
            value={value.name}
            error={errors.name}
            maxLength={200}
            isRequired
            onInput={(name) => draft.change({ name })}
          />
          <TextField
            id="team-id"
            label="Id"
            hint="By which tools and files name the team. It cannot be changed later."
            value={value.id}
            placeholder={suggestId(value.name)}
            error={errors.id}
            maxLength={100}
            onInput={(id) => draft.change({ id })}
          />
          {error && <p class="form-error" role="alert">{error}</p>}
          <div class="new-buttons">
            <button
              type="button"
              class="button"
              onClick={() => {
                draft.discard();
                go(TEAM_LIST.href);
              }}
            >
              Cancel
            </button>
            <button type="submit" class="button button-primary" aria-disabled={isBusy}>
              Add Team
            </button>
          </div>
        </form>
      </div>
    </>
  );
}

/** Keeps what was typed, checks it and adds the team. */
function useNewTeam() {
  const { go, announce } = usePage();
  const draft = useDraft("new_team", { name: "", id: "" });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  /** Shows the errors, and moves the focus to the first one. */
  function showErrors(wrong: Readonly<Record<string, string>>) {
    setErrors(wrong);
    const field = ["name", "id"].find((one) => wrong[one] !== undefined);
    if (field) document.getElementById(`team-${field}`)?.focus();
    return field !== undefined;
  }

  async function send(event: Event) {
    event.preventDefault();
    if (isBusy) return;
    setError(null);
    const name = draft.value.name.trim();
    const id = draft.value.id.trim() || suggestId(name);
    if (name === "") return void showErrors({ name: "Enter a name." });
    if (id === "") return void showErrors({ id: "Enter an id." });
    setBusy(true);
    const answer = await ask<TeamView>("POST", "/admin/teams", { id, name });
    setBusy(false);
    if (!answer.ok) {
      if (!showErrors(answer.fields)) setError(answer.message);
      return;
    }
    draft.discard();
    announce(`${name} is added.`);
    go(teamHref({ kind: "team", id: answer.data.id }));
  }

  return { draft, errors, error, isBusy, send };
}

/** Returns an id made from a name: `Field sales` becomes `field-sales`. */
function suggestId(name: string): string {
  return name.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").normalize("NFC");
}
