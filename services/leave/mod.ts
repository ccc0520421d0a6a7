import type { Kysely, Transaction } from "kysely";
import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { checkLeaveDays, type LeaveView, needsApproval, type TeamLeaveView } from "@/core/leave.ts";
import { type Agent, findAgent } from "@/db/agents/agents.ts";
import { findTeam } from "@/db/agents/teams.ts";
import {
  countAskedLeave,
  countOtherDeciders,
  decideLeave,
  findDaysOffWithin,
  findLeave,
  findLeaveWithin,
  insertLeave,
  type LeaveDecision,
  type LeaveList,
  type LeavePlace,
  listAway,
  listLeaveOf,
  listLeaveOfTeams,
  moveLeaveDays,
  type StoredLeave,
} from "@/db/leave.ts";
import { insertOutbox } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Person } from "@/services/auth/identity.ts";
import { storeDaysOff, takeDaysOff } from "@/services/calendars/mod.ts";
import { tell } from "@/services/notifications/tell.ts";
import { invalidField, unknownAgent } from "@/services/problems/admin.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { leaveDecided, leaveOverlaps, NOT_AN_AGENT, OWN_LEAVE, tooManyAsked } from "./problems.ts";

/** The days and the note of a request for leave. */
export interface LeaveRequest {
  readonly first: Day;
  readonly last: Day;
  readonly note: string;
}

/** Leave that agents ask for. */
export interface Leave {
  /** Lists the person's own requests, latest days first; none for people without an agent. */
  listOwn(
    person: Person,
    page: { readonly limit: number; readonly before: LeavePlace | null },
  ): Promise<LeaveView[]>;
  /**
   * Asks for leave. It is granted at once when it begins today or later and the team does not want
   * to approve it.
   * @throws {ProblemError} `not_an_agent`, `validation_failed`, `leave_overlaps`
   */
  ask(person: Person, request: LeaveRequest): Promise<LeaveView>;
  /**
   * Takes back the person's own request, or cancels their granted leave; its days are working days
   * again.
   * @returns undefined when the person has no such request
   * @throws {ProblemError} `leave_decided` when there is nothing left to take back
   */
  takeBack(person: Person, id: number): Promise<LeaveView | undefined>;
  /** Lists the requests that a manager's teams, or for admins everybody, have made. */
  listTeam(
    person: Person,
    page: {
      readonly which: LeaveList;
      /** Id of the only agent whose leave is listed. */
      readonly agent?: string | undefined;
      readonly limit: number;
      readonly after: LeavePlace | null;
    },
  ): Promise<TeamLeaveView[]>;
  /**
   * Returns the ids of the agents who are on leave today, of those whose leave the person may see,
   * and the person's own.
   */
  away(person: Person): Promise<string[]>;
  /**
   * Enters leave for an agent whom the person may decide about; it is granted at once.
   * @throws {ProblemError} `unknown_agent`, `own_leave`, `validation_failed`, `leave_overlaps`
   */
  enter(person: Person, agent: string, request: LeaveRequest): Promise<TeamLeaveView>;
  /**
   * Moves leave that waits or is granted to other days.
   * @returns undefined when the person may see no such leave
   * @throws {ProblemError} `edit_conflict`, `leave_decided`, and as {@link enter}
   */
  change(
    person: Person,
    id: number,
    request: LeaveRequest,
    expected: number | undefined,
  ): Promise<TeamLeaveView | undefined>;
  /**
   * Cancels leave that waits or is granted; the agent sees the reason.
   * @returns undefined when the person may see no such leave
   * @throws {ProblemError} `own_leave`, `leave_decided`
   */
  cancel(person: Person, id: number, reason: string): Promise<TeamLeaveView | undefined>;
  /**
   * Approves a request, or declines it with a reason.
   * @returns undefined when the person may see no such request
   * @throws {ProblemError} `own_leave`, `leave_decided`, `leave_overlaps`
   */
  decide(
    person: Person,
    id: number,
    decision: { readonly isApproved: boolean; readonly reason: string | null },
  ): Promise<TeamLeaveView | undefined>;
}

