import { useId } from "preact/hooks";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { Combobox } from "@/components/admin/Combobox.tsx";
import type { Found } from "@/components/admin/use_search_results.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { ChevronsUpDown } from "@/components/shared/icons.ts";
import { teamsPath } from "./teams_path.ts";

const WORDS = {
  name: "Teams",
  empty: "There is no team yet.",
  notFound: "No team has this name.",
};

/** Chooses among the teams that the person may see, with search on the server. */
export function TeamSwitcher(
  { team, initial, onChoose }: {
    team: TeamRef | null;
    initial: Page<TeamRef> | null;
    onChoose: (id: string, team: TeamRef) => void;
  },
) {
  const id = useId();
  if (initial !== null && initial.entries.length <= 1 && initial.nextCursor === null) {
    return team && (
      <p class="team-name">
        <bdi>{team.name}</bdi>
      </p>
    );
  }
  return (
    <div class="team-switcher">
      <Combobox
        id={`${id}-input`}
        label="Team"
        placeholder="Choose a team"
        chosen={team?.name}
        words={WORDS}
        search={searchTeams}
        opensOnFocus
        onChoose={(one) => {
          if (one.id !== team?.id) onChoose(one.id, one);
        }}
      />
      <ChevronsUpDown size={14} />
    </div>
  );
}

async function searchTeams(text: string): Promise<AdminAnswer<Found<TeamRef>>> {
  const answer = await ask<Page<TeamRef>>("GET", teamsPath(text));
  if (!answer.ok) return answer;
  const { entries, nextCursor } = answer.data;
  const options = entries.map((one) => ({
    key: one.id,
    title: one.name,
    details: [`${formatNumber(one.members)} ${one.members === 1 ? "person" : "people"}`],
    value: one,
  }));
  return { ok: true, data: { options, hasMore: nextCursor !== null } };
}
