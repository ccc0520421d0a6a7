import type { Transaction } from "kysely";
import { type Day, localDay } from "@/core/calendars/calendar.ts";
import { type Agent, getAgent } from "@/db/agents/agents.ts";
import { updateAgent } from "@/db/agents/settings.ts";
import { deactivateUser, reactivateUser } from "@/db/auth/activation.ts";
import { findUserOfAgent } from "@/db/auth/people.ts";
import { insertOutbox } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { boardMessage } from "@/services/leaderboards/board_message.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { planMove, queueMove } from "./team_moves.ts";

/** Changes of an agent, checked and normalized; what is left out stays. */
export interface PersonChange {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly hidden?: boolean | undefined;
  readonly isActive?: boolean | undefined;
  /** The row id of the team. */
  readonly team?: number | null | undefined;
  /** The first day that counts for the team; left out: the agent's current day. */
  readonly teamFrom?: Day | undefined;
}

/** What became of a change. */
export interface ChangedPerson {
  readonly after: Agent;
  /** Whether stored work was queued to be scored again. */
  readonly isMoved: boolean;
  /** The account that was deactivated or activated with the agent, or null. */
  readonly userId: string | null;
}

/**
 * Changes an agent inside of `rewards.reconfigure`: boards show it at once, and work that another
 * team's rules concern is queued.
 * @throws {ProblemError} `agent_exists`, `last_admin`, `validation_failed`
 */
export async function applyPersonChange(
  trx: Transaction<Schema>,
  rowId: number,
  change: PersonChange,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Promise<ChangedPerson> {
  const before = (await getAgent(trx, rowId))!;
  const zone = (change.timeZone === undefined ? before.timeZone : change.timeZone) ?? timeZone;
  const moved = change.team === undefined
    ? undefined
    : await planMove(trx, before, change.team, { from: change.teamFrom ?? null, zone, now });
  const isSwitched = change.isActive !== undefined && change.isActive !== before.isActive;
  const isFree = await updateAgent(trx, before, {
    name: change.name,
    email: change.email,
    timeZone: change.timeZone,
    isHidden: change.hidden,
    deactivatedAt: isSwitched ? (change.isActive ? null : new Date(now)) : undefined,
    team: moved && { rowId: change.team!, history: moved.history },
  });
  if (!isFree) throw agentTaken(before.id, change.email ?? null, "email");
  const userId = isSwitched ? await switchAccount(trx, rowId, change.isActive!, now) : null;
  const after = (await getAgent(trx, rowId))!;
  // Who has no points is on no board.
  const isSeen = before.totalPoints > 0 && (before.name !== after.name ||
    before.team !== after.team || before.isHidden !== after.isHidden || isSwitched);
  // Scoring is paused here, so the message follows everything that the agent earned before the
  // change.
  if (isSeen) {
    await insertOutbox(trx, [await boardMessage(trx, after, localDay(now, timeZone))]);
  }
  if (moved) await queueMove(trx, rowId, moved);
  return { after, isMoved: moved !== undefined, userId };
}

/** Deactivates or activates the account of an agent. @returns its id, or null without an account */
async function switchAccount(
  trx: Transaction<Schema>,
  rowId: number,
  isActive: boolean,
  now: number,
): Promise<string | null> {
  const userId = await findUserOfAgent(trx, rowId);
  if (userId === null) return null;
  if (isActive) await reactivateUser(trx, userId);
  else if (await deactivateUser(trx, userId, new Date(now)) === "last_admin") throw lastAdmin();
  return userId;
}

/** Returns the problem for an id or e-mail that already names somebody. */
export function agentTaken(
  id: string,
  email: string | null,
  path?: "id" | "email",
): ProblemError {
  const or = email === null ? "" : `, or the e-mail "${email}"`;
  return new ProblemError({
    status: 409,
    code: "agent_exists",
    title: "The agent exists already",
    detail:
      `Another agent has the id "${id}"${or}, or is known by it as an alias. Choose another, or change that agent.`,
    ...(path ? { errors: [{ path, message: "is another agent's" }] } : {}),
  });
}

function lastAdmin(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "last_admin",
    title: "This is the last administrator",
    detail: "Nobody could administer Laurel afterwards. Make somebody else an administrator first.",
    errors: [{ path: "isActive", message: "cannot be off for the last administrator" }],
  });
}