/** The name of granted leave among the days off; the agent's note is not shown there. */
const NAME = "Leave";
/** The maximum number of spans of leave that are read to mark people on boards. */
const MAX_AWAY = 1_000;
/** The maximum number of requests of one agent that wait. */
const MAX_ASKED = 20;

/** Opens the use cases of leave. */
export function openLeave({ db, rewards, clock, timeZone, onTold }: {
  readonly db: Kysely<Schema>;
  /** Its `reconfigure` also wakes the jobs, which score the queued agents. */
  readonly rewards: Pick<Rewards, "reconfigure">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after each commit that wrote an outbox row. */
  readonly onTold: () => void;
}): Leave {
  const at = () => new Date(clock());

  async function agentOf(person: Person): Promise<Agent> {
    const agent = person.agent === null ? undefined : await findAgent(db, person.agent);
    if (!agent) throw new ProblemError(NOT_AN_AGENT);
    return agent;
  }

  /** @throws {ProblemError} `leave_overlaps` when the agent is on leave, or asks for it, already */
  async function checkFree(trx: Kysely<Schema>, agentRowId: number, days: LeaveRequest) {
    const other = await findLeaveWithin(trx, agentRowId, days) ??
      await findDaysOffWithin(trx, agentRowId, days);
    if (other) throw leaveOverlaps(other);
  }

  async function store(
    trx: Transaction<Schema>,
    agentRowId: number,
    request: LeaveRequest,
    state: "asked" | "granted",
    by?: { readonly userId: string; readonly name: string },
  ): Promise<number> {
    await checkFree(trx, agentRowId, request);
    if (state === "asked" && await countAskedLeave(trx, agentRowId) >= MAX_ASKED) {
      throw tooManyAsked(MAX_ASKED);
    }
    const entered = by && { by };
    const id = await insertLeave(trx, { ...request, agentRowId, state, at: at(), ...entered });
    // Another request for these days came in between.
    if (id === undefined) throw leaveOverlaps(request);
    if (state === "granted") await grant(trx, agentRowId, request);
    return id;
  }

  async function grant(
    trx: Transaction<Schema>,
    agentRowId: number,
    { first, last }: Pick<LeaveRequest, "first" | "last">,
  ): Promise<void> {
    await storeDaysOff(trx, { agent: agentRowId, team: null }, { first, last, name: NAME });
  }

  async function conclude(
    trx: Transaction<Schema>,
    { leave }: StoredLeave,
    decision: LeaveDecision,
  ): Promise<void> {
    if (!await decideLeave(trx, leave.id, leave.state, decision)) throw leaveDecided();
  }

  /** Concludes for somebody else, who is told. */
  async function concludeFor(
    trx: Transaction<Schema>,
    stored: StoredLeave,
    decision: LeaveDecision,
  ): Promise<void> {
    await conclude(trx, stored, decision);
    const { id, first, last } = stored.leave;
    await tellDecided(trx, stored.agent.id, { ...decision, id, first, last });
  }

  /** Finds leave that the person may change. @throws {ProblemError} `own_leave` */
  async function findSeen(person: Person, id: number): Promise<StoredLeave | undefined> {
    const stored = await findLeave(db, id);
    if (!stored || !maySeeLeave(person, stored)) return undefined;
    if (!await mayDecideAbout(db, person, stored)) throw new ProblemError(OWN_LEAVE);
    return stored;
  }

  function checkDays(person: Person, request: LeaveRequest, zone: string | null): void {
    const today = localDay(clock(), zone ?? timeZone);
    const fault = checkLeaveDays(request, today, person.role === "admin");
    if (fault) throw invalidField(fault.path, fault.message);
  }

  async function viewsFor(person: Person, all: readonly StoredLeave[]): Promise<TeamLeaveView[]> {
    const own = all.find(({ agent }) => agent.id === person.agent);
    const mayDecideOwn = own !== undefined && await mayDecideAbout(db, person, own);
    return all.map(({ leave, agent, team, picture, overlapping, revision }) => {
      const mayAct = agent.id !== person.agent || mayDecideOwn;
      const mayDecide = mayAct && leave.state === "asked";
      const mayChange = mayAct && isOpen(leave);
      return { leave, agent, team, picture, overlapping, revision, mayDecide, mayChange };
    });
  }

  return {
    async listOwn(person, page) {
      const agent = person.agent === null ? undefined : await findAgent(db, person.agent);
      return agent ? (await listLeaveOf(db, agent.rowId, page)).map(({ leave }) => leave) : [];
    },
    async ask(person, request) {
      const agent = await agentOf(person);
      const today = localDay(clock(), agent.timeZone ?? timeZone);
      const fault = checkLeaveDays(request, today);
      if (fault) throw invalidField(fault.path, fault.message);
      const team = agent.team === null ? undefined : await findTeam(db, agent.team);
      const teamWantsIt = team?.leaveNeedsApproval ?? false;
      const id = needsApproval(request, { today, teamWantsIt })
        ? await db.transaction().execute((trx) => store(trx, agent.rowId, request, "asked"))
        : await rewards.reconfigure((trx) => store(trx, agent.rowId, request, "granted"));
      return (await findLeave(db, id))!.leave;
    },
    async takeBack(person, id) {
      const stored = await findLeave(db, id);
      if (!stored || stored.agent.id !== person.agent) return undefined;
      const by = { userId: person.userId, name: person.name };
      const decision = { at: at(), by, reason: null };
      const { state } = stored.leave;
      if (state === "asked") {
        const change = { ...decision, state: "withdrawn" } as const;
        await db.transaction().execute((trx) => conclude(trx, stored, change));
      } else if (state === "granted") {
        await rewards.reconfigure(async (trx) => {
          await conclude(trx, stored, { ...decision, state: "canceled" });
          await takeDaysOff(trx, { agent: stored.agentRowId, team: null }, stored.leave);
        });
      } else throw leaveDecided();
      return (await findLeave(db, id))!.leave;
    },
    async listTeam(person, page) {
      const teams = person.role === "admin" ? null : person.teams;
      const agent = page.agent === undefined ? null : await findAgent(db, page.agent);
      if (agent === undefined) return [];
      const wanted = { ...page, teams, agent: agent?.rowId ?? null };
      return await viewsFor(person, await listLeaveOfTeams(db, wanted));
    },
    async away(person) {
      const now = clock();
      const teams = person.role === "admin" ? null : person.role === "manager" ? person.teams : [];
      if (teams?.length === 0 && person.agent === null) return [];
      const today = localDay(now, timeZone);
      // Somewhere it is a day earlier or later.
      const span = { from: addDays(today, -1), to: addDays(today, 1), limit: MAX_AWAY };
      const found = await listAway(db, { teams, agent: person.agent }, span);
      const isNow = ({ first, last, timeZone: own }: typeof found[number]) => {
        const day = localDay(now, own ?? timeZone);
        return first <= day && day <= last;
      };
      return [...new Set(found.filter(isNow).map(({ agent }) => agent))];
    },
    async enter(person, id, request) {
      const agent = await findAgent(db, id);
      if (!agent || !maySeeLeave(person, agent)) throw unknownAgent(id);
      const owner = { agent: { id: agent.id, name: agent.name }, agentRowId: agent.rowId };
      if (!await mayDecideAbout(db, person, owner)) throw new ProblemError(OWN_LEAVE);
      checkDays(person, request, agent.timeZone);
      const by = { userId: person.userId, name: person.name };
      const entered = await rewards.reconfigure(async (trx) => {
        const id = await store(trx, agent.rowId, request, "granted", by);
        if (agent.id === person.agent) return id;
        const { first, last } = request;
        const decided = { id, first, last, state: "granted", at: at(), reason: null } as const;
        await tellDecided(trx, agent.id, decided);
        return id;
      });
      onTold();
      return (await viewsFor(person, [(await findLeave(db, entered))!]))[0]!;
    },
    async change(person, id, request, expected) {
      const seen = await findSeen(person, id);
      if (!seen) return undefined;
      const agent = (await findAgent(db, seen.agent.id))!;
      checkDays(person, request, agent.timeZone);
      await rewards.reconfigure(async (trx) => {
        const stored = (await findLeave(trx, id))!;
        refuseOutdated("leave", expected, stored.revision);
        if (!isOpen(stored.leave)) throw leaveDecided();
        const isGranted = stored.leave.state === "granted";
        const { agentRowId } = stored;
        if (isGranted) await takeDaysOff(trx, { agent: agentRowId, team: null }, stored.leave);
        const other = await findDaysOffWithin(trx, agentRowId, request);
        if (other) throw leaveOverlaps(other);
        if (!await moveLeaveDays(trx, id, request)) throw leaveOverlaps(request);
        if (isGranted) await grant(trx, agentRowId, request);
      });
      return (await viewsFor(person, [(await findLeave(db, id))!]))[0];
    },
    async cancel(person, id, reason) {
      const seen = await findSeen(person, id);
      if (!seen) return undefined;
      const by = { userId: person.userId, name: person.name };
      await rewards.reconfigure(async (trx) => {
        const stored = (await findLeave(trx, id))!;
        if (!isOpen(stored.leave)) throw leaveDecided();
        await concludeFor(trx, stored, { at: at(), by, reason, state: "canceled" });
        if (stored.leave.state === "asked") return;
        await takeDaysOff(trx, { agent: stored.agentRowId, team: null }, stored.leave);
      });
      onTold();
      return (await viewsFor(person, [(await findLeave(db, id))!]))[0];
    },
    async decide(person, id, { isApproved, reason }) {
      const stored = await findLeave(db, id);
      if (!stored || !maySeeLeave(person, stored)) return undefined;
      if (stored.leave.state !== "asked") throw leaveDecided();
      if (!await mayDecideAbout(db, person, stored)) throw new ProblemError(OWN_LEAVE);
      const by = { userId: person.userId, name: person.name };
      const decision = { at: at(), by, reason };
      if (isApproved) {
        await rewards.reconfigure(async (trx) => {
          const { leave, agentRowId } = stored;
          await concludeFor(trx, stored, { ...decision, state: "granted" });
          // An admin may have entered the same days in the meantime.
          const other = await findDaysOffWithin(trx, agentRowId, leave);
          if (other) throw leaveOverlaps(other);
          await grant(trx, agentRowId, leave);
        });
      } else {
        const change = { ...decision, state: "declined" } as const;
        await db.transaction().execute((trx) => concludeFor(trx, stored, change));
      }
      onTold();
      return (await viewsFor(person, [(await findLeave(db, id))!]))[0]!;
    },
  };
}

