import { useState } from "preact/hooks";
import type { ReportSchedule, WeeklyReport } from "@/core/reports/views.ts";
import type { Role } from "@/core/roles.ts";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { AdminPage, type AdminPageState } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { NewSchedule } from "@/components/reports/NewSchedule.tsx";
import { reportPlaceAt } from "@/components/reports/place.ts";
import { ReportView } from "@/components/reports/ReportView.tsx";
import { ScheduleList } from "@/components/reports/ScheduleList.tsx";
import { SchedulePage } from "@/components/reports/SchedulePage.tsx";
import { FileChartColumn } from "@/components/shared/page_icons.ts";
import { useNow } from "@/components/shared/use_now.ts";
import { useAddress } from "@/components/team/use_address.ts";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The props from the server. Data is null when it could not be read, or belongs to another place. */
export interface ReportProps extends AdminPageProps {
  readonly role: Role;
  readonly sendsMail: boolean;
  readonly report: WeeklyReport | null;
  readonly schedules: Page<ReportSchedule> | null;
  readonly schedule: ReportSchedule | null;
  readonly teams: Page<TeamRef> | null;
}

/** The weekly report, and where it is sent. */
export default function Report(props: ReportProps) {
  const { role, teams, sendsMail } = props;
  const [address, go] = useAddress(props.path);
  const [announcement, announce] = useState("");
  const page: AdminPageState = {
    path: address,
    go,
    now: useNow(Date.parse(props.now), 15_000),
    timeZone: props.timeZone,
    announcement,
    announce,
  };
  const place = reportPlaceAt(address);
  const isFirst = address === props.path;

  function view() {
    switch (place?.kind) {
      case undefined:
        return (
          <MissingPage
            icon={FileChartColumn}
            list={{ href: "/insights/report", label: wordsOf(reportWords).backToReport }}
          />
        );
      case "report":
        return (
          <ReportView
            choice={place}
            initial={isFirst ? props.report : null}
            teams={teams}
            role={role}
            go={go}
          />
        );
      case "sending":
        return <ScheduleList initial={isFirst ? props.schedules : null} />;
      case "new":
        return <NewSchedule teams={teams} role={role} sendsMail={sendsMail} />;
      case "schedule":
        return (
          <SchedulePage
            key={place.id}
            id={place.id}
            initial={isFirst ? props.schedule : null}
          />
        );
    }
  }

  return (
    <AdminPage page={page} place={place?.kind === "report" ? "report" : address}>
      {view()}
    </AdminPage>
  );
}
