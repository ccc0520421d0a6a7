import { useState } from "preact/hooks";
import type { Language } from "@/core/language.ts";
import type { ReportSchedule } from "@/core/reports/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { type Draft, useDraft } from "@/components/admin/use_draft.ts";
import { type FieldErrors, type Form, useForm } from "@/components/admin/use_form.ts";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** What is typed, without the secret. */
export interface ScheduleDraft {
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly channel: ReportSchedule["channel"];
  /** One address a line. */
  readonly recipients: string;
  readonly weekday: string;
  readonly hour: string;
  readonly language: Language;
  readonly isPaused: boolean;
}

/** The state of the form. */
export interface ScheduleForm {
  readonly draft: Draft<ScheduleDraft>;
  readonly form: Form;
  /** The address of the Slack webhook; never kept in the browser's storage. */
  readonly slackUrl: string;
  setSlackUrl(url: string): void;
  save(event: Event): Promise<void>;
  /** Takes the stored version over what was typed. */
  takeTheirs(): Promise<void>;
  /** Keeps what was typed; the next save replaces the stored version. */
  keepMine(): Promise<void>;
}

const FIELDS = {
  team: "report-team",
  channel: "report-channel",
  recipients: "report-recipients",
  slackUrl: "report-slack-url",
  weekday: "report-weekday",
  hour: "report-hour",
  language: "report-language",
};

const PATH = "/insights/report-schedules";

/**
 * Keeps, checks and sends what somebody sets of a weekly report.
 * @param schedule what is changed; null: a new one
 * @param base what a new one begins with
 */
export function useScheduleForm(
  schedule: ReportSchedule | null,
  base: ScheduleDraft,
  onSaved: (saved: ReportSchedule) => void,
): ScheduleForm {
  const words = wordsOf(reportWords);
  const draft = useDraft(schedule ? `report_${schedule.id}` : "new_report", base);
  const form = useForm(FIELDS);
  const [slackUrl, setSlackUrl] = useState("");
  const [revision, setRevision] = useState(schedule?.revision);
  const { value } = draft;
  const recipients = value.recipients.split(/[\s,;]+/).filter((one) => one !== "");
  const url = slackUrl.trim();

  function wrong(): FieldErrors {
    if (value.channel === "mail") {
      return recipients.length === 0 ? { recipients: words.wrong.recipients } : {};
    }
    return url === "" && !schedule ? { slackUrl: words.wrong.slack } : {};
  }

  async function readAgain(): Promise<ReportSchedule | null> {
    const answer = await ask<ReportSchedule>("GET", `${PATH}/${schedule!.id}`);
    if (!answer.ok) return null;
    setRevision(answer.data.revision);
    form.clear();
    return answer.data;
  }

  return {
    draft,
    form,
    slackUrl,
    setSlackUrl,
    save: (event) =>
      form.submit(event, {
        wrong: wrong(),
        send: () => {
          const body = {
            weekday: Number(value.weekday),
            hour: Number(value.hour),
            language: value.language,
            isPaused: value.isPaused,
            ...(value.channel === "mail" ? { recipients } : {}),
            ...(value.channel === "slack" && url !== "" ? { slackUrl: url } : {}),
          };
          return schedule
            ? ask<ReportSchedule>(
              "PATCH",
              `${PATH}/${schedule.id}`,
              Object.assign(body, { revision }),
            )
            : ask<ReportSchedule>(
              "POST",
              PATH,
              Object.assign(body, { team: value.team?.id ?? null, channel: value.channel }),
            );
        },
        onDone(saved) {
          draft.discard();
          setSlackUrl("");
          setRevision(saved.revision);
          onSaved(saved);
        },
      }),
    async takeTheirs() {
      const stored = await readAgain();
      if (!stored) return;
      draft.discard();
      setSlackUrl("");
      onSaved(stored);
    },
    async keepMine() {
      await readAgain();
    },
  };
}
