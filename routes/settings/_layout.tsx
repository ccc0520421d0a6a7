import { AdminShell } from "@/components/admin/AdminShell.tsx";
import { sectionOf } from "@/components/admin/sections.ts";
import { define } from "@/utils.ts";

/** The settings window around the pages of the person. `_middleware` has let in only people. */
export default define.layout(function SettingsLayout({ Component, state, url }) {
  const { name = "", role = "agent" } = state.person ?? {};
  return (
    <AdminShell section={sectionOf(url.pathname)} person={{ name, role }}>
      <Component />
    </AdminShell>
  );
});
