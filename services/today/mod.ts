import type { Kysely } from "kysely";
import { addDays, dayStart, localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { type GoalMetric, isShare } from "@/core/goals/metrics.ts";
import { goalsOfDay, nearestGoal, type NearGoal } from "@/core/goals/progress.ts";
import type { GoalProgress, GoalsOfDay, OwnGoals } from "@/core/goals/views.ts";
import type { AgentMetrics } from "@/core/metrics/views.ts";
import { levelProgress } from "@/core/scoring/levels.ts";
import { nextStep } from "@/core/today/next_step.ts";
import { comparedDays, sumByHour } from "@/core/today/points_by_hour.ts";
import { compareMetrics } from "@/core/today/usual.ts";
import type { Today } from "@/core/today/views.ts";
import { findAgent } from "@/db/agents/agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { listHourPoints } from "@/db/today/hours.ts";
import type { Agents } from "@/services/agents/mod.ts";
import type { Person } from "@/services/auth/identity.ts";
import type { Challenges } from "@/services/challenges/mod.ts";
import type { Goals } from "@/services/goals/mod.ts";
import type { Leaderboards } from "@/services/leaderboards/mod.ts";
import type { Metrics } from "@/services/metrics/mod.ts";

/** Reads how an agent's day goes. */
export interface Todays {
  /** Returns the day of a person; undefined when they are no agent. */
  of(person: Person): Promise<Today | undefined>;
  /** Returns only how far a person's goals are; undefined when they are no agent. */
  goalsOf(person: Person): Promise<GoalsOfDay | undefined>;
}

/** A day is compared with this many days before it. */
const COMPARED_DAYS = 28;
const MAX_CHALLENGES = 50;
const HOUR_MILLISECONDS = 3_600_000;

export interface TodayOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly goals: Pick<Goals, "ofAgent">;
  readonly agents: Pick<Agents, "find">;
  readonly metrics: Pick<Metrics, "ofAgent" | "definitions">;
  readonly challenges: Pick<Challenges, "ofAgent">;
  readonly leaderboards: Pick<Leaderboards, "read">;
  /** The organization's time zone, for agents without one of their own. */
  readonly timeZone: string;
}

/** Opens the reads of the Today window. */
export function openToday(options: TodayOptions): Todays {
  const { db, clock, goals, agents, metrics, challenges, leaderboards } = options;

  async function nextOf(person: Person, me: string, goal: NearGoal | null) {
    const [agent, open, { board }] = await Promise.all([
      agents.find(person, me),
      challenges.ofAgent(person, me, { limit: MAX_CHALLENGES, after: null }),
      leaderboards.read({ kind: "day", me, around: me, limit: 3 }),
    ]);
    if (!agent) return null;
    const progress = levelProgress(agent.experience);
    // As the board says it: who has the same points is not ahead.
    const ahead = board.entries.findLast(({ points }) => board.me && points > board.me.points);
    return nextStep({
      level: { next: progress.level + 1, missing: progress.to - agent.experience },
      me: board.me,
      goal,
      ahead: ahead ?? null,
      challenges: open ?? [],
    });
  }

  return {
    async goalsOf(person) {
      const agent = person.agent === null ? undefined : await findAgent(db, person.agent);
      if (!agent) return undefined;
      const day = localDay(clock(), agent.timeZone ?? options.timeZone);
      const set = await goals.ofAgent(agent.id);
      // Who has no goals needs nothing measured.
      if (!set || set.own.length + set.team.length === 0) return { day, goals: [] };
      const measured = await metrics.ofAgent(person, agent.id, { from: day, to: day });
      return { day, goals: goalsOn(day, measured, set) };
    },
    async of(person) {
      const agent = person.agent === null ? undefined : await findAgent(db, person.agent);
      if (!agent) return undefined;
      const now = clock();
      const timeZone = agent.timeZone ?? options.timeZone;
      const day = localDay(now, timeZone);
      const from = addDays(day, -COMPARED_DAYS);
      const [measured, definitions, rows, set] = await Promise.all([
        metrics.ofAgent(person, agent.id, { from, to: day }),
        metrics.definitions(),
        listHourPoints(db, agent.rowId, from, timeZone),
        goals.ofAgent(agent.id),
      ]);
      const ofDay = goalsOn(day, measured, set);
      const next = await nextOf(person, agent.id, nearestGoal(ofDay));
      const compared = comparedDays(rows, day);
      const hour = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).hour;
      const hours = sumByHour(rows, day, hour);
      const better = new Map(definitions.map((one) => [one.key, one.higherIsBetter]));
      const start = dayStart(day, timeZone);
      return {
        day,
        timeZone,
        points: rows.reduce((sum, row) => row.day === day ? sum + row.points : sum, 0),
        usualByNow: hours.find((one) => one.hour === hour)?.usual ?? null,
        comparedDays: compared.length,
        hours: hours.map((one) => ({
          at: new Date(start + (one.hour + 1) * HOUR_MILLISECONDS).toISOString(),
          points: one.points,
          usual: one.usual,
        })),
        next,
        goals: ofDay,
        metrics: compareMetrics(
          (measured?.metrics ?? []).map((one) => ({
            ...one,
            higherIsBetter: better.get(one.key) ?? null,
          })),
          day,
          compared,
        ),
      };
    },
  };
}

/** Returns how far the goals are on a day, by what was measured. */
function goalsOn(
  day: string,
  measured: AgentMetrics | undefined,
  set: OwnGoals = { own: [], team: [] },
): GoalProgress[] {
  const values = new Map(
    measured?.metrics.map(({ key, days }) => [
      key,
      days.find((one) => one.day === day)?.value ?? null,
    ]),
  );
  const valueOf = (metric: GoalMetric) => values.get(metric) ?? (isShare(metric) ? null : 0);
  return goalsOfDay(set, valueOf);
}
