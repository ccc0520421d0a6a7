import type { TeamView } from "@/core/agents/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { UsersRound } from "@/components/shared/page_icons.ts";
import { NewTeam } from "@/components/teams/NewTeam.tsx";
import { TEAM_LIST, teamPlaceAt } from "@/components/teams/place.ts";
import { TeamList } from "@/components/teams/TeamList.tsx";
import { TeamPage } from "@/components/teams/TeamPage.tsx";

/** The props from the server. Data is null when it could not be read. */
export interface TeamsProps extends AdminPageProps {
  readonly list: Page<TeamView> | null;
  readonly team: TeamView | null;
}

/** The pages to add teams, and to choose their members and managers. */
export default function Teams(props: TeamsProps) {
  const page = useAdminPage(props, 5_000);
  const { path } = page;
  const place = teamPlaceAt(path);
  const isFirst = path === props.path;

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={UsersRound} list={TEAM_LIST} />;
      case "list":
        return <TeamList initial={isFirst ? props.list : null} />;
      case "new":
        return <NewTeam />;
      case "team":
        return <TeamPage key={place.id} id={place.id} initial={isFirst ? props.team : null} />;
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
