import type { Kysely } from "kysely";
import type { ManagerView, TeamView } from "@/core/agents/views.ts";
import { searchText, searchWords } from "@/core/agents/search.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import {
  countTeamUses,
  deleteTeam,
  findManagers,
  findTeam,
  insertTeam,
  listManagers,
  listTeams,
  replaceManagers,
  type Team,
  type TeamUses,
  updateTeam,
} from "@/db/agents/teams.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField, unknownAgent } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { applyPersonChange } from "./change_person.ts";

/** Manages teams, their members and managers, for admins. */
export interface Teams {
  list(page: { limit: number; after: string | null }): Promise<TeamView[]>;
  find(id: string): Promise<TeamView | undefined>;
  /** @throws {ProblemError} `team_exists` */
  create(team: { readonly id: string; readonly name: string }): Promise<TeamView>;
  /** @returns undefined when there is no such team */
  change(id: string, change: {
    readonly name?: string | undefined;
    readonly leaveNeedsApproval?: boolean | undefined;
  }): Promise<TeamView | undefined>;
  /**
   * Deletes a team to which nothing belongs.
   * @returns whether there was such a team
   * @throws {ProblemError} `team_in_use`
   */
  delete(id: string): Promise<boolean>;
  /** Finds accounts that may manage teams. */
  searchManagers(search: string, limit: number): Promise<ManagerView[]>;
  /**
   * Replaces the managers of a team.
   * @param userIds ids of accounts with the role manager or admin
   * @returns undefined when there is no such team
   * @throws {ProblemError} `validation_failed`
   */
  setManagers(id: string, userIds: readonly string[]): Promise<TeamView | undefined>;
  /**
   * Moves agents to a team.
   * @param from the first day that counts for the team; null: each agent's current day
   * @returns undefined when there is no such team
   * @throws {ProblemError} `unknown_agent`, `validation_failed`
   */
  addMembers(
    id: string,
    agents: readonly string[],
    from: Day | null,
  ): Promise<TeamView | undefined>;
}

/** Opens the use cases of teams. */
export function openTeams({ db, rewards, clock, timeZone, onChanged, onAccount }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "reconfigure">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after a message for the relay was written, and work was queued to be scored again. */
  readonly onChanged: () => void;
  /** Called after the teams of an account changed. */
  readonly onAccount: (userId: string) => void;
}): Teams {
  async function find(id: string): Promise<TeamView | undefined> {
    const team = await findTeam(db, id);
    return team && toTeamView(team);
  }

  return {
    find,
    list: async (page) => (await listTeams(db, page)).map(toTeamView),
    async create(team) {
      if (!await insertTeam(db, team)) throw teamTaken(team.id);
      return { ...team, members: 0, managers: [], leaveNeedsApproval: false };
    },
    change: async (id, change) => await updateTeam(db, id, change) ? await find(id) : undefined,
    async delete(id) {
      const team = await findTeam(db, id);
      if (!team) return false;
      await db.transaction().execute(async (trx) => {
        const uses = await countTeamUses(trx, team);
        if (Object.values(uses).some((count) => count > 0)) throw teamInUse(team, uses);
        await deleteTeam(trx, team.rowId);
      });
      return true;
    },
    async searchManagers(search, limit) {
      const words = searchWords(search);
      const isFound = (one: ManagerView) => {
        const text = searchText({ ...one, id: "" });
        return words.every((word) => text.includes(word));
      };
      return (await listManagers(db)).filter(isFound).slice(0, limit);
    },
    async setManagers(id, userIds) {
      const team = await findTeam(db, id);
      if (!team) return undefined;
      const able = await findManagers(db, userIds);
      const wrong = userIds.findIndex((userId) => !able.has(userId));
      if (wrong >= 0) {
        throw invalidField(`managers.${wrong}`, "is no account with the role manager or admin");
      }
      const changed = await db.transaction().execute((trx) =>
        replaceManagers(trx, team.rowId, [...new Set(userIds)])
      );
      changed.forEach(onAccount);
      return await find(id);
    },
    async addMembers(id, agents, from) {
      const team = await findTeam(db, id);
      if (!team) return undefined;
      const found = await findSubjects(db, agents);
      for (const [index, agent] of agents.entries()) {
        if (!found.has(agent)) throw unknownAgent(agent, `agents.${index}`);
      }
      await rewards.reconfigure(async (trx) => {
        const change = { team: team.rowId, teamFrom: from ?? undefined };
        for (const rowId of new Set(found.values())) {
          await applyPersonChange(trx, rowId, change, { now: clock(), timeZone });
        }
      });
      onChanged();
      return await find(id);
    },
  };
}

const USES: readonly (readonly [keyof TeamUses, string, string])[] = [
  ["members", "member", "members"],
  ["managers", "manager", "managers"],
  ["calendars", "calendar", "calendars"],
  ["daysOff", "entry of holidays", "entries of holidays"],
  ["boosts", "boost", "boosts"],
  ["challenges", "challenge", "challenges"],
  ["wallLinks", "wall link", "wall links"],
];

function teamInUse({ name }: Team, uses: TeamUses): ProblemError {
  const has = USES.filter(([use]) => uses[use] > 0)
    .map(([use, one, many]) => `${uses[use]} ${uses[use] === 1 ? one : many}`);
  const rest = uses.boosts + uses.challenges > 0
    ? " Boosts and challenges stay on record, so this team cannot be deleted; rename it instead."
    : " Remove them first.";
  return new ProblemError({
    status: 409,
    code: "team_in_use",
    title: "The team is in use",
    detail: `${name} has ${new Intl.ListFormat("en").format(has)}.${rest}`,
  });
}

function teamTaken(id: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "team_exists",
    title: "The team exists already",
    detail: `Another team has the id "${id}". Choose another, or rename that team.`,
    errors: [{ path: "id", message: "is another team's" }],
  });
}

function toTeamView({ id, name, members, managers, leaveNeedsApproval }: Team): TeamView {
  return { id, name, members, managers, leaveNeedsApproval };
}
