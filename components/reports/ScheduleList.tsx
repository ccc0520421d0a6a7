import type { Page } from "@/core/shapes.ts";
import type { ReportSchedule } from "@/core/reports/views.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatTime } from "@/components/shared/format.ts";
import { ChevronRight, Send } from "@/components/shared/page_icons.ts";
import { followTo } from "@/components/team/use_address.ts";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { reportHref } from "./place.ts";
import { targetWords, timeWords } from "./words.ts";

const EVERY_MILLISECONDS = 30_000;

/** Where the weekly report goes by itself. */
export function ScheduleList({ initial }: { initial: Page<ReportSchedule> | null }) {
  const words = wordsOf(reportWords);
  const { go } = usePage();
  const remote = useRemote<Page<ReportSchedule>>("/insights/report-schedules", {
    everyMilliseconds: EVERY_MILLISECONDS,
    initial,
  });
  const report = reportHref({ kind: "report", week: null, team: null });
  const add = <AddLink href={reportHref({ kind: "new" })}>{words.add}</AddLink>;
  return (
    <>
      <PageHead
        title={words.sending}
        back={{ href: report, label: words.backToReport, onClick: followTo(go, report) }}
      >
        {add}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {({ entries }) =>
            entries.length === 0
              ? (
                <Empty
                  icon={Send}
                  title={words.notSent}
                  words={words.notSentHint}
                >
                  {add}
                </Empty>
              )
              : (
                <ul class="group-rows" aria-label={words.list}>
                  {entries.map((one) => <ScheduleRow key={one.id} schedule={one} />)}
                </ul>
              )}
        </RemoteView>
      </div>
    </>
  );
}

function ScheduleRow({ schedule }: { schedule: ReportSchedule }) {
  const words = wordsOf(reportWords);
  const { go, timeZone } = usePage();
  const href = reportHref({ kind: "schedule", id: schedule.id });
  const { team, nextAt } = schedule;
  return (
    <li class="group-row">
      <a class="report-schedule" href={href} onClick={followTo(go, href)}>
        <span class="group-label">
          <span>
            <Sentence
              text={words.to}
              parts={{
                what: <bdi>{team?.name ?? words.everybody}</bdi>,
                whom: <bdi>{targetWords(schedule)}</bdi>,
              }}
            />
          </span>
          <span class="group-hint">
            {timeWords(schedule)}
            ,{" "}
            {nextAt === null
              ? words.paused
              : words.nextOn(formatTime(Date.parse(nextAt), timeZone))}
          </span>
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}
