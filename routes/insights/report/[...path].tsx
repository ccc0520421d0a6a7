import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { ReportSchedule, WeeklyReport } from "@/core/reports/views.ts";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { reportApiPath, reportPlaceAt } from "@/components/reports/place.ts";
import { teamsPath } from "@/components/team/teams_path.ts";
import Report, { type ReportProps } from "@/islands/Report.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { reportWords } from "@/words/reports.ts";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";

const SCHEDULES = "/insights/report-schedules";

export const handler = define.handlers<ReportProps>({
  GET(ctx) {
    const { person } = ctx.state;
    const path = ctx.url.pathname + ctx.url.search;
    const place = reportPlaceAt(path);
    if (!place || !person) throw new HttpError(404);
    return adminPage(ctx, async (read) => {
      const [report, schedules, schedule, teams] = await Promise.all([
        place.kind === "report" ? read<WeeklyReport>(reportApiPath(place)) : null,
        place.kind === "sending" ? read<Page<ReportSchedule>>(SCHEDULES) : null,
        place.kind === "schedule" ? read<ReportSchedule>(`${SCHEDULES}/${place.id}`) : null,
        read<Page<TeamRef>>(teamsPath("")),
      ]);
      const sendsMail = ctx.state.services.mail.isOn;
      return { path, role: person.role, sendsMail, report, schedules, schedule, teams };
    });
  },
});

export default define.page<typeof handler>(function ReportPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(reportWords).title} – Laurel`}</title>
      </Head>
      <Report {...data} />
    </>
  );
});
