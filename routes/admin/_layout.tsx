import { AdminShell, shellPerson } from "@/components/admin/AdminShell.tsx";
import { sectionOf } from "@/components/admin/sections.ts";
import { define } from "@/utils.ts";

/**
 * The window around every administration page. `_middleware` has checked that the person is an
 * admin.
 */
export default define.layout(function AdminLayout({ Component, state, url }) {
  return (
    <AdminShell section={sectionOf(url.pathname)} person={shellPerson(state.person)}>
      <Component />
    </AdminShell>
  );
});
