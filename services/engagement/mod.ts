import type { Kysely } from "kysely";
import { addDays, type Day, dayStart, localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { bitsOf, FEATURE_NAMES, FEATURES } from "@/core/engagement/features.ts";
import { lengthBars, lengthQuantile } from "@/core/engagement/lengths.ts";
import { MOST_DAYS } from "@/core/insights/range.ts";
import { medianSurvival, survivalCurve } from "@/core/engagement/survival.ts";
import type { Beacon, Engagement } from "@/core/engagement/views.ts";
import { readPreferences } from "@/core/preferences.ts";
import {
  type ActiveDay,
  countAccounts,
  type CountedPeriod,
  countPeople,
  findActive,
  findFeatureUses,
  findFirstVisitDay,
  findLastCounted,
  findVisitLengths,
} from "@/db/engagement/counts.ts";
import { recordVisit } from "@/db/engagement/record.ts";
import {
  countSpells,
  countWeeklyAwards,
  findParticipation,
  findTiers,
} from "@/db/engagement/rewards.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Person } from "@/services/auth/identity.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { countNextDay } from "./count_days.ts";
import { deriveSpans } from "./derive.ts";
import { scopeOf } from "./teams_of.ts";

/** Which engagement to read. */
export interface EngagementQuery {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly team?: string | undefined;
}

/** How people use Laurel. */
export interface EngagementService {
  /** Stores what a page reports of a visit, unless the person does not want to be measured. */
  record(person: Person, beacon: Beacon): Promise<void>;
  /**
   * Reads the engagement of the people whom a manager or admin may see; by default of the last 28
   * days.
   * @returns undefined when no team that the person may see has this id
   * @throws {ProblemError} `validation_failed` when the period ends before it begins, or is too long
   */
  read(person: Person, query: EngagementQuery): Promise<Engagement | undefined>;
  readonly steps: readonly JobStep[];
}

const DEFAULT_PERIOD_DAYS = 28;
const MAX_PERIOD_DAYS = MOST_DAYS;
/** The maximum number of days that are counted while a page is read; the job does the rest. */
const MAX_OPEN_DAYS = 3;
const MAX_CHALLENGES = 20;

/** Opens the measuring of engagement. */
export function openEngagement({ db, clock, timeZone }: {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
}): EngagementService {
  async function periodOf(query: EngagementQuery): Promise<CountedPeriod & { today: Day }> {
    const today = localDay(clock(), timeZone);
    const to = query.to ?? today;
    const from = query.from ?? addDays(to, 1 - DEFAULT_PERIOD_DAYS);
    if (from > to) throw invalidField("from", `lies after the period's last day, ${to}`);
    if (to > addDays(from, MAX_PERIOD_DAYS - 1)) {
      throw invalidField("to", `makes a period of more than ${MAX_PERIOD_DAYS} days`);
    }
    const [last, first] = [await findLastCounted(db), await findFirstVisitDay(db)];
    const open = Array.from({ length: MAX_OPEN_DAYS }, (_, index) => addDays(today, -index))
      .filter((day) => day >= from && day <= to && day > (last ?? "") && day >= (first ?? today));
    const months = last === null ? null : wholeMonths(from, to < last ? to : last);
    return { from, to, open, months, today };
  }

  return {
    async record(person, { visit, batch, seconds, features }) {
      if (!readPreferences(person.preferences).usage) return;
      const now = clock();
      const used = FEATURE_NAMES.filter((name) => features[name] !== undefined);
      await db.transaction().execute((trx) =>
        recordVisit(trx, {
          userId: person.userId,
          visit,
          batch,
          seconds,
          now,
          day: localDay(now, timeZone),
          bits: bitsOf(used),
          uses: used.map((name) => [name, features[name]!]),
        })
      );
    },
    async read(person, query) {
      const scope = await scopeOf(db, person, query.team);
      if (!scope) return undefined;
      const period = await periodOf(query);
      const { from, to, today } = period;
      const teams = scope.rowIds;
      const bits = FEATURE_NAMES.map((name) => FEATURES[name].bit);
      const span = { from: dayStart(from, timeZone), to: dayStart(addDays(to, 1), timeZone) };
      const [accounts, active, lengths, uses, people, awards, tiers, challenges, spells] =
        await Promise.all([
          countAccounts(db, teams),
          findActive(db, teams, period),
          findVisitLengths(db, teams, period),
          findFeatureUses(db, teams, period),
          countPeople(db, teams, period, bits),
          countWeeklyAwards(db, teams, period),
          findTiers(db, teams, period),
          findParticipation(db, teams, { ...span, limit: MAX_CHALLENGES }),
          countSpells(db, teams, period, today),
        ]);
      const curve = survivalCurve(spells);
      return {
        from,
        to,
        team: scope.team,
        ...accounts,
        active,
        stickiness: stickinessOf(active),
        visits: {
          count: lengths.reduce((total, { visits }) => total + visits, 0),
          medianSeconds: lengthQuantile(lengths, 0.5),
          upperQuartileSeconds: lengthQuantile(lengths, 0.75),
          distribution: lengthBars(lengths),
        },
        people: people.people,
        features: FEATURE_NAMES.map((feature, index) => ({
          feature,
          title: FEATURES[feature].title,
          people: people.users[index]!,
          share: people.people === 0 ? null : people.users[index]! / people.people,
          uses: uses.get(feature) ?? 0,
        })),
        achievements: { weeks: awards, tiers },
        challenges: challenges.map(({ startsAt, endsAt, ...one }) => ({
          ...one,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
        })),
        streaks: {
          spells: spells.reduce((total, { ended, living }) => total + ended + living, 0),
          living: spells.reduce((total, { living }) => total + living, 0),
          medianDays: medianSurvival(curve),
          curve,
        },
      };
    },
    steps: [
      { name: "count visits", run: () => countNextDay(db, { now: clock(), timeZone }) },
      { name: "derive streaks", run: () => deriveSpans(db, { now: clock(), timeZone }) },
    ],
  };
}

/** Returns the first and the last day of the whole months of a period, or null without any. */
function wholeMonths(from: Day, to: Day): CountedPeriod["months"] {
  const first = from.endsWith("-01") ? from : monthAfter(from);
  const last = addDays(`${addDays(to, 1).slice(0, 7)}-01`, -1);
  return last > first ? { from: first, to: last } : null;
}

function monthAfter(day: Day): Day {
  // 31 days after the first of a month, the next month has begun.
  return `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}

/** Mean of daily by mean of monthly active people; null when nobody was here. */
function stickinessOf(days: readonly ActiveDay[]): number | null {
  const [daily, monthly] = [sumOf(days, "daily"), sumOf(days, "monthly")];
  return monthly === 0 ? null : daily / monthly;
}

function sumOf(days: readonly ActiveDay[], key: "daily" | "monthly"): number {
  return days.reduce((total, day) => total + day[key], 0);
}
