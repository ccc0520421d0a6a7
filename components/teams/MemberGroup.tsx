import { useState } from "preact/hooks";
import type { TeamView } from "@/core/agents/views.ts";
import type { FoundPersonView, PersonView } from "@/core/agents/directory.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Group } from "@/components/admin/Group.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useList } from "@/components/admin/use_list.ts";
import { PersonChooser } from "@/components/people/PersonChooser.tsx";
import { peopleHref } from "@/components/people/place.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { Loading } from "@/components/shared/Loading.tsx";
import { X } from "@/components/shared/page_icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamsWords } from "@/words/teams.ts";

const POLL_MILLISECONDS = 15_000;
const ORDER = { keyOf: ({ id }: PersonView) => id };

/** The members of a team. */
export function MemberGroup({ team, path, onChanged }: {
  team: TeamView;
  path: string;
  onChanged: (team: TeamView) => void;
}) {
  const words = wordsOf(teamsWords).people;
  const { announce } = usePage();
  const list = useList<PersonView>(
    `/admin/agents?team=${encodeURIComponent(team.id)}&sort=name&limit=50`,
    ORDER,
    POLL_MILLISECONDS,
  );
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string | null>(null);

  async function add(person: FoundPersonView) {
    setError(undefined);
    if (person.team === team.id) return setError(words.already(person.name));
    const answer = await ask<TeamView>("POST", `${path}/members`, { agents: [person.id] });
    if (!answer.ok) return setError(answer.message);
    onChanged(answer.data);
    list.remote.reload();
    announce(words.added(person.name));
  }

  async function remove(person: PersonView) {
    setProblem(null);
    const answer = await ask<PersonView>(
      "PATCH",
      `/admin/agents/${encodeURIComponent(person.id)}`,
      {
        team: null,
      },
    );
    if (!answer.ok) return setProblem(answer.message);
    onChanged({ ...team, members: Math.max(0, team.members - 1) });
    list.remote.update((page) => ({
      ...page,
      entries: page.entries.filter(({ id }) => id !== person.id),
    }));
    list.forget(person);
    announce(words.removed(person.name));
    document.getElementById("team-member")?.focus();
  }

  const { data, error: unread, reload } = list.remote;
  return (
    <>
      <Group
        id="team-members"
        title={words.title(formatNumber(team.members))}
        note={words.note}
      >
        <div class="group-row group-stack">
          <PersonChooser
            id="team-member"
            label={words.add}
            hint={words.addHint}
            error={error}
            onChoose={add}
          />
        </div>
        {problem && <p class="group-row form-error" role="alert">{problem}</p>}
        {data === null && (
          <div class="group-row">
            {unread === null ? <Loading /> : <Failure message={unread} onRetry={reload} />}
          </div>
        )}
        {list.entries.map((person) => (
          <div key={person.id} class="group-row">
            <span class="group-label">
              <a class="truncate team-member" href={peopleHref({ kind: "person", id: person.id })}>
                <bdi>{person.name}</bdi>
              </a>
              <span class="group-hint truncate">
                <bdi>{person.id}</bdi>
                {!person.isActive && ` · ${wordsOf(teamsWords).deactivated}`}
              </span>
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={wordsOf(teamsWords).remove(person.name)}
              onClick={() => remove(person)}
            >
              <X size={15} />
            </button>
          </div>
        ))}
      </Group>
      <MoreButton list={list} />
    </>
  );
}
