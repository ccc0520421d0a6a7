import { AdminShell } from "@/components/admin/AdminShell.tsx";
import { sectionOf } from "@/components/admin/sections.ts";
import { define } from "@/utils.ts";

/** The window around the pages of a team. `_middleware` has checked the person's role. */
export default define.layout(function TeamLayout({ Component, state, url }) {
  const { name = "", role = "agent" } = state.person ?? {};
  return (
    <AdminShell section={sectionOf(url.pathname)} person={{ name, role }}>
      <Component />
    </AdminShell>
  );
});
