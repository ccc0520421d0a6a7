import type { Page } from "@/core/shapes.ts";
import type { Role } from "@/core/roles.ts";
import type { WeeklyReport } from "@/core/reports/views.ts";
import { addWeeks } from "@/core/reports/week.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { ExportMenu } from "@/components/admin/ExportMenu.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatDays } from "@/components/shared/format.ts";
import {
  ChevronLeft,
  ChevronRight,
  FileChartColumn,
  Send,
} from "@/components/shared/page_icons.ts";
import { followTo, type GoTo } from "@/components/team/use_address.ts";
import { TeamSwitcher } from "@/components/team/TeamSwitcher.tsx";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { reportApiPath, type ReportChoice, reportHref } from "./place.ts";
import { Recognition } from "./Recognition.tsx";
import { ReportCharts } from "./ReportCharts.tsx";
import { ReportPeople } from "./ReportPeople.tsx";
import { ReportTiles } from "./ReportTiles.tsx";
import { weekWords } from "./words.ts";

/** The report about a week. */
export function ReportView({ choice, initial, teams, role, go }: {
  choice: ReportChoice;
  initial: WeeklyReport | null;
  teams: Page<TeamRef> | null;
  role: Role;
  go: GoTo;
}) {
  const words = wordsOf(reportWords);
  const remote = useRemote<WeeklyReport>(reportApiPath(choice), { initial });
  const sending = reportHref({ kind: "sending" });
  return (
    <>
      <PageHead title={words.title}>
        <button type="button" class="button report-print" onClick={() => print()}>
          {words.print}
        </button>
        <a class="button" href={sending} onClick={followTo(go, sending)}>
          <Send size={14} /> {words.sending}
        </a>
      </PageHead>
      <div class="page-body report-page">
        {remote.isMissing
          ? <NoReport role={role} choice={choice} go={go} />
          : (
            <RemoteView remote={remote}>
              {(report) => (
                <Report report={report} choice={choice} teams={teams} role={role} go={go} />
              )}
            </RemoteView>
          )}
      </div>
    </>
  );
}

function Report({ report, choice, teams, role, go }: {
  report: WeeklyReport;
  choice: ReportChoice;
  teams: Page<TeamRef> | null;
  role: Role;
  go: GoTo;
}) {
  const words = wordsOf(reportWords);
  const show = (next: Partial<ReportChoice>) => {
    const href = reportHref({ kind: "report", week: report.week, team: choice.team, ...next });
    go(href, { replaces: true });
  };
  const exact = { week: report.week, team: report.team?.id ?? null };
  const isEmpty = report.headlines.every(({ value }) => value === null || value === 0);
  return (
    <>
      <div class="report-bar">
        <TeamSwitcher
          key={report.team?.id ?? ""}
          team={report.team}
          initial={teams}
          everybody={role === "admin"
            ? { title: words.everybody, onChoose: () => show({ team: null }) }
            : undefined}
          onChoose={(team) => show({ team })}
        />
        <div class="period-steps">
          <button
            type="button"
            class="icon-button"
            aria-label={words.weekBefore}
            onClick={() => show({ week: addWeeks(report.week, -1) })}
          >
            <ChevronLeft size={16} />
          </button>
          <span class="period-name" role="status">{weekWords(report.week)}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={words.weekAfter}
            aria-disabled={!report.isOver}
            onClick={() => report.isOver && show({ week: addWeeks(report.week, 1) })}
          >
            <ChevronRight size={16} />
          </button>
        </div>
        <ExportMenu
          what={words.what}
          files={[["CSV", reportApiPath(exact, ".csv")], ["JSON", reportApiPath(exact, ".json")]]}
        />
      </div>
      <h2 class="report-title">
        <bdi>{report.team?.name ?? words.everybody}</bdi>
        <span class="report-days">{formatDays(report.start, report.end)}</span>
      </h2>
      {isEmpty
        ? (
          <Empty
            icon={FileChartColumn}
            title={words.nothing}
            words={words.nothingHint}
          />
        )
        : (
          <>
            <ReportTiles headlines={report.headlines} />
            <ReportCharts report={report} />
            <Recognition report={report} />
            <ReportPeople choice={exact} />
          </>
        )}
      <section class="group-section report-notes" aria-labelledby="report-notes">
        <h2 id="report-notes" class="group-title">{words.notes}</h2>
        <ul>
          {report.notes.map((note) => <li key={note}>{note}</li>)}
        </ul>
      </section>
    </>
  );
}

function NoReport({ role, choice, go }: { role: Role; choice: ReportChoice; go: GoTo }) {
  const words = wordsOf(reportWords);
  if (choice.team === null && choice.week === null) {
    return (
      <Empty
        icon={FileChartColumn}
        title={words.noTeam}
        words={words.noTeamHint}
      />
    );
  }
  const href = reportHref({ kind: "report", week: null, team: null });
  return (
    <Empty
      icon={FileChartColumn}
      title={words.missing}
      words={role === "admin" ? words.noSuchTeam : words.notYours}
    >
      <a class="button" href={href} onClick={followTo(go, href)}>{words.lastWeek}</a>
    </Empty>
  );
}
