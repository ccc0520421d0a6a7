import type { Kysely, Transaction } from "kysely";
import { type Day, localDay } from "@/core/calendars/calendar.ts";
import { normalizeEmail } from "@/core/identity.ts";
import { BEGINNING, type TeamSpan } from "@/core/calendars/teams.ts";
import { canonicalTimeZone, timeZoneAdvice } from "@/core/calendars/time_zone.ts";
import { findTeamState, insertAgent, updateAgent } from "@/db/agents/settings.ts";
import { type Agent, findAgent, getAgent, listAgents } from "@/db/agents/agents.ts";
import { insertOutbox } from "@/db/live/outbox.ts";
import { queueRescores, takeRescores } from "@/db/scoring/rescores.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findTeam, insertTeam, listTeams, renameTeam, type Team } from "@/db/agents/teams.ts";
import { invalidField, unknownTeam } from "@/services/problems/admin.ts";
import type { Clock } from "@/core/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { boardMessage } from "@/services/leaderboards/board_message.ts";
import type { Rewards } from "@/services/rewards/mod.ts";

/** A team as admins see it. */
export type TeamAnswer = Omit<Team, "rowId">;

/** An agent's settings as admins see them. */
export interface PersonAnswer {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Id of the team, or null. */
  readonly team: string | null;
  /** The agent's own time zone; null: the organization's. */
  readonly timeZone: string | null;
  /** Whether the agent is hidden from the boards. */
  readonly hidden: boolean;
}

/** Changes of an agent. Fields that are left out stay as they are. */
export type PersonPatch = Partial<
  { [K in keyof Omit<PersonAnswer, "id">]: PersonAnswer[K] | undefined }
>;

/** Manages teams and agents, for admins. */
export interface People {
  listTeams(page: { limit: number; after: string | null }): Promise<TeamAnswer[]>;
  /** @throws {ProblemError} `team_exists` */
  createTeam(team: { readonly id: string; readonly name: string }): Promise<TeamAnswer>;
  /** @returns undefined when there is no such team */
  renameTeam(id: string, name: string): Promise<TeamAnswer | undefined>;
  listAgents(page: { limit: number; after: string | null }): Promise<PersonAnswer[]>;
  findAgent(id: string): Promise<PersonAnswer | undefined>;
  /** @throws {ProblemError} `agent_exists`, `unknown_team` or `validation_failed` */
  createAgent(person: PersonAnswer): Promise<PersonAnswer>;
  /**
   * Changes an agent. All boards show the change at once. A new team counts from the agent's
   * current day on, a new time zone for future work.
   * @returns undefined when there is no such agent
   * @throws {ProblemError} as {@link createAgent}
   */
  changeAgent(id: string, patch: PersonPatch): Promise<PersonAnswer | undefined>;
}

