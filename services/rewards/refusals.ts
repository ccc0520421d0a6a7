import type { Problem } from "@/services/problems/mod.ts";

/** The database is unavailable. */
export const UNAVAILABLE: Problem = {
  status: 503,
  code: "storage_unavailable",
  title: "The database cannot be reached",
  detail: "The event was not stored. Send it again; a repetition is never scored twice.",
  retryAfter: 2,
};

/** Too many events are waiting. */
export const OVERLOADED: Problem = {
  status: 429,
  code: "too_many_events",
  title: "Too many events are waiting",
  detail: "The event was not stored. Send it again after a pause, and send batches.",
  retryAfter: 1,
};

/** Laurel failed. */
export const FAILED: Problem = {
  status: 500,
  code: "internal_error",
  title: "The event could not be processed",
  detail: "The event was not stored because of an error in Laurel, which has been logged.",
};

/** Returns the problem of an event for an unknown agent, when its key may not create agents. */
export function unknownSubject(subject: string): Problem {
  return {
    status: 422,
    code: "unknown_agent",
    title: "The agent does not exist",
    detail: `No agent has the id or e-mail "${subject}", and this key may not create agents. ` +
      `Create the agent first, or use a key that may.`,
    errors: [{ path: "subject", message: "names no agent" }],
  };
}
