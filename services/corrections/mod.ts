import type { EventIdentity } from "@/core/events/event_identity.ts";
import { getAgent, toSnapshot } from "@/db/agents/agents.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import type { ReversalResult } from "@/services/rewards/reverse_event.ts";
import { changedBy } from "./permission.ts";
import { type CorrectionRequest, planCorrection } from "./plan.ts";
import { requireEvent } from "./problems.ts";
import { type Changed, type ReversalRequest, toResult } from "./result.ts";
import { findSubject } from "./subject.ts";
import { takeBack, takeBackAnyway, type TakeBackOptions } from "./take_back.ts";

export type { Changed } from "./result.ts";

/** Changes entries by hand, with a reason that the agent reads. */
export interface Corrections {
  /**
   * Changes what an event counts, to a value or by a difference.
   * @throws {ProblemError} `not_found`, `managers_only`, `own_entry`, `not_an_event`,
   * `not_correctable`, `event_reversed`, `points_changed`, `too_many_corrections`,
   * `validation_failed`
   */
  correct(viewer: Viewer, request: CorrectionRequest): Promise<Changed>;
  /**
   * Takes an event back.
   * @throws {ProblemError} `not_found`, `managers_only`, `own_entry`, `not_an_event`,
   * `reversal_of_reversal`, `event_reversed`
   */
  reverse(viewer: Viewer, request: ReversalRequest): Promise<Changed>;
  /**
   * Takes an event of anybody back, for admins. Whoever took it back before, it is no error.
   * @throws {ProblemError} `not_found`, `reversal_of_reversal`, `not_an_event`
   */
  reverseAnyway(
    viewer: Viewer,
    event: EventIdentity,
    reason: string | null,
  ): Promise<ReversalResult>;
}

/** Opens the corrections on a migrated database. */
export function openCorrections(
  options: TakeBackOptions & { readonly rewards: Pick<Rewards, "transact"> },
): Corrections {
  const { db, clock, rewards } = options;
  return {
    async correct(viewer, request) {
      requireEvent(request.event);
      const by = changedBy(viewer);
      const { event: { agentRowId } } = await findSubject(db, viewer, request.event);
      const { result, answers } = await rewards.transact([agentRowId], async (trx) => {
        const subject = await findSubject(trx, viewer, request.event);
        const before = toSnapshot((await getAgent(trx, subject.event.agentRowId))!);
        const circumstances = { agent: before, by, now: clock() };
        const plan = await planCorrection(trx, subject, request, circumstances);
        const result = { plan, before };
        return plan.isRepeated
          ? { result }
          : { result, events: [plan.event], messages: [plan.message] };
      }, { isTrial: request.isPreview });
      const { plan, before } = result;
      const answer = plan.isRepeated ? plan.answer : accepted(answers[0]!).answer;
      const change = { ...plan.change, before, answer, deed: "points_corrected" } as const;
      return { isRepeated: plan.isRepeated, result: toResult(request, change) };
    },
    reverse: (viewer, request) => takeBack(options, viewer, request),
    reverseAnyway: (viewer, event, reason) => takeBackAnyway(options, viewer, event, reason),
  };
}

type Made = Awaited<ReturnType<Rewards["ingest"]>>[number];

function accepted(made: Made): Exclude<Made, { readonly kind: "rejected" }> {
  if (made.kind === "rejected") throw new ProblemError(made.problem);
  return made;
}
