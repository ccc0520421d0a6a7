import type { Kysely } from "kysely";
import {
  addDays,
  isWorkingDay,
  localDay,
  type WorkingCalendar,
} from "@/core/calendars/calendar.ts";
import { calendarOf } from "@/core/calendars/calendars.ts";
import type { DeskAgent } from "@/core/desk.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import { levelProgress } from "@/core/scoring/levels.ts";
import type { ExplainedEntry, HistoryFilters } from "@/core/explain/views.ts";
import type { Language } from "@/core/language.ts";
import { eventTitle } from "@/core/explain/event_title.ts";
import { reversedEntry } from "@/core/explain/reversed_entry.ts";
import type { AgentView } from "@/core/agents/views.ts";
import type { PeriodScore } from "@/core/leaderboards/views.ts";
import { bridgedDays, currentStreak, NO_STREAK, type Streak } from "@/core/calendars/streak.ts";
import { findActiveDays, findStreaks } from "@/db/scoring/agent_days.ts";
import { plainText } from "@/core/agents/search.ts";
import { type Agent, findAgent, listAgents, toSnapshot } from "@/db/agents/agents.ts";
import { findOwnTypes } from "@/db/event_types/event_types.ts";
import { findCalendarFacts, readCalendarBook } from "@/db/calendars/calendars.ts";
import { listHandReversals } from "@/db/events/corrections.ts";
import { findScores } from "@/db/leaderboards.ts";
import { type HistoryCursor, listHistory } from "@/db/scoring/history.ts";
import { type HistoryWishes, readHistoryFilters, toHistoryFilter } from "./history_filter.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import { maySeeAgent, type Viewer } from "@/services/auth/identity.ts";

/** Reads agents and their ledgers. */
export interface Agents {
  /** Returns the agent, or undefined when no agent that the viewer may see has this id. */
  find(viewer: Viewer, id: string): Promise<AgentView | undefined>;
  list(
    viewer: Viewer,
    page: { limit: number; after: string | null; q?: string },
  ): Promise<AgentView[]>;
  history(
    viewer: Viewer,
    id: string,
    page: { limit: number; before: HistoryCursor | null },
    wishes?: HistoryWishes,
  ): Promise<ExplainedEntry[] | undefined>;
  /** Returns what the agent's history can be narrowed to. */
  historyFilters(
    viewer: Viewer,
    id: string,
    language: Language,
  ): Promise<HistoryFilters | undefined>;
  /**
   * Returns the newest entries for the desk: the history, with a line for each event that somebody
   * took back in the last days.
   */
  feed(viewer: Viewer, id: string, limit: number): Promise<ExplainedEntry[] | undefined>;
  /** Returns what the desk shows about an agent. */
  forDesk(id: string): Promise<DeskAgent | undefined>;
}

/** How long the desk says that an event was taken back. */
const REVERSAL_DAYS = 7;

