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
import { X } from "@/components/shared/page_icons.ts";
import { challengeFormWords } from "@/words/challenge_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { AudienceKind, ChallengeDraft, Member } from "./draft.ts";

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
    details: [wordsOf(challengeFormWords).members(team.members)],
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
  const words = wordsOf(challengeFormWords);
  const { kind, audience, teams, agents } = draft;
  const options: (readonly [AudienceKind, string])[] = [
    ...(isAdmin ? [["everyone", kind === "team" ? words.allTeams : words.everyone] as const] : []),
    ["teams", words.teams],
    ...(kind === "team" ? [] : [["agents", words.people] as const]),
  ];
  return (
    <>
      <SelectField
        id="challenge-audience"
        label={words.for}
        value={audience}
        options={options}
        error={audience === "everyone" ? error : undefined}
        onChange={(one) => onChange({ audience: one as AudienceKind })}
      />
      {audience === "teams" && (
        <Members
          members={teams}
          label={words.chosenTeams}
          onRemove={(next) => onChange({ teams: next })}
        >
          <SearchField
            id="challenge-members"
            label={words.addTeam}
            placeholder={words.searchTeam}
            error={error}
            words={{ name: words.teams, empty: words.noTeam, notFound: words.notATeam }}
            search={searchTeams}
            without={teams.map(({ id }) => id)}
            onChoose={({ id, name }) => onChange({ teams: [...teams, { id, name }] })}
          />
        </Members>
      )}
      {audience === "agents" && (
        <Members
          members={agents}
          label={words.chosenPeople}
          onRemove={(next) => onChange({ agents: next })}
        >
          <SearchField
            id="challenge-members"
            label={words.addPerson}
            placeholder={words.searchPerson}
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
function Members({ members, label, onRemove, children }: {
  members: readonly Member[];
  label: string;
  onRemove: (left: readonly Member[]) => void;
  children: ComponentChildren;
}) {
  const words = wordsOf(challengeFormWords);
  return (
    <div class="type-chooser">
      {children}
      {members.length > 0 && (
        <ul class="type-chips" aria-label={label}>
          {members.map(({ id, name }) => (
            <li key={id} class="person-chip">
              <span class="truncate">
                <bdi>{name}</bdi>
              </span>
              <button
                type="button"
                class="person-chip-remove"
                aria-label={words.remove(name)}
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
