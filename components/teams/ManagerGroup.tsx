import { useState } from "preact/hooks";
import type { ManagerView, TeamView } from "@/core/agents/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { SearchField } from "@/components/admin/SearchField.tsx";
import { listOfPeople, searchOnServer } from "@/components/people/search.ts";
import { X } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { roleWords } from "@/words/roles.ts";
import { teamsWords } from "@/words/teams.ts";

const searchManagers = (text: string) =>
  searchOnServer<ManagerView>("/admin/managers", text, ({ email }) => [email]);

/** The managers of a team. */
export function ManagerGroup({ team, path, onChanged }: {
  team: TeamView;
  path: string;
  onChanged: (team: TeamView) => void;
}) {
  const words = wordsOf(teamsWords).managers;
  const { announce } = usePage();
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { managers } = team;

  async function save(next: readonly ManagerView[], done: string) {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    const answer = await ask<TeamView>("PUT", `${path}/managers`, {
      managers: next.map(({ id }) => id),
    });
    setBusy(false);
    if (!answer.ok) return setError(answer.message);
    onChanged(answer.data);
    announce(done);
    document.getElementById("team-manager")?.focus();
  }

  return (
    <Group
      id="team-managers"
      title={words.title}
      note={words.note}
    >
      {managers.map((manager) => (
        <div key={manager.id} class="group-row">
          <span class="group-label">
            <strong class="truncate">
              <bdi>{manager.name}</bdi>
            </strong>
            <span class="group-hint">
              <bdi>{manager.email}</bdi> · {wordsOf(roleWords)[manager.role]}
              {!manager.isActive && ` · ${wordsOf(teamsWords).deactivated}`}
            </span>
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label={wordsOf(teamsWords).remove(manager.name)}
            onClick={() =>
              save(
                managers.filter(({ id }) => id !== manager.id),
                words.removed(manager.name),
              )}
          >
            <X size={15} />
          </button>
        </div>
      ))}
      <div class="group-row group-stack">
        <SearchField
          id="team-manager"
          label={words.add}
          hint={words.addHint}
          placeholder={words.search}
          error={error}
          words={listOfPeople()}
          search={searchManagers}
          without={managers.map(({ id }) => id)}
          onChoose={(manager) => save([...managers, manager], words.added(manager.name))}
        />
      </div>
    </Group>
  );
}
