import type { ChangeResult } from "@/core/corrections/views.ts";
import { changeWords, type Deed } from "@/core/explain/correction.ts";
import type { EventIdentity } from "@/core/events/event_identity.ts";
import type { EventAnswer } from "@/services/rewards/event.ts";
import type { Language } from "@/core/language.ts";

/** A request to take an event back. */
export interface ReversalRequest {
  readonly event: EventIdentity;
  readonly reason: string;
  readonly isPreview: boolean;
  /** The language of the sentence in the answer; English by default. */
  readonly language?: Language | undefined;
}

/** The result of a change, and whether the same request was answered before. */
export interface Changed {
  readonly isRepeated: boolean;
  readonly result: ChangeResult;
}

/** Returns the result of a change as it is answered. */
export function toResult(
  { event, reason, isPreview, language }: ReversalRequest,
  { deed, answer, ...change }:
    & Pick<ChangeResult, "pointsBefore" | "points" | "by" | "at" | "before">
    & { readonly deed: Deed; readonly answer: EventAnswer },
): ChangeResult {
  const sentence = changeWords(deed, { reason, by: change.by }, language);
  return { event, ...change, reason, sentence, after: answer.agent, isPreview, answer };
}
