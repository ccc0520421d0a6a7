import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { teamPlaceAt } from "@/components/teams/place.ts";
import { TEAM_LIST_PATH } from "@/components/teams/TeamList.tsx";
import type { TeamView } from "@/core/agents/views.ts";
import type { Page } from "@/core/shapes.ts";
import Teams, { type TeamsProps } from "@/islands/Teams.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";

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
  const place = teamPlaceAt(data.path)!;
  const title = place.kind === "team"
    ? data.team?.name ?? "Team"
    : place.kind === "new"
    ? "New team"
    : "Teams";
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <Teams {...data} />
    </>
  );
});
