import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { nextDue } from "@/core/reports/due.ts";
import { DEFAULT_LOCALE, type Language } from "@/core/language.ts";
import type { ReportSchedule } from "@/core/reports/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  deleteSchedule,
  findSchedule,
  insertSchedule,
  listSchedules,
  lockSchedule,
  type ScheduleValues,
  type StoredSchedule,
  updateSchedule,
} from "@/db/reports/schedules.ts";
import { findTeamRow } from "@/db/team/members.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { invalidField, unknownTeam } from "@/services/problems/admin.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { hostOf } from "@/services/platform/network_address.ts";
import { findUrlError } from "@/services/webhooks/address.ts";
import { queueDue } from "./deliver.ts";
import { mayReport, teamsOf } from "./scope.ts";
import type { ReportWays } from "./send.ts";

/** What somebody sets; what is left out of a change stays. */
export interface ScheduleSettings {
  readonly recipients?: readonly string[] | undefined;
  /** The address of a Slack incoming webhook; a secret. */
  readonly slackUrl?: string | undefined;
  readonly weekday?: number | undefined;
  readonly hour?: number | undefined;
  readonly language?: Language | undefined;
  readonly isPaused?: boolean | undefined;
}

/** A new schedule. */
export interface NewSchedule extends ScheduleSettings {
  /** The id of a team; null: the whole organization, for admins. */
  readonly team: string | null;
  readonly channel: ReportSchedule["channel"];
}

/** The weekly reports that go out by themselves. */
export interface ReportSchedules {
  /** Lists those of the viewer's teams, for admins all; there are at most 200. */
  list(viewer: Viewer): Promise<ReportSchedule[]>;
  find(viewer: Viewer, id: number): Promise<ReportSchedule | undefined>;
  /** @throws {ProblemError} `validation_failed`, `unknown_team`, `too_many_reports` */
  create(viewer: Viewer, settings: NewSchedule): Promise<ReportSchedule>;
  /** @throws {ProblemError} `validation_failed`, `edit_conflict` */
  update(
    viewer: Viewer,
    id: number,
    settings: ScheduleSettings,
    expected: number | undefined,
  ): Promise<ReportSchedule | undefined>;
  remove(viewer: Viewer, id: number): Promise<boolean>;
  /** Returns the stored schedule that the viewer may change. */
  stored(viewer: Viewer, id: number): Promise<StoredSchedule | undefined>;
}

export interface ScheduleOptions extends Pick<ReportWays, "mail" | "sealer"> {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Whether Slack may have a private network address, for tests. */
  readonly allowPrivate: boolean;
}

const MOST_SCHEDULES = 200;
const MOST_RECIPIENTS = 20;

/** Opens the schedules. */
export function openSchedules(options: ScheduleOptions): ReportSchedules {
  const { db, clock, timeZone, mail } = options;

  async function stored(viewer: Viewer, id: number) {
    const found = await findSchedule(db, id);
    return found && mayReport(viewer, found.team?.id ?? null) ? found : undefined;
  }

  const toView = (schedule: StoredSchedule): ReportSchedule => {
    const { id, team, channel, recipients, slackHost, weekday, hour, language } = schedule;
    const { isPaused, revision } = schedule;
    const nextAt = isPaused ? null : new Date(nextDue(schedule, clock(), timeZone)).toISOString();
    return {
      id,
      team,
      channel,
      recipients,
      slackHost,
      weekday,
      hour,
      language,
      isPaused,
      nextAt,
      revision,
    };
  };

  return {
    stored,
    list: async (viewer) => (await listSchedules(db, teamsOf(viewer))).map(toView),
    async find(viewer, id) {
      const found = await stored(viewer, id);
      return found && toView(found);
    },
    async create(viewer, { team, channel, ...settings }) {
      if (!mayReport(viewer, team)) {
        throw team === null
          ? invalidField("team", "must be one of your teams; only admins report on everybody")
          : unknownTeam(team);
      }
      if (channel === "mail" && !mail.isOn) {
        throw invalidField("channel", "needs a mail server: set SMTP_URL and start Laurel again");
      }
      const row = team === null ? null : await findTeamRow(db, team);
      if (row === undefined) throw unknownTeam(team!);
      const fresh = {
        teamRowId: row?.rowId ?? null,
        channel,
        recipients: [],
        slackUrl: null,
        slackHost: null,
        weekday: 1,
        hour: 8,
        language: DEFAULT_LOCALE.language,
        isPaused: false,
      };
      const values = await applied(options, fresh, settings);
      const id = await db.transaction().execute((trx) =>
        insertSchedule(trx, values, MOST_SCHEDULES)
      );
      if (id === null) throw tooManyReports();
      return toView((await findSchedule(db, id))!);
    },
    async update(viewer, id, settings, expected) {
      return await db.transaction().execute(async (trx) => {
        const revision = await lockSchedule(trx, id);
        const before = await findSchedule(trx, id);
        if (revision === undefined || !before) return undefined;
        if (!mayReport(viewer, before.team?.id ?? null)) return undefined;
        refuseOutdated("weekly report", expected, revision);
        const values = await applied(options, before, settings);
        // What was due until now goes out as it was set; the new settings count from now on.
        await queueDue(trx, before, clock(), timeZone);
        await updateSchedule(trx, id, values);
        return toView((await findSchedule(trx, id))!);
      });
    },
    async remove(viewer, id) {
      return await stored(viewer, id) !== undefined && await deleteSchedule(db, id);
    },
  };
}

/** Applies settings to what is stored, and checks the result. */
async function applied(
  { sealer, clock, allowPrivate }: ScheduleOptions,
  before: Omit<ScheduleValues, "activeFrom">,
  settings: ScheduleSettings,
): Promise<ScheduleValues> {
  const { channel, teamRowId } = before;
  const url = settings.slackUrl;
  if (url !== undefined && channel === "slack") checkSlackUrl(url, allowPrivate);
  const recipients = channel === "slack" ? [] : settings.recipients ?? before.recipients;
  if (channel === "mail") checkRecipients(recipients);
  if (channel === "slack" && url === undefined && before.slackUrl === null) {
    throw invalidField(
      "slackUrl",
      "is missing: make an incoming webhook in Slack and paste its URL",
    );
  }
  const isNewUrl = channel === "slack" && url !== undefined;
  return {
    teamRowId,
    channel,
    recipients: [...new Set(recipients)],
    slackUrl: isNewUrl ? await sealer.seal(url) : before.slackUrl,
    slackHost: isNewUrl ? hostOf(new URL(url)) : before.slackHost,
    weekday: settings.weekday ?? before.weekday,
    hour: settings.hour ?? before.hour,
    language: settings.language ?? before.language,
    isPaused: settings.isPaused ?? before.isPaused,
    activeFrom: clock(),
  };
}

function checkRecipients(recipients: readonly string[]): void {
  if (recipients.length === 0) throw invalidField("recipients", "names nobody; add an address");
  if (new Set(recipients).size > MOST_RECIPIENTS) {
    throw invalidField("recipients", `names more than ${MOST_RECIPIENTS} addresses; use a list`);
  }
}

function checkSlackUrl(url: string, allowPrivate: boolean): void {
  const fault = !allowPrivate && url.startsWith("http://")
    ? "must begin with https://"
    : findUrlError(url, allowPrivate);
  if (fault !== undefined) throw invalidField("slackUrl", fault);
}

function tooManyReports(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "too_many_reports",
    title: "There are too many weekly reports",
    detail: `${MOST_SCHEDULES} weekly reports go out already. Remove one that nobody reads.`,
  });
}
