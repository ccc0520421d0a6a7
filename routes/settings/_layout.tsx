import { AdminShell, shellPerson } from "@/components/admin/AdminShell.tsx";
import { sectionOf } from "@/components/admin/sections.ts";
import { define } from "@/utils.ts";

/** The settings window around the pages of the person. `_middleware` has let in only people. */
export default define.layout(function SettingsLayout({ Component, state, url }) {
  return (
    <AdminShell section={sectionOf(url.pathname)} person={shellPerson(state.person)}>
      <Component />
    </AdminShell>
  );
});
