/**
 * The same world through the scoring core at once, as if each agent's events had arrived together.
 */
import { compileAchievements } from "@/core/achievements/achievements.ts";
import type { Boost } from "@/core/rules/boosts.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { calendarOf } from "@/core/calendars/calendars.ts";
import { objectIdOf, reversedBy, type ScoringEvent } from "@/core/events/events.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import { compareEvents } from "@/core/events/order.ts";
import { NO_PROGRESS } from "@/core/achievements/progress.ts";
import type { ScoredEvent } from "@/core/scoring/score_day.ts";
import { type AgentScore, scoreAgent } from "@/core/scoring/score_agent.ts";
import { NO_STREAK } from "@/core/calendars/streak.ts";
import type { World } from "./world.ts";

/** What the core computes for an agent. */
export interface CoreOutcome {
  readonly entries: readonly LedgerEntry[];
  /** Keyed by `source id`. */
  readonly events: ReadonlyMap<string, ScoredEvent>;
  readonly score: AgentScore & { readonly kind: "scored" };
}

/** Scores every agent's events together. */
export function foldWithCore(world: World): Map<string, CoreOutcome> {
  const taken = new Set(
    world.events.flatMap(({ type, data }) => {
      const target = type === "event_reversed" ? reversedBy(data) : null;
      return target ? [`${target.source} ${target.id}`] : [];
    }),
  );
  const events = world.events.map((event) => {
    const isReversed = taken.has(`${event.source} ${event.id}`);
    return { agent: event.agent, scoring: { ...event, isReversed } as ScoringEvent };
  });
  const first = new Map<string, ScoringEvent>();
  const objectOf = ({ type, source, data }: ScoringEvent) =>
    `${type} ${source} ${objectIdOf(data)}`;
  for (const { scoring } of events) {
    const known = first.get(objectOf(scoring));
    if (scoring.isReversed || known && compareEvents(known, scoring) < 0) continue;
    first.set(objectOf(scoring), scoring);
  }
  const typePoints = Map.groupBy(world.typePoints, ({ type }) => type);
  const achievements = compileAchievements(world.achievements);
  const boosts = world.boosts.map((boost, id): Boost & { agent: string | null } => ({
    ...boost,
    id,
  }));

  return new Map(world.agents.map((agent) => {
    const own = events.filter((event) => event.agent === agent.id).map(({ scoring }) => scoring);
    const score = scoreAgent(
      {
        agent: agent.id,
        streakBefore: NO_STREAK,
        days: [],
        progress: NO_PROGRESS,
        events: new Map(),
        rescore: new Set(),
      },
      Map.groupBy(own, (event) => localDay(event.time, agent.zone ?? world.zone)),
      {
        versions: world.rules.map((version) => ({ ...version, typePoints })),
        calendar: calendarOf(
          {
            versions: world.calendars,
            daysOff: world.daysOff.filter((off) => off.agent === null),
          },
          agent.teams,
          world.daysOff.filter((off) => off.agent === agent.id),
        ),
        boosts: boosts.filter((boost) => boost.agent === null || boost.agent === agent.id),
        teams: agent.teams,
        achievements,
        heldOut: world.holdouts.filter((one) => one.agent === agent.id)
          .map(({ first, last }) => ({ first, last: last ?? "9999-12-31" })),
        isObjectTaken: (event) => compareEvents(first.get(objectOf(event)) ?? event, event) < 0,
      },
    );
    if (score.kind !== "scored") throw new Error("nothing was stored, so nothing can be needed");
    const outcomes = score.changes.flatMap(({ scored }) => scored.outcomes);
    return [agent.id, {
      entries: score.changes.flatMap(({ scored }) => scored.entries),
      events: new Map(outcomes.map((one) => [`${one.event.source} ${one.event.id}`, one])),
      score,
    }];
  }));
}
