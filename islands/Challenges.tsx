import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import type { Member } from "@/components/challenges/draft.ts";
import { ClonePage, EditPage, NewPage } from "@/components/challenges/FormPages.tsx";
import { ManagedList, type TabCounts } from "@/components/challenges/ManagedList.tsx";
import { ManagedPage } from "@/components/challenges/ManagedPage.tsx";
import { CHALLENGE_LIST, challengePlaceAt } from "@/components/challenges/place.ts";
import { Templates } from "@/components/challenges/Templates.tsx";
import { Swords } from "@/components/shared/page_icons.ts";

/** The props from the server. Data is null when it could not be read. */
export interface ChallengesProps extends AdminPageProps {
  readonly list: Page<ChallengeDefinition> | null;
  readonly counts: TabCounts | null;
  readonly one: ChallengeDefinition | null;
  readonly isAdmin: boolean;
  /** The teams of a manager; empty for admins. */
  readonly teams: readonly Member[];
}

/** The pages on which managers and admins make challenges. */
export default function Challenges(props: ChallengesProps) {
  const page = useAdminPage(props, 15_000);
  const { path } = page;
  const { isAdmin, teams } = props;
  const place = challengePlaceAt(path);
  const isFirst = path === props.path;

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={Swords} list={CHALLENGE_LIST} />;
      case "list":
        return (
          <ManagedList
            initial={isFirst ? props.list : null}
            counts={isFirst ? props.counts : null}
          />
        );
      case "templates":
        return <Templates />;
      case "new":
        return (
          <NewPage
            key={place.template}
            template={place.template}
            isAdmin={isAdmin}
            teams={teams}
          />
        );
      case "challenge":
        return <ManagedPage key={place.id} id={place.id} initial={isFirst ? props.one : null} />;
      case "clone":
        return <ClonePage key={place.id} id={place.id} isAdmin={isAdmin} />;
      case "edit":
        return <EditPage key={place.id} id={place.id} isAdmin={isAdmin} />;
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
