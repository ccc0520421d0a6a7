import { slackReport } from "@/integrations/slack/report_message.ts";
import { reportLetter } from "@/services/mail/letters.ts";
import type { Mail } from "@/services/mail/mod.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import type { Send } from "@/services/webhooks/send.ts";
import type { StoredSchedule } from "@/db/reports/schedules.ts";
import { letterWords } from "@/words/letters.ts";
import type { ReportMessage } from "./compose.ts";

/** The recipient of a report that goes to Slack: each schedule has one channel. */
export const SLACK_RECIPIENT = "Slack";

/** What became of a message. */
export interface SentReport {
  /** Null: it arrived. */
  readonly error: string | null;
  /** `again`: try later; `never`: trying again is useless; `unknown`: it may have arrived. */
  readonly next: "again" | "never" | "unknown";
}

/** How reports are sent. */
export interface ReportWays {
  readonly mail: Mail;
  readonly sealer: Sealer;
  readonly send: Send;
}

const SECRET_UNREADABLE =
  "The Slack address was stored under another LAUREL_SECRET. Enter it again in the settings.";

/** Sends a report to one recipient, once. */
export async function sendReport(
  { mail, sealer, send }: ReportWays,
  schedule: StoredSchedule,
  recipient: string,
  message: ReportMessage,
): Promise<SentReport> {
  if (schedule.channel === "mail") {
    const { error, mayHaveArrived } = await mail.deliver(
      recipient,
      reportLetter(message, message.language),
    );
    return { error, next: mayHaveArrived ? "unknown" : "again" };
  }
  const url = await sealer.open(schedule.slackUrl!);
  if (url === null) return { error: SECRET_UNREADABLE, next: "never" };
  const result = await send({
    url,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Laurel-Reports/1",
    },
    body: JSON.stringify(slackReport({
      title: message.title,
      sentences: message.sentences,
      url: message.url,
      action: letterWords[message.language].report.action,
    })),
  }, new AbortController().signal);
  if (result.kind === "canceled") return { error: "Laurel stopped.", next: "unknown" };
  if (result.kind === "failed") {
    return { error: result.error, next: result.mayHaveArrived ? "unknown" : "again" };
  }
  const { status, text } = result;
  if (status >= 200 && status < 300) return { error: null, next: "never" };
  const said = text.trim().slice(0, 120);
  const error = `Slack answered ${status}${said === "" ? "" : `: ${said}`}.`;
  // Slack answers 4xx when the address does not work any more.
  return { error, next: status === 408 || status === 429 || status >= 500 ? "again" : "never" };
}
