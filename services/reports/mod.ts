import type { Kysely } from "kysely";
import { localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import type { ReportPerson, ReportTest, WeeklyReport } from "@/core/reports/views.ts";
import { type IsoWeek, lastFullWeek, mondayOf } from "@/core/reports/week.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  listReportDeliveries,
  requeueReport,
  type StoredReportDelivery,
} from "@/db/reports/deliveries.ts";
import { listReportPeople, type ReportPersonPlace } from "@/db/reports/people.ts";
import { findTeamRow, listTeamsByName, type TeamRow } from "@/db/team/members.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { openJobs } from "@/services/jobs/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { openWebhookSender, type SenderOptions } from "@/services/webhooks/send.ts";
import type { StoredSchedule } from "@/db/reports/schedules.ts";
import { composeReport, type ReportMessage } from "./compose.ts";
import type { Language } from "@/core/language.ts";
import { letterWords } from "@/words/letters.ts";
import { reportSteps } from "./deliver.ts";
import { languageFor } from "./language.ts";
import { reportCsv, reportJson } from "./files.ts";
import { daysOfWeek, makeReport } from "./report.ts";
import { openSchedules, type ReportSchedules } from "./schedules.ts";
import { mayReport, teamsOf } from "./scope.ts";
import { type ReportWays, sendReport, SLACK_RECIPIENT } from "./send.ts";

export type { NewSchedule, ScheduleSettings } from "./schedules.ts";

/** Which report somebody wants. */
export interface ReportQuery {
  /** Undefined: the last week that is over. */
  readonly week: IsoWeek | undefined;
  /** Undefined: for admins everybody, for managers the first of their teams. */
  readonly team: string | undefined;
}

/** Weekly reports. A method returns undefined when the viewer may see no such team or schedule. */
export interface Reports {
  /** @throws {ProblemError} `validation_failed` */
  read(
    viewer: Viewer,
    query: ReportQuery,
    language: Language,
  ): Promise<WeeklyReport | undefined>;
  /** Lists the people of a report by name, without those who chose not to be shown. */
  people(
    viewer: Viewer,
    query: ReportQuery,
    page: { readonly limit: number; readonly after: ReportPersonPlace | null },
  ): Promise<ReportPerson[] | undefined>;
  /** Returns a file of the report, piece by piece, and its name without the extension. */
  file(
    viewer: Viewer,
    query: ReportQuery,
    format: "csv" | "json",
    /** Of the sentences of a JSON file. */
    language: Language,
  ): Promise<{ readonly parts: AsyncIterable<string>; readonly name: string } | undefined>;
  readonly schedules: ReportSchedules;
  /** Sends the newest report to all recipients of a schedule now; it counts as no delivery. */
  test(viewer: Viewer, id: number): Promise<ReportTest | undefined>;
  deliveries(
    viewer: Viewer,
    id: number,
    page: { readonly limit: number; readonly before: number | null },
  ): Promise<StoredReportDelivery[] | undefined>;
  /** Sends a report again that failed or may not have arrived. @returns whether there is one */
  sendAgain(viewer: Viewer, id: number, delivery: number): Promise<boolean>;
  /** Queues and sends everything that is due; resolves when it is done. */
  runAll(): Promise<void>;
  close(): Promise<void>;
}

export interface ReportsOptions extends Pick<ReportWays, "mail" | "sealer">, SenderOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reportError: ReportError;
  readonly timeZone: string;
  readonly publicUrl: string | undefined;
  /** Whether to work on a timer. Otherwise only {@link Reports.runAll} does the work. */
  readonly hasTimer: boolean;
}

const FILE_PAGE = 200;

