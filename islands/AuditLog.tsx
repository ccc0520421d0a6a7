import type { AuditAction, AuditEntry } from "@/core/audit.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { AuditLog as Log } from "@/components/audit/AuditLog.tsx";

/** The props from the server. */
export interface AuditLogProps extends AdminPageProps {
  /** The query of the address, with the filters. */
  readonly search: string;
  /** Null when it could not be read. */
  readonly list: Page<AuditEntry> | null;
  readonly actions: readonly AuditAction[];
}

/** The page of the audit log. */
export default function AuditLog(props: AuditLogProps) {
  const page = useAdminPage(props, 30_000);
  return (
    <AdminPage page={page} place={page.path}>
      <Log search={props.search} initial={props.list} actions={props.actions} />
    </AdminPage>
  );
}
