import type { ChangeResult } from "@/core/corrections/views.ts";
import { withWho } from "@/core/explain/correction.ts";
import type { EventIdentity } from "@/core/events/event_identity.ts";
import type { EventAnswer } from "@/services/rewards/event.ts";

/** A request to take an event back. */
export interface ReversalRequest {
  readonly event: EventIdentity;
  readonly reason: string;
  readonly isPreview: boolean;
}

/** The result of a change, and whether the same request was answered before. */
export interface Changed {
  readonly isRepeated: boolean;
  readonly result: ChangeResult;
}

/** Returns the result of a change as it is answered. */
export function toResult(
  { event, reason, isPreview }: ReversalRequest,
  { verb, answer, ...change }:
    & Pick<ChangeResult, "pointsBefore" | "points" | "by" | "at" | "before">
    & { readonly verb: string; readonly answer: EventAnswer },
): ChangeResult {
  const sentence = withWho(verb, { reason, by: change.by });
  return { event, ...change, reason, sentence, after: answer.agent, isPreview, answer };
}
