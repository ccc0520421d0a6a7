import type { Engagement as Numbers } from "@/core/engagement/views.ts";
import type { Role } from "@/core/roles.ts";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { EngagementView } from "@/components/engagement/EngagementView.tsx";

/** The props from the server. */
export interface EngagementProps extends AdminPageProps {
  /** The query of the address. */
  readonly search: string;
  readonly role: Role;
  /** Null when it could not be read. */
  readonly numbers: Numbers | null;
  /** The first teams that the person may see. */
  readonly teams: Page<TeamRef> | null;
}

/** The page that shows how Laurel is used. */
export default function Engagement(props: EngagementProps) {
  const page = useAdminPage(props, 60_000);
  const { search, role, numbers, teams } = props;
  return (
    <AdminPage page={page} place={page.path}>
      <EngagementView search={search} role={role} initial={numbers} teams={teams} />
    </AdminPage>
  );
}