/** Opens the use cases of teams and agents. */
export function openPeople({ db, rewards, clock, timeZone, onChanged }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "transact" | "reconfigure">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after a message for the relay was written. */
  readonly onChanged: () => void;
}): People {
  async function move(
    trx: Transaction<Schema>,
    agent: Agent,
    team: number | null,
    zone: string | null,
  ): Promise<{ today: Day; history: readonly TeamSpan[] } | undefined> {
    const before = await findTeamState(trx, agent.rowId);
    if (before.rowId === team) return undefined;
    const today = localDay(clock(), zone ?? timeZone);
    // Without any day of work, earlier teams make no difference, so none are stored.
    const history = before.hasDays ? moveTeam(before.history, before.rowId, team, today) : [];
    return { today, history };
  }

  // Boosts and the calendar of the new team count from the first event of today on. The caller of
  // `changeAgent` sees that at once. If the process stops before that, the jobs find the agent in
  // the queue.
  async function queueMove(trx: Transaction<Schema>, agent: number, from: Day): Promise<void> {
    await queueRescores(trx, { kind: "agent", agent }, { from, to: null }, "team");
  }

  async function scoreQueued(agentRowId: number): Promise<void> {
    await rewards.transact([agentRowId], async (trx) => {
      const spans = await takeRescores(trx, agentRowId);
      const rescore = spans.map((span) => ({ agentRowId, ...span }));
      return { result: undefined, rescore, isSilent: true };
    });
  }

  return {
    listTeams: async (page) => (await listTeams(db, page)).map(toTeamAnswer),
    async createTeam(team) {
      if (!await insertTeam(db, team)) throw teamTaken(team.id);
      return { ...team, members: 0 };
    },
    async renameTeam(id, name) {
      if (!await renameTeam(db, id, name)) return undefined;
      return toTeamAnswer((await findTeam(db, id))!);
    },
    listAgents: async (page) => (await listAgents(db, { ...page, teams: null })).map(toAnswer),
    async findAgent(id) {
      const agent = await findAgent(db, id);
      return agent && toAnswer(agent);
    },
    async createAgent(person) {
      const { id, name, hidden: isHidden } = person;
      const timeZone = toZone(person.timeZone);
      const email = person.email === null ? null : normalizeEmail(person.email);
      const teamRowId = await getTeam(db, person.team);
      if (!await insertAgent(db, { id, name, email, teamRowId, timeZone, isHidden })) {
        throw agentTaken(id, email);
      }
      return { ...person, email, timeZone };
    },
    async changeAgent(id, given) {
      const patch = { ...given, timeZone: toZone(given.timeZone) };
      const found = await findAgent(db, id);
      if (!found) return undefined;
      // If nothing changes, do not interrupt scoring.
      if (isSame(toAnswer(found), patch)) return toAnswer(found);
      const email = typeof patch.email === "string" ? normalizeEmail(patch.email) : patch.email;
      const { after, isMoved } = await rewards.reconfigure(async (trx) => {
        const before = (await getAgent(trx, found.rowId))!;
        const zone = patch.timeZone === undefined ? before.timeZone : patch.timeZone;
        const team = patch.team === undefined ? undefined : await getTeam(trx, patch.team);
        const moved = team === undefined ? undefined : await move(trx, before, team, zone);
        const isFree = await updateAgent(trx, before.rowId, {
          name: patch.name,
          email,
          timeZone: patch.timeZone,
          isHidden: patch.hidden,
          team: moved && { rowId: team!, history: moved.history },
        });
        if (!isFree) throw agentTaken(id, email ?? null);
        const after = (await getAgent(trx, found.rowId))!;
        const isSeen = before.name !== after.name || before.team !== after.team ||
          before.isHidden !== after.isHidden;
        // Scoring is paused here, so the message follows everything that the agent earned before
        // the change.
        if (isSeen) {
          await insertOutbox(trx, [await boardMessage(trx, after, localDay(clock(), timeZone))]);
        }
        if (moved) await queueMove(trx, after.rowId, moved.today);
        return { after, isMoved: moved !== undefined };
      });
      onChanged();
      // When this fails, the agent stays in the queue: the jobs log the error and try again.
      if (isMoved) await scoreQueued(after.rowId).catch(() => {});
      return toAnswer(after);
    },
  };
}

/**
 * Returns the teams of an agent after a move, oldest first. Each day has one team: the last one of
 * several moves on the same day counts.
 */
export function moveTeam(
  history: readonly TeamSpan[],
  from: number | null,
  to: number | null,
  today: Day,
): readonly TeamSpan[] {
  const known = history.length > 0 ? history : [{ from: BEGINNING, team: from }];
  const earlier = known.filter((span) => span.from < today);
  return earlier.at(-1)?.team === to ? earlier : [...earlier, { from: today, team: to }];
}

async function getTeam(db: Kysely<Schema>, id: string | null): Promise<number | null> {
  if (id === null) return null;
  const team = await findTeam(db, id);
  if (!team) throw unknownTeam(id);
  return team.rowId;
}

/**
 * Returns the time zone as it is stored.
 * @throws {ProblemError} `validation_failed` when there is no such zone
 */
function toZone<T extends string | null | undefined>(name: T): T | string {
  if (typeof name !== "string") return name;
  const zone = canonicalTimeZone(name);
  if (zone === undefined) throw invalidField("timeZone", timeZoneAdvice(name));
  return zone;
}

function isSame(person: PersonAnswer, patch: PersonPatch): boolean {
  return (Object.keys(patch) as (keyof PersonPatch)[])
    .every((key) => patch[key] === undefined || patch[key] === person[key]);
}

function teamTaken(id: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "team_exists",
    title: "The team exists already",
    detail: `Another team has the id "${id}". Choose another, or rename that team.`,
  });
}

function agentTaken(id: string, email: string | null): ProblemError {
  const or = email === null ? "" : `, or the e-mail "${email}"`;
  return new ProblemError({
    status: 409,
    code: "agent_exists",
    title: "The agent exists already",
    detail:
      `Another agent has the id "${id}"${or}, or is known by it as an alias. Choose another, or change that agent.`,
  });
}

function toTeamAnswer({ id, name, members }: Team): TeamAnswer {
  return { id, name, members };
}

function toAnswer({ id, name, email, team, timeZone, isHidden }: Agent): PersonAnswer {
  return { id, name, email, team, timeZone, hidden: isHidden };
}
