import type { Kysely } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { normalizeEmail } from "@/core/identity.ts";
import { canonicalTimeZone, timeZoneAdvice } from "@/core/calendars/time_zone.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { type Agent, findAgent } from "@/db/agents/agents.ts";
import { takeRescores } from "@/db/scoring/rescores.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findTeam } from "@/db/agents/teams.ts";
import { invalidField, unknownTeam } from "@/services/problems/admin.ts";
import type { Clock } from "@/core/clock.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { agentTaken, applyPersonChange } from "./change_person.ts";

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
export type PersonPatch =
  & Partial<{ [K in keyof Omit<PersonAnswer, "id">]: PersonAnswer[K] | undefined }>
  & {
    /** Whether the agent works here. An account is deactivated and activated with the agent. */
    readonly isActive?: boolean | undefined;
    /** The first day that counts for the team; left out: the agent's current day. */
    readonly teamFrom?: Day | undefined;
  };

/** Manages agents, for admins. */
export interface People {
  findAgent(id: string): Promise<PersonAnswer | undefined>;
  /** @throws {ProblemError} `agent_exists`, `unknown_team` or `validation_failed` */
  createAgent(person: PersonAnswer): Promise<PersonAnswer>;
  /**
   * Changes an agent. All boards show the change at once. A new team counts from the given day on,
   * a new time zone for future work.
   * @returns undefined when there is no such agent
   * @throws {ProblemError} as {@link createAgent}, and `last_admin`
   */
  changeAgent(id: string, patch: PersonPatch): Promise<PersonAnswer | undefined>;
}

/** Opens the use cases of agents. */
export function openPeople({ db, rewards, clock, timeZone, onChanged, onAccount }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "transact" | "reconfigure">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after a message for the relay was written. */
  readonly onChanged: () => void;
  /** Called after an account was deactivated or activated. */
  readonly onAccount: (userId: string) => void;
}): People {
  // The caller of `changeAgent` sees the new points at once. If the process stops before that, the
  // jobs find the agent in the queue.
  async function scoreQueued(agentRowId: number): Promise<void> {
    await rewards.transact([agentRowId], async (trx) => {
      const spans = await takeRescores(trx, agentRowId);
      const rescore = spans.map((span) => ({ agentRowId, ...span }));
      return { result: undefined, rescore, isSilent: true };
    });
  }

  return {
    async findAgent(id) {
      const agent = await findAgent(db, id);
      return agent && toAnswer(agent);
    },
    async createAgent(person) {
      const { id, name, hidden: isHidden } = person;
      const timeZone = toZone(person.timeZone);
      const email = person.email === null ? null : normalizeEmail(person.email);
      const teamRowId = await getTeam(db, person.team);
      const made = await createAgents(db, [{ id, name, email, teamRowId, timeZone, isHidden }]);
      if (made.size === 0) {
        throw agentTaken(id, email, await findAgent(db, id) ? "id" : "email");
      }
      return { ...person, email, timeZone };
    },
    async changeAgent(id, given) {
      const email = typeof given.email === "string" ? normalizeEmail(given.email) : given.email;
      const patch = { ...given, email, timeZone: toZone(given.timeZone) };
      const found = await findAgent(db, id);
      if (!found) return undefined;
      if (patch.teamFrom !== undefined && patch.team === undefined) {
        throw invalidField("teamFrom", "needs a team");
      }
      // If nothing changes, do not interrupt scoring.
      if (isSame(found, patch)) return toAnswer(found);
      const { after, isMoved, userId } = await rewards.reconfigure(async (trx) => {
        const team = patch.team === undefined ? undefined : await getTeam(trx, patch.team);
        const change = { ...patch, team };
        return await applyPersonChange(trx, found.rowId, change, { now: clock(), timeZone });
      });
      onChanged();
      if (userId !== null) onAccount(userId);
      // When this fails, the agent stays in the queue: the jobs log the error and try again.
      if (isMoved) await scoreQueued(after.rowId).catch(() => {});
      return toAnswer(after);
    },
  };
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

function isSame(agent: Agent, { teamFrom, isActive, ...patch }: PersonPatch): boolean {
  if (teamFrom !== undefined || (isActive ?? agent.isActive) !== agent.isActive) return false;
  const person = toAnswer(agent);
  return (Object.keys(patch) as (keyof typeof patch)[])
    .every((key) => patch[key] === undefined || patch[key] === person[key]);
}

function toAnswer({ id, name, email, team, timeZone, isHidden }: Agent): PersonAnswer {
  return { id, name, email, team, timeZone, hidden: isHidden };
}
