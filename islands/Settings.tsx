import type { LeaveView } from "@/core/leave.ts";
import type { ProfileView, WorkingDaysView } from "@/core/profile.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { Notes } from "@/components/fairness/Notes.tsx";
import { LeaveRequests } from "@/components/leave/LeaveRequests.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { AppearancePane } from "@/components/settings/AppearancePane.tsx";
import { DataPane } from "@/components/settings/DataPane.tsx";
import { LeavePane } from "@/components/settings/LeavePane.tsx";
import { settingsHref, settingsPlaceAt } from "@/components/settings/place.ts";
import { NotificationsPane } from "@/components/notifications/NotificationsPane.tsx";
import { ProfilePane } from "@/components/settings/ProfilePane.tsx";
import { SecurityPane } from "@/components/settings/SecurityPane.tsx";
import { UserRound } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { sectionWords } from "@/words/sections.ts";
import { settingsWords } from "@/words/settings.ts";

/** The props from the server; what could not be read, or belongs to another pane, is null. */
export interface SettingsProps extends AdminPageProps {
  /** Whether the person has an agent, who works and takes leave. */
  readonly isAgent: boolean;
  readonly profile: ProfileView | null;
  readonly days: WorkingDaysView | null;
  readonly leave: Page<LeaveView> | null;
}

/** The settings of the person who is signed in. */
export default function Settings(props: SettingsProps) {
  const page = useAdminPage(props, 5_000);
  const { profile, isAgent } = props;

  function view() {
    switch (settingsPlaceAt(page.path)) {
      case null:
        return (
          <MissingPage
            icon={UserRound}
            list={{ href: settingsHref("profile"), label: wordsOf(settingsWords).list }}
          />
        );
      case "profile":
        return <ProfilePane initial={profile} />;
      case "appearance":
        return <AppearancePane initial={profile} />;
      case "notifications":
        return <NotificationsPane isAgent={isAgent} />;
      case "leave":
        return <LeavePane isAgent={isAgent} days={props.days} leave={props.leave} />;
      case "security":
        return <SecurityPane initial={profile} />;
      case "data":
        return <DataPane isAgent={isAgent} initial={profile} />;
      case "notes":
        return <Notes />;
      case "requests":
        return (
          <>
            <PageHead title={wordsOf(sectionWords).titles.requests} />
            <div class="page-body">
              <LeaveRequests />
            </div>
          </>
        );
    }
  }

  return <AdminPage page={page} place={page.path}>{view()}</AdminPage>;
}
