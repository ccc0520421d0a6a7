import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { Page } from "@/core/shapes.ts";
import type { TeamNow, TeamPerson, TeamRef } from "@/core/team/views.ts";
import { teamApiPath, teamPlaceAt } from "@/components/team/place.ts";
import { teamsPath } from "@/components/team/teams_path.ts";
import Team, { type TeamProps } from "@/islands/Team.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";

export const handler = define.handlers<TeamProps>({
  GET(ctx) {
    const { person } = ctx.state;
    const path = ctx.url.pathname + ctx.url.search;
    const place = teamPlaceAt(path);
    if (!place || !person) throw new HttpError(404);
    return adminPage(ctx, async (read) => {
      const isPerson = place.kind === "person";
      const [team, one, teams] = await Promise.all([
        isPerson ? null : read<TeamNow>(teamApiPath(place)),
        isPerson ? read<TeamPerson>(teamApiPath(place)) : null,
        read<Page<TeamRef>>(teamsPath("")),
      ]);
      return { path, team, one, teams, viewer: { id: person.userId, role: person.role } };
    });
  },
});

export default define.page<typeof handler>(function TeamPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${data.one?.agent.name ?? wordsOf(teamWords).title} – Laurel`}</title>
      </Head>
      <Team {...data} />
    </>
  );
});
