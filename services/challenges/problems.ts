import { ProblemError } from "@/services/problems/mod.ts";
import type { ChallengeState, ChangeRights } from "@/core/challenges/kinds.ts";

/** Returns the problem for a person without an agent, who therefore cannot take part. */
export function notAnAgent(): ProblemError {
  return new ProblemError({
    status: 403,
    code: "not_an_agent",
    title: "Only agents can take part",
    detail: "Your account is not tied to an agent. Sign in as an agent, or ask an admin to tie it.",
  });
}

/** Returns the problem for a challenge that does not exist or that this agent may not see. */
export function challengeMissing(): ProblemError {
  return new ProblemError({
    status: 404,
    code: "not_found",
    title: "There is no such challenge",
    detail: "No challenge has this id, or it is not for you.",
  });
}

/**
 * Returns the problem for an action that is only possible before a challenge ends, or before it
 * closes.
 */
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

const FIELD_WORDS: Readonly<Record<string, string>> = {
  upcoming: "",
  running: "has begun",
  grace: "is over",
  closed: "is closed",
  canceled: "was canceled",
};

/** Returns the problem for changing what must stay once a challenge has begun. */
export function challengeFixed(
  state: ChallengeState,
  fields: readonly string[],
  rights: ChangeRights,
): ProblemError {
  const open = rights === "words_and_later_end"
    ? "Its title, its description and a later end can still be changed."
    : rights === "words"
    ? "Its title and its description can still be changed. The end stays, because without a " +
      "target whoever leads then wins."
    : "Clone it instead.";
  const message = `must stay, because the challenge ${FIELD_WORDS[state]}`;
  return new ProblemError({
    status: 409,
    code: "challenge_fixed",
    title: "The challenge cannot be changed in this way",
    detail: `${fields.join(", ")}: ${message}. ${open}`,
    errors: fields.map((path) => ({ path, message })),
  });
}
