import { useState } from "preact/hooks";
import type { ManagerView, TeamView } from "@/core/agents/views.ts";
import { ROLE_NAMES } from "@/core/roles.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { SearchField } from "@/components/admin/SearchField.tsx";
import { PEOPLE_WORDS, searchOnServer } from "@/components/people/search.ts";
import { X } from "@/components/shared/icons.ts";

const searchManagers = (text: string) =>
  searchOnServer<ManagerView>("/admin/managers", text, ({ email }) => [email]);

/** The managers of a team. */
export function ManagerGroup({ team, path, onChanged }: {
  team: TeamView;
  path: string;
  onChanged: (team: TeamView) => void;
}) {
  const { announce } = usePage();
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { managers } = team;

  async function save(next: readonly ManagerView[], words: string) {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    const answer = await ask<TeamView>("PUT", `${path}/managers`, {
      managers: next.map(({ id }) => id),
    });
    setBusy(false);
    if (!answer.ok) return setError(answer.message);
    onChanged(answer.data);
    announce(words);
    document.getElementById("team-manager")?.focus();
  }

  return (
    <Group
      id="team-managers"
      title="Managers"
      note="They see the team’s work and approve leave. Administrators see all teams anyway."
    >
      {managers.map((manager) => (
        <div key={manager.id} class="group-row">
          <span class="group-label">
            <strong class="truncate">
              <bdi>{manager.name}</bdi>
            </strong>
            <span class="group-hint">
              <bdi>{manager.email}</bdi> · {ROLE_NAMES[manager.role]}
              {!manager.isActive && " · deactivated"}
            </span>
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove ${manager.name}`}
            onClick={() =>
              save(
                managers.filter(({ id }) => id !== manager.id),
                `${manager.name} no longer manages the team.`,
              )}
          >
            <X size={15} />
          </button>
        </div>
      ))}
      <div class="group-row group-stack">
        <SearchField
          id="team-manager"
          label="Add a manager"
          hint="Accounts with the role manager or administrator."
          placeholder="Search by name or e-mail"
          error={error}
          words={PEOPLE_WORDS}
          search={searchManagers}
          without={managers.map(({ id }) => id)}
          onChoose={(manager) =>
            save([...managers, manager], `${manager.name} manages the team now.`)}
        />
      </div>
    </Group>
  );
}
