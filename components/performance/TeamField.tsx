import { useId } from "preact/hooks";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { Combobox } from "@/components/admin/Combobox.tsx";
import type { Found } from "@/components/admin/use_search_results.ts";
import { teamsPath } from "@/components/team/teams_path.ts";

const WORDS = {
  name: "Teams",
  empty: "There is no team yet.",
  notFound: "No team has this name.",
};
const EVERYBODY = "Everybody";

/** Chooses a team, or everybody for those who may see all. */
export function TeamField({ team, isAdmin, onChoose }: {
  team: { readonly id: string; readonly name: string } | null;
  isAdmin: boolean;
  /** @param id null: everybody */
  onChoose: (id: string | null) => void;
}) {
  const id = useId();
  const everybody = { key: "", title: EVERYBODY, details: [], value: null };
  return (
    <Combobox<TeamRef | null>
      id={`${id}-team`}
      label="Team"
      placeholder="Choose a team"
      chosen={team?.name ?? (isAdmin ? EVERYBODY : "")}
      words={WORDS}
      search={(text) => searchTeams(text, isAdmin && text === "" ? [everybody] : [])}
      opensOnFocus
      onChoose={(one) => onChoose(one?.id ?? null)}
    />
  );
}

async function searchTeams(
  text: string,
  first: Found<TeamRef | null>["options"],
): Promise<AdminAnswer<Found<TeamRef | null>>> {
  const answer = await ask<Page<TeamRef>>("GET", teamsPath(text));
  if (!answer.ok) return answer;
  const { entries, nextCursor } = answer.data;
  const options = entries.map((one) => ({ key: one.id, title: one.name, details: [], value: one }));
  return { ok: true, data: { options: [...first, ...options], hasMore: nextCursor !== null } };
}
