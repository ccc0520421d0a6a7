import { useState } from "preact/hooks";
import type { ReportSchedule, ReportTest } from "@/core/reports/views.ts";
import { ask, askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Send } from "@/components/shared/page_icons.ts";
import { followTo } from "@/components/team/use_address.ts";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { SENDING_LIST } from "./place.ts";
import { ReportDeliveries } from "./ReportDeliveries.tsx";
import { ScheduleFields } from "./ScheduleFields.tsx";
import { useScheduleForm } from "./use_schedule_form.ts";
import { targetWords } from "./words.ts";

/** A weekly report that is sent: its settings, a test, and its deliveries. */
export function SchedulePage({ id, initial }: { id: number; initial: ReportSchedule | null }) {
  const words = wordsOf(reportWords);
  const { go } = usePage();
  const path = `/insights/report-schedules/${id}`;
  const remote = useRemote<ReportSchedule>(path, { initial });
  if (remote.isMissing) return <MissingPage icon={Send} noun={words.noun} list={SENDING_LIST} />;
  const { data } = remote;
  return (
    <>
      <PageHead
        title={data
          ? words.sendsTo(data.team?.name ?? words.everybody, targetWords(data))
          : words.one}
        back={{ ...SENDING_LIST, onClick: followTo(go, SENDING_LIST.href) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(schedule) => (
            <>
              <Settings schedule={schedule} onSaved={(saved) => remote.update(() => saved)} />
              <Test path={path} schedule={schedule} />
              <ReportDeliveries path={path} />
              <Group id="report-remove" title={words.remove.title}>
                <Row
                  label={words.remove.label}
                  hint={words.remove.hint}
                >
                  <ConfirmButton
                    label={words.remove.open}
                    title={words.remove.question}
                    action={words.remove.action}
                    isDanger
                    onConfirm={async () => {
                      const wrong = await askToRemove(path);
                      if (wrong === null) go(SENDING_LIST.href);
                      return wrong;
                    }}
                  >
                    {words.remove.means}
                  </ConfirmButton>
                </Row>
              </Group>
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

function Settings({ schedule, onSaved }: {
  schedule: ReportSchedule;
  onSaved: (saved: ReportSchedule) => void;
}) {
  const words = wordsOf(reportWords);
  const { announce } = usePage();
  const { team, channel, recipients, weekday, hour, language, isPaused } = schedule;
  const state = useScheduleForm(schedule, {
    team,
    channel,
    recipients: recipients.join("\n"),
    weekday: String(weekday),
    hour: String(hour),
    language,
    isPaused,
  }, (saved) => {
    onSaved(saved);
    announce(words.saved);
  });
  const isChanged = state.draft.isChanged || state.slackUrl !== "";
  return (
    <ScheduleFields
      state={state}
      slackHost={schedule.slackHost}
      action={words.save}
      isOff={!isChanged}
    />
  );
}

/** Sends a test, and says what became of it. */
function Test({ path, schedule }: { path: string; schedule: ReportSchedule }) {
  const words = wordsOf(reportWords);
  const { announce } = usePage();
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState<{ text: string; isBad: boolean } | null>(null);

  async function send() {
    if (isBusy) return;
    setBusy(true);
    say(null);
    const answer = await ask<ReportTest>("POST", `${path}/test`);
    setBusy(false);
    if (!answer.ok) return say({ text: answer.message, isBad: true });
    const failed = answer.data.results.filter(({ error }) => error !== null);
    if (failed.length > 0) {
      const text = failed.map(({ recipient, error }) => `${recipient}: ${error}`).join(" ");
      return say({ text, isBad: true });
    }
    say({ text: words.test.sent, isBad: false });
    announce(words.test.sent);
  }

  return (
    <Group id="report-test" title={words.test.title}>
      <Row
        label={words.test.label}
        hint={words.test.hint(targetWords(schedule))}
        error={said && (
          <span
            class={said.isBad ? "form-error" : "group-hint"}
            role={said.isBad ? "alert" : undefined}
          >
            {said.text}
          </span>
        )}
      >
        <button type="button" class="button" aria-disabled={isBusy} onClick={send}>
          {isBusy ? words.test.sending : words.test.send}
        </button>
      </Row>
    </Group>
  );
}