/** Opens the reports and, with a timer, sends them when they are due. */
export function openReports(options: ReportsOptions): Reports {
  const { db, clock, timeZone, publicUrl, mail, sealer } = options;
  const ways: ReportWays = { mail, sealer, send: openWebhookSender(options) };
  const schedules = openSchedules(options);
  const today = () => localDay(clock(), timeZone);
  const reportOf = (team: TeamRow | null, week: IsoWeek, language: Language) =>
    makeReport({ db, timeZone, team, week, today: today(), language });
  const reportFor = async (
    schedule: { readonly team: { readonly id: string } | null },
    week: IsoWeek,
    language: Language,
  ) => reportOf(schedule.team && (await findTeamRow(db, schedule.team.id))!, week, language);
  async function testMessage(schedule: StoredSchedule, language: Language): Promise<ReportMessage> {
    const report = await reportFor(schedule, lastFullWeek(today()), language);
    const message = composeReport(report, publicUrl, language);
    return { ...message, title: letterWords[language].report.test(message.title) };
  }
  const jobs = openJobs({
    steps: reportSteps({ ...ways, db, clock, timeZone, publicUrl, makeReport: reportFor }),
    reportError: options.reportError,
    hasTimer: options.hasTimer,
  });

  /** Returns the week, and the team; undefined when the viewer may see no such team. */
  async function resolve(viewer: Viewer, query: ReportQuery) {
    const week = query.week ?? lastFullWeek(today());
    const start = mondayOf(week);
    if (start === undefined) {
      throw invalidField("week", `"${week}" is no ISO week such as ${lastFullWeek(today())}`);
    }
    if (start > today()) throw invalidField("week", "has not begun yet");
    const teams = teamsOf(viewer);
    if (query.team === undefined && teams === null) return { week, team: null };
    const team = query.team === undefined
      ? (await listTeamsByName(db, { keys: teams, search: "" }, { limit: 1, after: null }))[0]
      : mayReport(viewer, query.team)
      ? await findTeamRow(db, query.team)
      : undefined;
    return team && { week, team };
  }

  return {
    schedules,
    async read(viewer, query, language) {
      const found = await resolve(viewer, query);
      return found && await reportOf(found.team, found.week, language);
    },
    async people(viewer, query, page) {
      const found = await resolve(viewer, query);
      if (!found) return undefined;
      const scope = { team: found.team?.rowId ?? null };
      return await listReportPeople(db, scope, daysOfWeek(found.week), page);
    },
    async file(viewer, query, format, language) {
      const found = await resolve(viewer, query);
      if (!found) return undefined;
      const { week, team } = found;
      const scope = { team: team?.rowId ?? null };
      const read = (after: ReportPersonPlace | null) =>
        listReportPeople(db, scope, daysOfWeek(week), { limit: FILE_PAGE, after });
      const parts = format === "csv"
        ? reportCsv(read)
        : reportJson(await reportOf(team, week, language), read);
      return { parts, name: `weekly-report-${week}` };
    },
    async test(viewer, id) {
      const schedule = await schedules.stored(viewer, id);
      if (!schedule) return undefined;
      const recipients = schedule.channel === "slack" ? [SLACK_RECIPIENT] : schedule.recipients;
      const results = [];
      // A report is many queries: one for each language, not for each recipient.
      const messages = new Map<Language, ReportMessage>();
      for (const recipient of recipients) {
        const language = await languageFor(db, schedule, recipient);
        const message = messages.get(language) ?? await testMessage(schedule, language);
        messages.set(language, message);
        const { error } = await sendReport(ways, schedule, recipient, message);
        results.push({ recipient, error });
      }
      return { results };
    },
    async deliveries(viewer, id, page) {
      return await schedules.stored(viewer, id) && await listReportDeliveries(db, id, page);
    },
    async sendAgain(viewer, id, delivery) {
      if (!await schedules.stored(viewer, id)) return false;
      const isQueued = await requeueReport(db, { schedule: id, id: delivery, now: clock() });
      if (isQueued && options.hasTimer) jobs.kick();
      return isQueued;
    },
    runAll: () => jobs.runAll(),
    close: () => jobs.close(),
  };
}
