import type { Kysely } from "kysely";
import {
  ACHIEVEMENT_SOURCE,
  REVERSAL_SOURCE,
  REVERSAL_TYPE,
  STREAK_SOURCE,
} from "@/core/events/events.ts";
import { readBatchFacts } from "@/db/scoring/batch_facts.ts";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import { findTargets } from "@/db/events/reversals.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/services/platform/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { EventAnswer } from "./event.ts";
import type { Rewards } from "./mod.ts";
import { reversalProblem } from "./reversals.ts";

/** What taking an event back came to. */
export interface ReversalResult {
  /** Whether it was taken back this way before; then this is the answer of that time. */
  readonly isRepeated: boolean;
  /** Of the reversal, which is an event itself. */
  readonly answer: EventAnswer;
}

/** Takes events back on request, with everything that followed from them. */
export interface Reversals {
  /**
   * Takes a stored event back, whoever sent it.
   * @throws {ProblemError} `not_found`, `reversal_of_reversal`, `not_an_event`
   */
  reverse(event: EventIdentity): Promise<ReversalResult>;
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
    async reverse({ source, id }) {
      const instead = INSTEAD.get(source);
      if (instead !== undefined) throw notAnEvent({ source, id }, instead);
      const target = (await findTargets(db, [{ source, id }])).get(identityKey({ source, id }));
      if (!target) throw noEvent({ source, id });
      if (target.type === REVERSAL_TYPE) throw new ProblemError(reversalProblem({ source, id }));

      const { agentRowId } = target;
      // The identity says what it is about, so asking again finds the first answer.
      const own = { source: REVERSAL_SOURCE, id: `${source} ${id}` };
      const { result: known, answers } = await rewards.transact([agentRowId], async (trx) => {
        const stored = (await readBatchFacts(trx, [own], [])).answers.get(identityKey(own));
        if (stored) return { result: stored.answer as EventAnswer };
        const data = { reverses: { source, id } };
        const event = { ...own, type: REVERSAL_TYPE, agentRowId, time: clock(), data } as const;
        return { result: null, events: [event] };
      });
      if (known) return { isRepeated: true, answer: known };
      const made = answers[0]!;
      if (made.kind === "rejected") throw new ProblemError(made.problem);
      return { isRepeated: made.kind === "duplicate", answer: made.answer };
    },
  };
}

/** Sources of bookings that have no event of their own, and what to reverse in their place. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
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

function notAnEvent({ source, id }: EventIdentity, instead: string): ProblemError {
  return new ProblemError({
    status: 422,
    code: "not_an_event",
    title: "This is no event that can be reversed",
    detail: `"${source}" with the id "${id}" was booked by Laurel itself. ${instead}`,
  });
}

function noEvent({ source, id }: EventIdentity): ProblemError {
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