/** Opens the reads of agents. */
export function openAgents(
  { db, clock, timeZone }: { db: Kysely<Schema>; clock: Clock; timeZone: string },
): Agents {
  const today = (agent: Agent) => localDay(clock(), agent.timeZone ?? timeZone);

  async function findCalendars(rowIds: readonly number[]): Promise<Map<number, WorkingCalendar>> {
    const [book, facts] = await Promise.all([readCalendarBook(db), findCalendarFacts(db, rowIds)]);
    return new Map(
      [...facts].map(([rowId, { teams, leave }]) => [rowId, calendarOf(book, teams, leave)]),
    );
  }

  function toAnswer(agent: Agent, streak: Streak, calendar: WorkingCalendar): AgentView {
    const dailyStreak = currentStreak(streak, today(agent), calendar);
    return {
      ...toSnapshot(agent),
      dailyStreak,
      team: agent.team,
      timeZone: agent.timeZone ?? timeZone,
    };
  }

  async function answer(agents: readonly Agent[]): Promise<AgentView[]> {
    const rowIds = agents.map((agent) => agent.rowId);
    const [streaks, calendars] = await Promise.all([
      findStreaks(db, rowIds),
      findCalendars(rowIds),
    ]);
    return agents.map((agent) =>
      toAnswer(agent, streaks.get(agent.rowId) ?? NO_STREAK, calendars.get(agent.rowId)!)
    );
  }

  async function findVisible(viewer: Viewer, id: string): Promise<Agent | undefined> {
    const agent = await findAgent(db, id);
    return agent && maySeeAgent(viewer, agent) ? agent : undefined;
  }

  return {
    async find(viewer, id) {
      const agent = await findVisible(viewer, id);
      return agent && (await answer([agent]))[0];
    },
    async list(viewer, page) {
      if (viewer.kind === "person" && viewer.role === "agent") {
        const own = viewer.agent === null || viewer.agent <= (page.after ?? "")
          ? undefined
          : await findAgent(db, viewer.agent);
        return own ? await answer([own]) : [];
      }
      const isManager = viewer.kind === "person" && viewer.role === "manager";
      return await answer(
        await listAgents(db, {
          ...page,
          q: plainText(page.q ?? "").trim(),
          teams: isManager ? viewer.teams : null,
        }),
      );
    },
    async history(viewer, id, page, wishes) {
      const agent = await findVisible(viewer, id);
      if (!agent) return undefined;
      const filter = wishes && await toHistoryFilter(db, wishes);
      return await listHistory(db, agent.rowId, { ...page, filter });
    },
    async historyFilters(viewer, id, language) {
      const agent = await findVisible(viewer, id);
      return agent && await readHistoryFilters(db, agent.rowId, language);
    },
    async feed(viewer, id, limit) {
      const agent = await findVisible(viewer, id);
      if (!agent) return undefined;
      const since = clock() - REVERSAL_DAYS * 86_400_000;
      const [history, reversals] = await Promise.all([
        listHistory(db, agent.rowId, { limit, before: null }),
        listHandReversals(db, agent.rowId, { since, limit }),
      ]);
      const own = await findOwnTypes(db, reversals.map(({ target }) => target.type));
      const titles = new Map(own.map(({ type, title }) => [type, title]));
      const lines = reversals.map(({ target, ...rest }) => {
        const title = eventTitle(target, titles.get(target.type));
        return reversedEntry({ ...rest, title, ruleVersion: target.ruleVersion });
      });
      return [...history, ...lines].sort((a, b) => a.time < b.time ? 1 : a.time > b.time ? -1 : 0)
        .slice(0, limit);
    },
    async forDesk(id) {
      const agent = await findAgent(db, id);
      if (!agent) return undefined;
      const now = today(agent);
      const weekStart = addDays(now, -6);
      const boardDay = localDay(clock(), timeZone);
      const periods = PERIOD_KINDS.map((kind) => periodOf(kind, boardDay));
      const [streaks, calendars, active, scores] = await Promise.all([
        findStreaks(db, [agent.rowId]),
        findCalendars([agent.rowId]),
        findActiveDays(db, agent.rowId, weekStart, now),
        findScores(db, agent.rowId, periods),
      ]);
      const streak = streaks.get(agent.rowId) ?? NO_STREAK;
      const calendar = calendars.get(agent.rowId)!;
      const week = Array.from({ length: 7 }, (_, i) => addDays(weekStart, i));
      const frozen = bridgedDays(streak, week, active, calendar);
      const scoreOf = (kind: PeriodKind, start: string): PeriodScore => {
        const score = scores.find((one) => one.kind === kind);
        const reachedAt = new Date(score?.reachedAt ?? 0).toISOString();
        return { start, points: score?.points ?? 0, reachedAt };
      };
      return {
        ...toAnswer(agent, streak, calendar),
        levelProgress: levelProgress(agent.experience),
        freezes: streak.freezes,
        week: week.map((day) => ({
          day,
          isWorkingDay: isWorkingDay(calendar, day),
          isActive: active.includes(day),
          isFrozen: frozen.includes(day),
        })),
        scores: Object.fromEntries(
          periods.map(({ kind, start }) => [kind, scoreOf(kind, start)]),
        ) as DeskAgent["scores"],
      };
    },
  };
}
