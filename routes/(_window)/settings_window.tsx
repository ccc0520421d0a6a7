import { AdminShell, shellPerson } from "@/components/admin/AdminShell.tsx";
import { sectionOf } from "@/components/admin/sections.ts";
import { define } from "@/utils.ts";

/** The settings window, the layout of every page that is neither the desk nor for strangers. */
export const settingsWindow = define.layout(
  async function SettingsWindow({ Component, state, url }) {
    const { person, services } = state;
    const section = sectionOf(url.pathname);
    // The first steps have a place in the sidebar only while something is left to do.
    const hasStart = section === "start" ||
      (person?.role === "admin" && await services.firstSteps.isShown());
    return (
      <AdminShell
        section={section}
        person={shellPerson(person)}
        hidden={hasStart ? [] : ["start"]}
      >
        <Component />
      </AdminShell>
    );
  },
);
