import type { TeamView } from "@/core/agents/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamsWords } from "@/words/teams.ts";
import { TEAM_LIST, teamHref } from "./place.ts";

/** The form that adds a team. */
export function NewTeam() {
  const words = wordsOf(teamsWords).new;
  const { go } = usePage();
  const { draft, form, send } = useNewTeam();
  const { value } = draft;
  return (
    <>
      <PageHead title={words.title} back={{ ...TEAM_LIST, onClick: follow(go) }} />
      <div class="page-body">
        <form class="new-form person-form" onSubmit={send} noValidate>
          <TextField
            id="team-name"
            label={words.name}
            value={value.name}
            error={form.errors.name}
            maxLength={200}
            isRequired
            onInput={(name) => draft.change({ name })}
          />
          <TextField
            id="team-id"
            label={words.id}
            hint={words.idHint}
            value={value.id}
            placeholder={suggestId(value.name)}
            error={form.errors.id}
            maxLength={100}
            onInput={(id) => draft.change({ id })}
          />
          <FormEnd
            form={form}
            action={words.action}
            onCancel={() => {
              draft.discard();
              go(TEAM_LIST.href);
            }}
          />
        </form>
      </div>
    </>
  );
}

/** Keeps what was typed, checks it and adds the team. */
function useNewTeam() {
  const words = wordsOf(teamsWords).new;
  const { go, announce } = usePage();
  const draft = useDraft("new_team", { name: "", id: "" });
  const form = useForm({ name: "team-name", id: "team-id" });

  function send(event: Event) {
    const name = draft.value.name.trim();
    const id = draft.value.id.trim() || suggestId(name);
    return form.submit(event, {
      wrong: name === "" ? { name: words.nameMissing } : id === "" ? { id: words.idMissing } : {},
      send: () => ask<TeamView>("POST", "/admin/teams", { id, name }),
      onDone(team) {
        draft.discard();
        announce(words.done(name));
        go(teamHref({ kind: "team", id: team.id }));
      },
    });
  }

  return { draft, form, send };
}

/** Returns an id made from a name: `Field sales` becomes `field-sales`. */
function suggestId(name: string): string {
  return name.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").normalize("NFC");
}
