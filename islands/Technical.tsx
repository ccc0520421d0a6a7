import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { TechnicalView } from "@/components/technical/TechnicalView.tsx";
import type { TechnicalReport } from "@/core/technical/views.ts";

/** The props from the server. */
export interface TechnicalProps extends AdminPageProps {
  /** The range, in hours. */
  readonly hours: number;
  /** Null when it could not be read. */
  readonly report: TechnicalReport | null;
}

/** The page with the technical measures. */
export default function Technical(props: TechnicalProps) {
  const page = useAdminPage(props, 30_000);
  return (
    <AdminPage page={page} place={page.path}>
      <TechnicalView first={props.hours} initial={props.report} timeZone={props.timeZone} />
    </AdminPage>
  );
}
