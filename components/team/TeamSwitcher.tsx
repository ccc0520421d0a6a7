import { useId } from "preact/hooks";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { Combobox } from "@/components/admin/Combobox.tsx";
import type { Found } from "@/components/admin/use_search_results.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { ChevronsUpDown } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";
import { teamsPath } from "./teams_path.ts";

/** Chooses among the teams that the person may see, with search on the server. */
export function TeamSwitcher(
  { team, initial, everybody, onChoose }: {
    team: TeamRef | null;
    initial: Page<TeamRef> | null;
    /** The choice of no team, which is first in the list; undefined: a team must be chosen. */
    everybody?: { readonly title: string; readonly onChoose: () => void } | undefined;
    onChoose: (id: string, team: TeamRef) => void;
  },
) {
  const words = wordsOf(teamWords).switcher;
  const id = useId();
  if (
    !everybody && initial !== null && initial.entries.length <= 1 && initial.nextCursor === null
  ) {
    return team && (
      <p class="team-name">
        <bdi>{team.name}</bdi>
      </p>
    );
  }
  return (
    <div class="team-switcher">
      <Combobox<TeamRef | null>
        id={`${id}-input`}
        label={words.label}
        placeholder={words.choose}
        chosen={team?.name ?? everybody?.title}
        words={words.words}
        search={(text) => searchTeams(text, text === "" ? everybody?.title : undefined)}
        opensOnFocus
        onChoose={(one) => {
          if (one === null) everybody?.onChoose();
          else if (one.id !== team?.id) onChoose(one.id, one);
        }}
      />
      <ChevronsUpDown size={14} />
    </div>
  );
}

/** @param everybody the title of the choice of no team */
async function searchTeams(
  text: string,
  everybody: string | undefined,
): Promise<AdminAnswer<Found<TeamRef | null>>> {
  const words = wordsOf(teamWords).switcher;
  const answer = await ask<Page<TeamRef>>("GET", teamsPath(text));
  if (!answer.ok) return answer;
  const { entries, nextCursor } = answer.data;
  const first = everybody === undefined
    ? []
    : [{ key: "", title: everybody, details: [], value: null }];
  const teams = entries.map((one) => ({
    key: one.id,
    title: one.name,
    details: [words.members(one.members, formatNumber(one.members))],
    value: one,
  }));
  return { ok: true, data: { options: [...first, ...teams], hasMore: nextCursor !== null } };
}
