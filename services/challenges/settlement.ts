import { titlesOf } from "@/core/explain/titles.ts";
import type { Kysely, Transaction } from "kysely";
import { settle, type Winner } from "@/core/challenges/settlement.ts";
import { closesAt, GRACE_MILLISECONDS, rewardOf } from "@/core/challenges/challenges.ts";
import { CHALLENGE_SOURCE, REVERSAL_SOURCE, REVERSAL_TYPE } from "@/core/events/events.ts";
import {
  listParticipants,
  type PaidParticipant,
  type PaidState,
  savePayments,
  savePlaces,
} from "@/db/challenges/payments.ts";
import {
  listDueChallenges,
  markSettled,
  type StoredChallenge,
  tryLockDueChallenge,
} from "@/db/challenges/challenges.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { RetryList } from "@/services/jobs/retry_list.ts";
import type { Rewards, SystemEvent } from "@/services/rewards/mod.ts";
import { isTransient } from "@/db/postgres/transient.ts";

/** The maximum number of agents that are paid in one transaction. */
const PAGE = 200;
/** The maximum number of challenges that one step looks at. */
const MAX_DUE = 20;

interface Options {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "transact">;
  /** Challenges that could not be settled wait here for their next try. */
  readonly retries?: RetryList<number>;
}

/** What to do for a participant: reverse a payment, pay, or both. */
export interface Due {
  readonly participant: PaidParticipant;
  readonly winner: Winner | null;
}

/**
 * Settles challenges whose grace is over, and settles them again when a correction changed the
 * result. One call handles one page of payments of one challenge, or closes one challenge.
 * Everything is decided and paid while the challenge is locked, and each payment is an event with
 * an id of its own. So each payment happens once, no matter how often and on how many instances
 * this runs, and after an interruption the next call continues.
 * @param now milliseconds since the epoch
 * @returns how much was done; 0 when nothing is due, or other instances are doing it
 */
export async function settleDue({ db, rewards, retries }: Options, now: number): Promise<number> {
  let failure: { readonly error: unknown } | undefined;
  const page = {
    closedBefore: now - GRACE_MILLISECONDS,
    limit: MAX_DUE,
    except: retries?.waiting() ?? [],
  };
  for (const rowId of await listDueChallenges(db, page)) {
    try {
      const done = await settleStep(db, rewards, rowId, now);
      retries?.done(rowId);
      if (done > 0) return done;
    } catch (error) {
      // A challenge that cannot be settled must not block the others.
      if (!isTransient(error)) retries?.failed(rowId);
      failure ??= { error };
    }
  }
  if (failure) throw failure.error;
  return 0;
}

async function settleStep(
  db: Kysely<Schema>,
  rewards: Options["rewards"],
  rowId: number,
  now: number,
): Promise<number> {
  const due = await db.transaction().execute(async (trx) => {
    const challenge = await lockDue(trx, rowId, now);
    if (!challenge) return undefined;
    const due = await decide(trx, challenge);
    if (due.length === 0) await markSettled(trx, rowId, now);
    return due;
  });
  if (!due) return 0;
  if (due.length === 0) return 1;
  const page = due.slice(0, PAGE).map(({ participant }) => participant.agentRowId);
  const { result } = await rewards.transact(page, async (trx) => {
    const challenge = await lockDue(trx, rowId, now);
    if (!challenge) return { result: 0 };
    // Decide again, because the progress of these agents could change until they were locked.
    const again = (await decide(trx, challenge))
      .filter(({ participant }) => page.includes(participant.agentRowId));
    if (again.length === 0) return { result: 1 };
    const paid = again.map((one) => pay(challenge, one, now));
    await savePayments(trx, rowId, paid.map(({ state }) => state));
    return {
      result: again.length,
      events: paid.flatMap(({ events }) => events),
      messages: paid.map(({ message }) => message),
    };
  });
  return result;
}

async function lockDue(
  trx: Transaction<Schema>,
  rowId: number,
  now: number,
): Promise<StoredChallenge | undefined> {
  const challenge = await tryLockDueChallenge(trx, rowId);
  return challenge && now >= closesAt(challenge) ? challenge : undefined;
}

/**
 * Stores the places, and returns the participants whose payments do not match them, ordered by
 * agent.
 */
async function decide(
  trx: Transaction<Schema>,
  challenge: StoredChallenge,
): Promise<readonly Due[]> {
  const participants = await listParticipants(trx, challenge.rowId);
  const winners = new Map(settle(challenge, participants).map((one) => [one.agent, one]));
  const placeOf = ({ agent }: PaidParticipant) => winners.get(agent)?.place ?? null;
  const moved = participants.filter((one) => one.place !== placeOf(one));
  if (moved.length > 0) {
    await savePlaces(
      trx,
      challenge.rowId,
      moved.map((one) => ({ agentRowId: one.agentRowId, place: placeOf(one) })),
    );
  }
  return findDue(participants, winners);
}

/** Returns the participants whose payments do not match the winners, ordered by agent. */
export function findDue(
  participants: readonly PaidParticipant[],
  winners: ReadonlyMap<string, Winner>,
): readonly Due[] {
  return participants
    .map((participant) => ({ participant, winner: winners.get(participant.agent) ?? null }))
    .filter(({ participant: { payment }, winner }) =>
      winner === null || payment === null
        ? winner !== payment
        : payment.time !== winner.reachedAt || payment.place !== winner.place
    )
    .sort((a, b) => a.participant.agentRowId - b.participant.agentRowId);
}

function pay(challenge: StoredChallenge, { participant, winner }: Due, now: number): {
  readonly state: PaidState;
  readonly events: readonly SystemEvent[];
  readonly message: OutboxMessage;
} {
  const { agentRowId, agent, payment } = participant;
  const { key, title, kind, target, rewardPoints, difficultyMultiplier } = challenge;
  const events: SystemEvent[] = [];
  if (payment && !payment.isReversed) {
    events.push({
      source: REVERSAL_SOURCE,
      id: `${CHALLENGE_SOURCE}/${payment.id}`,
      type: REVERSAL_TYPE,
      agentRowId,
      time: now,
      data: { reverses: { source: CHALLENGE_SOURCE, id: payment.id } },
    });
  }
  const revision = participant.revision + (payment ? 1 : 0);
  const id = paymentId(key, agent, revision);
  if (winner) {
    events.push({
      source: CHALLENGE_SOURCE,
      id,
      type: "challenge_completed",
      agentRowId,
      time: winner.reachedAt,
      data: {
        challenge: key,
        title,
        kind,
        place: winner.place,
        rewardPoints,
        difficultyMultiplier,
      },
    });
  }
  const pointsEarned = winner ? rewardOf(challenge) : 0;
  return {
    state: { agentRowId, pointsEarned, revision, paidEventId: winner ? id : null },
    events,
    message: {
      type: "challenge",
      agent,
      team: participant.currentTeam,
      data: {
        agent: { id: agent, name: participant.name },
        challenge: { id: key, title, ...titlesOf(title), kind, target },
        progress: participant.progress,
        isCompleted: participant.completedAt !== null,
        pointsEarned,
      },
    },
  };
}

/**
 * Returns the id of the event that pays an agent. Slashes in the agent's id are escaped, so that
 * the first payment of one agent never has the id of another agent's second payment.
 */
export function paymentId(challenge: string, agent: string, revision: number): string {
  const escaped = agent.replaceAll("%", "%25").replaceAll("/", "%2F");
  return `${challenge}/${escaped}${revision > 0 ? `/${revision}` : ""}`;
}
