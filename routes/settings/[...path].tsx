import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { OWN_LEAVE_PATH, WORKING_DAYS_PATH } from "@/components/settings/LeavePane.tsx";
import { maySeePane, settingsPlaceAt } from "@/components/settings/place.ts";
import { PROFILE_PATH } from "@/components/settings/ProfilePane.tsx";
import type { LeaveView } from "@/core/leave.ts";
import type { ProfileView, WorkingDaysView } from "@/core/profile.ts";
import type { Page } from "@/core/shapes.ts";
import Settings, { type SettingsProps } from "@/islands/Settings.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { sectionWords } from "@/words/sections.ts";

export const handler = define.handlers<SettingsProps>({
  GET(ctx) {
    const place = settingsPlaceAt(ctx.url.pathname);
    const role = ctx.state.person?.role ?? "agent";
    if (!place || !maySeePane(place, role)) throw new HttpError(404);
    const needsProfile = ["profile", "appearance", "security", "data"].includes(place);
    return adminPage(ctx, async (read) => {
      const [profile, days, leave] = await Promise.all([
        needsProfile ? read<ProfileView>(PROFILE_PATH) : null,
        place === "leave" ? read<WorkingDaysView>(WORKING_DAYS_PATH) : null,
        place === "leave" ? read<Page<LeaveView>>(OWN_LEAVE_PATH) : null,
      ]);
      return { isAgent: ctx.state.person?.agent !== null, profile, days, leave };
    });
  },
});

export default define.page<typeof handler>(function SettingsPage({ data }) {
  const place = settingsPlaceAt(data.path);
  const { settings, titles } = wordsOf(sectionWords);
  return (
    <>
      <Head>
        <title>{`${place ? titles[place] : settings} – Laurel`}</title>
      </Head>
      <Settings {...data} />
    </>
  );
});
