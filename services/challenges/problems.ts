import { ProblemError } from "@/services/problems/mod.ts";
import type { ChallengeState } from "@/core/challenges/kinds.ts";

/** The refusal of somebody who has no agent to take part with. */
export function notAnAgent(): ProblemError {
  return new ProblemError({
    status: 403,
    code: "not_an_agent",
    title: "Only agents can take part",
    detail: "Your account is not tied to an agent. Sign in as an agent, or ask an admin to tie it.",
  });
}

/** The answer for a challenge that does not exist, or not for this agent. */
export function challengeMissing(): ProblemError {
  return new ProblemError({
    status: 404,
    code: "not_found",
    title: "There is no such challenge",
    detail: "No challenge has this id, or it is not for you.",
  });
}

/** The refusal of what can only be done before a challenge ends, or before it closes. */
export function challengeOver(
  { key, endsAt }: { readonly key: string; readonly endsAt: number },
  state: ChallengeState,
): ProblemError {
  return new ProblemError({
    status: 409,
    code: "challenge_over",
    title: "The challenge is over",
    detail: state === "canceled"
      ? `The challenge "${key}" was canceled.`
      : `The challenge "${key}" ended at ${new Date(endsAt).toISOString()}.`,
  });
}
