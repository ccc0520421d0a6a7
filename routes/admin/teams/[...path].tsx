import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { teamPlaceAt } from "@/components/teams/place.ts";
import { TEAM_LIST_PATH } from "@/components/teams/TeamList.tsx";
import type { TeamView } from "@/core/agents/views.ts";
import type { Page } from "@/core/shapes.ts";
import Teams, { type TeamsProps } from "@/islands/Teams.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamsWords } from "@/words/teams.ts";

export const handler = define.handlers<TeamsProps>({
  GET(ctx) {
    const place = teamPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: place.kind === "list" ? await read<Page<TeamView>>(TEAM_LIST_PATH) : null,
      team: place.kind === "team"
        ? await read<TeamView>(`/admin/teams/${encodeURIComponent(place.id)}`)
        : null,
    }));
  },
});

export default define.page<typeof handler>(function TeamsPage({ data }) {
  const words = wordsOf(teamsWords);
  const place = teamPlaceAt(data.path)!;
  const title = place.kind === "team"
    ? data.team?.name ?? words.one
    : place.kind === "new"
    ? words.new.title
    : words.all;
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <Teams {...data} />
    </>
  );
});