/** Tells an agent what somebody decided about leave. */
async function tellDecided(
  trx: Transaction<Schema>,
  agent: string,
  { id, state, at, first, last, reason }:
    & Pick<LeaveView, "id" | "first" | "last">
    & Pick<LeaveDecision, "state" | "at" | "reason">,
): Promise<void> {
  if (state === "withdrawn") return;
  const messages = await tell(trx, [{
    agent,
    kind: "leave",
    key: `leave/${id}/${state}/${at.toISOString()}`,
    data: { state, first, last, reason },
    at: at.getTime(),
  }]);
  if (messages.length > 0) await insertOutbox(trx, messages);
}

/** Whether leave waits or is granted, so that there is something to change. */
function isOpen({ state }: Pick<LeaveView, "state">): boolean {
  return state === "asked" || state === "granted";
}

/** Whether a person may see an agent's request: admins all, managers those of their teams. */
function maySeeLeave(person: Person, { team }: Pick<StoredLeave, "team">): boolean {
  if (person.role === "admin") return true;
  return person.role === "manager" && team !== null && person.teams.includes(team);
}

/**
 * Whether a person who may see a request may also decide about it. Their own they may decide only as
 * an admin whom nobody else can replace.
 */
async function mayDecideAbout(
  db: Kysely<Schema>,
  person: Person,
  stored: Pick<StoredLeave, "agent" | "agentRowId">,
): Promise<boolean> {
  if (stored.agent.id !== person.agent) return true;
  return person.role === "admin" && await countOtherDeciders(db, stored.agentRowId) === 0;
}
