import type { UnassignedPerson } from "@/core/integrations/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { UnassignedPage } from "@/components/unassigned/UnassignedPage.tsx";

/** The props from the server. */
export interface UnassignedProps extends AdminPageProps {
  /** Null when it could not be read. */
  readonly list: Page<UnassignedPerson> | null;
}

/** The page for people of all tools who are no agent's yet. */
export default function Unassigned(props: UnassignedProps) {
  const page = useAdminPage(props, 5_000);
  return (
    <AdminPage page={page} place={page.path}>
      <UnassignedPage initial={props.list} />
    </AdminPage>
  );
}
