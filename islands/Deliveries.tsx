import type { FailedDelivery } from "@/core/failed_deliveries.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { DeliveriesPage } from "@/components/deliveries/DeliveriesPage.tsx";

/** The props from the server. */
export interface DeliveriesProps extends AdminPageProps {
  /** Null when it could not be read. */
  readonly list: Page<FailedDelivery> | null;
}

/** The page for webhooks that failed, in both directions. */
export default function Deliveries(props: DeliveriesProps) {
  const page = useAdminPage(props, 5_000);
  return (
    <AdminPage page={page} place={page.path}>
      <DeliveriesPage initial={props.list} />
    </AdminPage>
  );
}
