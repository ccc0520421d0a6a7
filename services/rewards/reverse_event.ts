import type { Kysely, Transaction } from "kysely";
import type { ChangedBy } from "@/core/events/corrections.ts";
import {
  ACHIEVEMENT_SOURCE,
  REVERSAL_SOURCE,
  REVERSAL_TYPE,
  STREAK_SOURCE,
} from "@/core/events/events.ts";
import { readBatchFacts } from "@/db/scoring/batch_facts.ts";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import { findTargets } from "@/db/events/reversals.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { EventAnswer } from "./event.ts";
import type { Rewards } from "./mod.ts";
import { reversalProblem } from "./reversals.ts";

/** The result of reversing an event. */
export interface ReversalResult {
  /** Whether it was already reversed in this way. Then this is the answer of that time. */
  readonly isRepeated: boolean;
  /** The answer of the reversal, which is an event itself. */
  readonly answer: EventAnswer;
}

/** What a person says about a reversal. */
export interface ReversalOptions {
  readonly by?: ChangedBy;
  readonly reason?: string | null;
  /** Whether to change nothing; the result says what would have changed. */
  readonly isTrial?: boolean;
  /**
   * Runs in the transaction, with the agent locked, before the event is reversed for the first time.
   * It may refuse by throwing, and returns the live messages to send.
   */
  readonly before?: (trx: Transaction<Schema>) => Promise<readonly OutboxMessage[]>;
}

/** Reverses events on request, with all consequences. */
export interface Reversals {
  /**
   * Reverses a stored event of any sender.
   * @throws {ProblemError} `not_found`, `reversal_of_reversal`, `not_an_event`
   */
  reverse(event: EventIdentity, options?: ReversalOptions): Promise<ReversalResult>;
}

/** Opens the reversals on a migrated database. */
export function openReversals(
  { db, clock, rewards }: {
    db: Kysely<Schema>;
    clock: Clock;
    rewards: Pick<Rewards, "transact">;
  },
): Reversals {
  return {
    async reverse({ source, id }, { by, reason = null, isTrial = false, before } = {}) {
      const advice = ADVICE.get(source);
      if (advice !== undefined) throw notAnEvent({ source, id }, advice);
      const target = (await findTargets(db, [{ source, id }])).get(identityKey({ source, id }));
      if (!target) throw noEvent({ source, id });
      if (target.type === REVERSAL_TYPE) throw new ProblemError(reversalProblem({ source, id }));

      const { agentRowId } = target;
      // The reversal's identity contains that of the event, so a repeated request finds the first
      // answer.
      const own = { source: REVERSAL_SOURCE, id: `${source} ${id}` };
      const work = async (trx: Transaction<Schema>) => {
        const stored = (await readBatchFacts(trx, [own], [])).answers.get(identityKey(own));
        if (stored) return { result: stored.answer as EventAnswer };
        const messages = await before?.(trx) ?? [];
        const data = {
          reverses: { source, id },
          ...(by === undefined ? {} : { by }),
          ...(reason === null ? {} : { reason }),
        };
        const event = { ...own, type: REVERSAL_TYPE, agentRowId, time: clock(), data } as const;
        return { result: null, events: [event], messages };
      };
      const { result: known, answers } = await rewards.transact([agentRowId], work, { isTrial });
      if (known) return { isRepeated: true, answer: known };
      const made = answers[0]!;
      if (made.kind === "rejected") throw new ProblemError(made.problem);
      return { isRepeated: made.kind === "duplicate", answer: made.answer };
    },
  };
}

/** Sources of bookings that have no event of their own, with advice on what to reverse instead. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  [
    STREAK_SOURCE,
    "A day's streak follows from the work of the day. Reverse the events of that " +
    "day that should not count; the streak goes with the last of them.",
  ],
  [
    ACHIEVEMENT_SOURCE,
    "An achievement follows from the work that it counts. Reverse the events " +
    "that should not count; the achievement goes with them.",
  ],
]);

function notAnEvent({ source, id }: EventIdentity, advice: string): ProblemError {
  return new ProblemError({
    status: 422,
    code: "not_an_event",
    title: "This is no event that can be reversed",
    detail: `"${source}" with the id "${id}" was booked by Laurel itself. ${advice}`,
  });
}

/** Returns the problem for an event that is not stored. */
export function noEvent({ source, id }: EventIdentity): ProblemError {
  return new ProblemError({
    status: 404,
    code: "not_found",
    title: "There is no such event",
    detail:
      `No event with the source "${source}" and the id "${id}" is stored. Mind that both are ` +
      "percent-encoded in the address. To take back an event that is yet to come, send an " +
      "event_reversed event.",
  });
}
