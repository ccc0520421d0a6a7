import type { FoundPersonView } from "@/core/agents/directory.ts";
import type { MadeInvitationView } from "@/core/auth/invitations.ts";
import { type Role, ROLES } from "@/core/roles.ts";
import type { Page } from "@/core/shapes.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { FieldError, SelectField, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { PersonChooser } from "@/components/people/PersonChooser.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords, roleHintWords } from "@/words/invitations.ts";
import { roleWords } from "@/words/roles.ts";

interface Team {
  readonly id: string;
  readonly name: string;
}

interface Values {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly team: string;
  /** The teams of a manager. */
  readonly teams: readonly string[];
  readonly agent: FoundPersonView | null;
}

const EMPTY: Values = { name: "", email: "", role: "agent", team: "", teams: [], agent: null };

/** The form that invites one person. */
export function InvitationForm(
  { onMade, onCancel }: { onMade: (made: MadeInvitationView) => void; onCancel: () => void },
) {
  const words = wordsOf(invitationWords).new;
  const { draft, form, send } = useInvitationForm(onMade);
  const teams = useRemote<Page<Team>>("/admin/teams?limit=200").data?.entries ?? [];
  const { value, change } = draft;
  return (
    <form class="new-form invitation-form" onSubmit={send} noValidate>
      <TextField
        id="invitation-name"
        label={words.name}
        value={value.name}
        error={form.errors.name}
        maxLength={200}
        isRequired
        onInput={(name) => change({ name })}
      />
      <TextField
        id="invitation-email"
        label={words.email}
        value={value.email}
        error={form.errors.email}
        maxLength={254}
        isRequired
        onInput={(email) => change({ email })}
      />
      <SelectField
        id="invitation-role"
        label={words.role}
        hint={wordsOf(roleHintWords)[value.role]}
        value={value.role}
        options={ROLES.map((one) => [one, wordsOf(roleWords)[one]] as const)}
        error={form.errors.role}
        onChange={(role) => change({ role: role as Role })}
      />
      {value.role === "agent" && (
        <SelectField
          id="invitation-team"
          label={words.team}
          value={value.team}
          options={[["", words.noTeam], ...teams.map(({ id, name }) => [id, name] as const)]}
          error={form.errors.team}
          onChange={(team) => change({ team })}
        />
      )}
      {value.role === "manager" && teams.length > 0 && (
        <TeamsField
          teams={teams}
          chosen={value.teams}
          error={form.errors.teams}
          onChange={(teams) => change({ teams })}
        />
      )}
      <PersonChooser
        id="invitation-agent"
        label={words.agent}
        hint={words.agentHint}
        selected={value.agent}
        error={form.errors.agent}
        onChoose={(agent) => change({ agent })}
        onRemove={() => change({ agent: null })}
      />
      <FormEnd form={form} action={words.action} onCancel={onCancel} />
    </form>
  );
}

/** Keeps what was typed, checks it and invites the person. */
function useInvitationForm(onMade: (made: MadeInvitationView) => void) {
  const words = wordsOf(invitationWords).new;
  const draft = useDraft<Values>("new_invitation", EMPTY);
  const form = useForm({
    name: "invitation-name",
    email: "invitation-email",
    role: "invitation-role",
    team: "invitation-team",
    teams: "invitation-teams",
    agent: "invitation-agent",
  });

  function send(event: Event) {
    const { name, email, role, team, teams, agent } = draft.value;
    return form.submit(event, {
      wrong: {
        ...(name.trim() === "" ? { name: words.nameMissing } : {}),
        ...(email.trim() === "" ? { email: words.emailMissing } : {}),
      },
      send: () =>
        ask<MadeInvitationView>("POST", "/admin/invitations", {
          name,
          email,
          role,
          team: role === "agent" && team !== "" ? team : null,
          teams: role === "manager" ? teams : [],
          agent: agent?.id ?? null,
        }),
      onDone(made) {
        draft.discard();
        onMade(made);
      },
    });
  }

  return { draft, form, send };
}

/** The teams that a manager will see. */
function TeamsField({ teams, chosen, error, onChange }: {
  teams: readonly Team[];
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: readonly string[]) => void;
}) {
  const words = wordsOf(invitationWords).new;
  return (
    <fieldset class="field teams-field">
      <legend>{words.teams}</legend>
      <div id="invitation-teams" class="group-rows teams-list" tabIndex={-1}>
        {teams.map(({ id, name }) => (
          <label key={id} class="group-row" for={`team-${id}`}>
            <input
              id={`team-${id}`}
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, id]
                    : chosen.filter((one) => one !== id),
                )}
            />
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
      <FieldError id="invitation-teams-error" message={error} />
    </fieldset>
  );
}
