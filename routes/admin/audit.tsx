import { Head } from "fresh/runtime";
import type { AuditAction, AuditEntry } from "@/core/audit.ts";
import type { Page } from "@/core/shapes.ts";
import { auditPath, filtersOf } from "@/components/audit/filters.ts";
import AuditLog, { type AuditLogProps } from "@/islands/AuditLog.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { auditWords } from "@/words/audit.ts";

export const handler = define.handlers<AuditLogProps>({
  GET(ctx) {
    const { search } = ctx.url;
    return adminPage(ctx, async (read) => {
      const [actions, list] = await Promise.all([
        read<{ entries: readonly AuditAction[] }>("/admin/audit/actions"),
        read<Page<AuditEntry>>(auditPath(filtersOf(search))),
      ]);
      return { search, list, actions: actions?.entries ?? [] };
    });
  },
});

export default define.page<typeof handler>(function AuditLogPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(auditWords).title} – Laurel`}</title>
      </Head>
      <AuditLog {...data} />
    </>
  );
});
