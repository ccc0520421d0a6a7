import { AdminShell } from "@/components/admin/AdminShell.tsx";
import { sectionOf } from "@/components/admin/sections.ts";
import { define } from "@/utils.ts";

/**
 * The window around every administration page. `_middleware` has checked that the person is an
 * admin.
 */
export default define.layout(async function AdminLayout({ Component, state, url }) {
  const { name = "", role = "agent" } = state.person ?? {};
  const section = sectionOf(url.pathname);
  const hasStart = section === "start" || await state.services.firstSteps.isShown();
  return (
    <AdminShell section={section} person={{ name, role }} hidden={hasStart ? [] : ["start"]}>
      <Component />
    </AdminShell>
  );
});
