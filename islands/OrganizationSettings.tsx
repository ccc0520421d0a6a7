import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { OrganizationPage } from "@/components/organization/OrganizationPage.tsx";
import type { Organization } from "@/core/organization/views.ts";

/** The props from the server. */
export interface OrganizationProps extends AdminPageProps {
  /** Null when it could not be read. */
  readonly organization: Organization | null;
}

/** The page of the organization's settings. */
export default function OrganizationSettings(props: OrganizationProps) {
  const page = useAdminPage(props, 60_000);
  return (
    <AdminPage page={page} place={props.path}>
      <OrganizationPage initial={props.organization} />
    </AdminPage>
  );
}
