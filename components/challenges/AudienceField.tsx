import type { ComponentChildren } from "preact";
import type { FoundPersonView } from "@/core/agents/directory.ts";
import type { TeamRef } from "@/core/team/views.ts";
import type { Page } from "@/core/shapes.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { SelectField } from "@/components/admin/Field.tsx";
import { SearchField } from "@/components/admin/SearchField.tsx";
import type { Found } from "@/components/admin/use_search_results.ts";
import { listOfPeople, searchOnServer } from "@/components/people/search.ts";
import { teamsPath } from "@/components/team/teams_path.ts";
import { X } from "@/components/shared/icons.ts";
import type { AudienceKind, ChallengeDraft, Member } from "./draft.ts";

const TEAM_WORDS = {
  name: "Teams",
  empty: "There is no team that you manage.",
  notFound: "No team of yours is called that.",
};

const searchPeople = (text: string) =>
  searchOnServer<FoundPersonView>("/team/people/search", text, ({ email, id, teamName }) => [
    email ?? id,
    ...(teamName === null ? [] : [teamName]),
  ]);

async function searchTeams(text: string): Promise<AdminAnswer<Found<TeamRef>>> {
  const answer = await ask<Page<TeamRef>>("GET", teamsPath(text));
  if (!answer.ok) return answer;
  const options = answer.data.entries.map((team) => ({
    key: team.id,
    title: team.name,
    details: [`${team.members} ${team.members === 1 ? "member" : "members"}`],
    value: team,
  }));
  return { ok: true, data: { options, hasMore: answer.data.nextCursor !== null } };
}

/** Chooses who takes part: everyone, teams or people. */
export function AudienceField({ draft, isAdmin, error, onChange }: {
  draft: Pick<ChallengeDraft, "kind" | "audience" | "teams" | "agents">;
  /** Managers choose among their own teams and people. */
  isAdmin: boolean;
  error: string | undefined;
  onChange: (change: Partial<ChallengeDraft>) => void;
}) {
  const { kind, audience, teams, agents } = draft;
  const options: (readonly [AudienceKind, string])[] = [
    ...(isAdmin ? [["everyone", kind === "team" ? "All teams" : "Everyone"] as const] : []),
    ["teams", "Teams"],
    ...(kind === "team" ? [] : [["agents", "People"] as const]),
  ];
  return (
    <>
      <SelectField
        id="challenge-audience"
        label="For"
        value={audience}
        options={options}
        error={audience === "everyone" ? error : undefined}
        onChange={(one) => onChange({ audience: one as AudienceKind })}
      />
      {audience === "teams" && (
        <Members
          members={teams}
          noun="teams"
          onRemove={(next) => onChange({ teams: next })}
        >
          <SearchField
            id="challenge-members"
            label="Add a team"
            placeholder="Search by name"
            error={error}
            words={TEAM_WORDS}
            search={searchTeams}
            without={teams.map(({ id }) => id)}
            onChoose={({ id, name }) => onChange({ teams: [...teams, { id, name }] })}
          />
        </Members>
      )}
      {audience === "agents" && (
        <Members
          members={agents}
          noun="people"
          onRemove={(next) => onChange({ agents: next })}
        >
          <SearchField
            id="challenge-members"
            label="Add a person"
            placeholder="Search by name, id or e-mail"
            error={error}
            words={listOfPeople()}
            search={searchPeople}
            without={agents.map(({ id }) => id)}
            onChoose={({ id, name }) => onChange({ agents: [...agents, { id, name }] })}
          />
        </Members>
      )}
    </>
  );
}

/** A search field, and the chips of what was chosen with it. */
function Members({ members, noun, onRemove, children }: {
  members: readonly Member[];
  noun: string;
  onRemove: (left: readonly Member[]) => void;
  children: ComponentChildren;
}) {
  return (
    <div class="type-chooser">
      {children}
      {members.length > 0 && (
        <ul class="type-chips" aria-label={`Chosen ${noun}`}>
          {members.map(({ id, name }) => (
            <li key={id} class="person-chip">
              <span class="truncate">
                <bdi>{name}</bdi>
              </span>
              <button
                type="button"
                class="person-chip-remove"
                aria-label={`Remove ${name}`}
                onClick={() => {
                  onRemove(members.filter((one) => one.id !== id));
                  document.getElementById("challenge-members")?.focus();
                }}
              >
                <X size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
