import type { Language } from "@/core/language.ts";
import type { Kysely } from "kysely";
import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { analyze } from "@/core/performance/analyze.ts";
import type { Introduction, Performance } from "@/core/performance/views.ts";
import { type DayRange, daysOf } from "@/core/insights/range.ts";
import { windowsOf } from "@/core/performance/windows.ts";
import { findTeam } from "@/db/agents/teams.ts";
import {
  findHoldoutIn,
  listHoldoutMembers,
  type StoredHoldout,
} from "@/db/performance/holdouts.ts";
import {
  findIntroduction,
  lockIntroduction,
  storeIntroduction,
} from "@/db/performance/introduction.ts";
import { sumDays, sumPeople } from "@/db/performance/sums.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { type TeamReads, visibleTeams } from "@/services/team/mod.ts";

/** What to read. */
export interface PerformanceQuery {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Id of a team; undefined: everybody, for managers their first team. */
  readonly team?: string | undefined;
}

/** How people work, compared with before Laurel and without it. */
export interface PerformanceReads {
  /**
   * Compares the days with earlier ones and with people without Laurel.
   * @returns undefined when no team that the viewer may see has this id
   * @throws {ProblemError} `validation_failed` when the period ends before it begins, or is too long
   */
  read(
    viewer: Viewer,
    query: PerformanceQuery,
    language?: Language,
  ): Promise<Performance | undefined>;
  /** Returns the first day with Laurel, as an admin says. */
  introduction(): Promise<Introduction>;
  /**
   * Sets the first day with Laurel.
   * @throws {ProblemError} `edit_conflict`, `validation_failed` when it is in the future
   */
  setIntroduction(
    introducedOn: Day | null,
    expectedRevision: number | undefined,
  ): Promise<Introduction>;
}

/** Four whole weeks, so that both periods have the same weekdays. */
const DEFAULT_DAYS = 28;
const MAX_DAYS = 366;

export interface PerformanceOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  readonly team: Pick<TeamReads, "list">;
}

/** Opens the reads of performance. */
export function openPerformance(
  { db, clock, timeZone, team }: PerformanceOptions,
): PerformanceReads {
  const today = () => localDay(clock(), timeZone);

  /** Returns the team to show; null: everybody; undefined: none that the viewer may see. */
  async function teamOf(viewer: Viewer, id: string | undefined) {
    const visible = visibleTeams(viewer);
    if (id === undefined && visible === null) return null;
    const chosen = id ?? (await team.list(viewer, { search: "", limit: 1, after: null }))[0]?.id;
    if (chosen === undefined || (visible !== null && !visible.includes(chosen))) return undefined;
    return await findTeam(db, chosen);
  }

  return {
    async read(viewer, query, language = "en") {
      const found = await teamOf(viewer, query.team);
      if (found === undefined) return undefined;
      const current = rangeOf(query, today());
      const introduction = await findIntroduction(db);
      const holdout = await findHoldoutIn(db, current);
      const windows = windowsOf(
        current,
        introduction.introducedOn,
        holdout ? { first: holdout.firstDay, last: holdout.lastDay } : null,
      );
      const rowId = found?.rowId ?? null;
      const { previous, baseline } = windows;
      const withLaurel = { team: rowId, except: { from: previous.from, to: current.to } };
      const [now, before, atFirst, days, without] = await Promise.all([
        sumPeople(db, current, withLaurel),
        sumPeople(db, previous, withLaurel),
        baseline &&
        sumPeople(db, baseline, { team: rowId, except: current }, { withBaseline: true }),
        sumDays(db, { from: previous.from, to: current.to }, withLaurel),
        readHoldout(db, windows.holdout, { team: rowId, holdout }),
      ]);
      return {
        team: found && { id: found.id, name: found.name },
        ...current,
        previous,
        introducedOn: introduction.introducedOn,
        holdout: holdout
          ? { from: holdout.firstDay, to: holdout.lastDay, people: holdout.people }
          : null,
        at: new Date(clock()).toISOString(),
        measures: analyze({
          windows,
          isIntroductionKnown: introduction.introducedOn !== null,
          current: now,
          previous: before,
          baseline: atFirst,
          holdout: without,
          days,
        }, language),
      };
    },
    introduction: () => findIntroduction(db),
    setIntroduction: (introducedOn, expectedRevision) =>
      db.transaction().execute(async (trx) => {
        const stored = await lockIntroduction(trx);
        refuseOutdated("day", expectedRevision, stored.revision);
        if (introducedOn !== null && introducedOn > today()) {
          throw invalidField("introducedOn", "is in the future; choose today or an earlier day");
        }
        const changed = { introducedOn, revision: stored.revision + 1 };
        await storeIntroduction(trx, changed);
        return changed;
      }),
  };
}

/** Reads both groups before and during a holdout. */
async function readHoldout(
  db: Kysely<Schema>,
  windows: { readonly before: DayRange; readonly during: DayRange } | null,
  { team, holdout }: { readonly team: number | null; readonly holdout: StoredHoldout | undefined },
) {
  if (windows === null || holdout === undefined) return null;
  const everybody = { team, except: null };
  const [before, during, members] = await Promise.all([
    sumPeople(db, windows.before, everybody, { withBaseline: true }),
    sumPeople(db, windows.during, everybody),
    listHoldoutMembers(db, holdout.id),
  ]);
  return {
    before,
    during,
    without: new Set(members.map(({ rowId }) => rowId)),
    isDrawn: holdout.seed !== null,
  };
}

function rangeOf({ from, to }: PerformanceQuery, today: Day): DayRange {
  // Today is not over, and would look like a bad day.
  const last = to ?? (from !== undefined && from >= today ? from : addDays(today, -1));
  const range = { from: from ?? addDays(last, 1 - DEFAULT_DAYS), to: last };
  if (range.from > range.to) throw invalidField("from", "is after the last day");
  if (daysOf(range) > MAX_DAYS) {
    throw invalidField("from", `is more than ${MAX_DAYS} days before the last day`);
  }
  return range;
}
