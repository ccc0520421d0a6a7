import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { addDays, isWorkingDay, localDay } from "@/core/calendars/calendar.ts";
import { bridgedDays } from "@/core/calendars/streak.ts";
import { positionAt } from "@/core/live/position.ts";
import { assembleTeam } from "@/core/team/assemble.ts";
import { judgeDay } from "@/core/team/judge.ts";
import type { TeamNow, TeamPerson, TeamRef } from "@/core/team/views.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { getRelayPosition } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findActiveDays } from "@/db/scoring/agent_days.ts";
import { findMembers, findTeamRow, listTeamsByName, type TeamRow } from "@/db/team/members.ts";
import { findPointsOfDays } from "@/db/team/numbers.ts";
import { maySeeAgent, type Viewer } from "@/services/auth/identity.ts";
import { type ReadAgents, readAgents } from "./read_agents.ts";

/** A page of teams. */
export interface TeamPage {
  readonly search: string;
  readonly limit: number;
  readonly after: { readonly name: string; readonly id: string } | null;
}

/** What managers see of their teams, and admins of all teams. */
export interface TeamReads {
  /** Lists the teams that the viewer may see, by name. */
  list(viewer: Viewer, page: TeamPage): Promise<TeamRef[]>;
  /**
   * Returns the team now.
   * @param id undefined: the first team of {@link TeamReads.list}
   * @returns undefined when no team that the viewer may see has this id
   */
  now(viewer: Viewer, id: string | undefined): Promise<TeamNow | undefined>;
  /** Returns a person's last days; undefined when no agent that the viewer may see has this id. */
  person(viewer: Viewer, id: string): Promise<TeamPerson | undefined>;
}

/** The maximum number of agents on the page of a team. */
const MAX_MEMBERS = 500;
/** The number of days of a person's page. */
const PERSON_DAYS = 90;

/** Opens the reads of teams. */
export function openTeam(
  { clock, ...reads }: ReadAgents & { readonly db: Kysely<Schema>; readonly clock: Clock },
): TeamReads {
  const { db } = reads;

  async function findVisible(viewer: Viewer, id: string): Promise<TeamRow | undefined> {
    const keys = visibleTeams(viewer);
    return keys === null || keys.includes(id) ? await findTeamRow(db, id) : undefined;
  }

  async function firstOf(viewer: Viewer): Promise<TeamRow | null> {
    const filter = { keys: visibleTeams(viewer), search: "" };
    return (await listTeamsByName(db, filter, { limit: 1, after: null }))[0] ?? null;
  }

  return {
    async list(viewer, { search, ...page }) {
      const found = await listTeamsByName(db, { keys: visibleTeams(viewer), search }, page);
      return found.map(toRef);
    },
    async now(viewer, id) {
      const team = id === undefined ? await firstOf(viewer) : await findVisible(viewer, id);
      if (team === undefined) return undefined;
      // Read the position first: what changes during the other reads is sent again live.
      const position = positionAt(await getRelayPosition(db));
      const now = clock();
      const members = team ? await findMembers(db, { team: team.rowId }, MAX_MEMBERS) : [];
      const read = await readAgents(reads, members, now);
      return {
        team: team && toRef(team),
        at: new Date(now).toISOString(),
        position,
        ...assembleTeam(read.map(({ agent }) => agent), now),
      };
    },
    async person(viewer, id) {
      const found = await findAgent(db, id);
      if (!found || !maySeeAgent(viewer, found)) return undefined;
      const position = positionAt(await getRelayPosition(db));
      const now = clock();
      const members = await findMembers(db, { agent: found.rowId }, 1);
      const [member] = members;
      const [read] = await readAgents(reads, members, now);
      if (!member || !read) return undefined;
      const { agent, calendar } = read;
      const today = localDay(now, agent.timeZone);
      const from = addDays(today, 1 - PERSON_DAYS);
      const [points, active] = await Promise.all([
        findPointsOfDays(db, member.rowId, from, today),
        findActiveDays(db, member.rowId, from, today),
      ]);
      const days = Array.from({ length: PERSON_DAYS }, (_, index) => addDays(from, index));
      const frozen = new Set(bridgedDays(member.streak, days, active, calendar));
      const pointsOn = new Map(points.map((one) => [one.day, one.points]));
      const activeDays = new Set(active);
      return {
        agent,
        team: member.team,
        position,
        ...judgeDay(agent),
        days: days.map((day) => ({
          day,
          points: pointsOn.get(day) ?? 0,
          isWorkingDay: isWorkingDay(calendar, day),
          isActive: activeDays.has(day),
          isFrozen: frozen.has(day),
        })),
      };
    },
  };
}

/** Returns the ids of the teams whose people the viewer may see; null: all. */
export function visibleTeams(viewer: Viewer): readonly string[] | null {
  if (viewer.kind === "key") return null;
  return viewer.role === "admin" ? null : viewer.teams;
}

function toRef({ id, name, members }: TeamRow): TeamRef {
  return { id, name, members };
}
