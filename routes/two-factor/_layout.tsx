import { AdminShell } from "@/components/admin/AdminShell.tsx";
import { define } from "@/utils.ts";

/** The settings window around the page. Its handler has checked that somebody is signed in. */
export default define.layout(function TwoFactorLayout({ Component, state }) {
  const { name = "", role = "agent" } = state.person ?? {};
  return (
    <AdminShell section={null} person={{ name, role }}>
      <Component />
    </AdminShell>
  );
});
