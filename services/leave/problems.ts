import type { Day } from "@/core/calendars/calendar.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";

export const NOT_AN_AGENT: Problem = {
  status: 422,
  code: "not_an_agent",
  title: "Only agents take leave here",
  detail: "Your account is not tied to an agent. Ask an admin to tie it to one.",
};

export const OWN_LEAVE: Problem = {
  status: 403,
  code: "own_leave",
  title: "This is your own leave",
  detail: "Somebody else has to decide about it: another admin, or a manager of your team.",
};

/** The problem for days that are in another leave or request; at the field `first`. */
export function leaveOverlaps(
  { first, last }: { readonly first: Day; readonly last: Day },
): ProblemError {
  const days = first === last ? first : `${first} to ${last}`;
  return new ProblemError({
    status: 409,
    code: "leave_overlaps",
    title: "Some of these days are taken",
    detail: `The agent has leave or a request for ${days} already. Choose other days, or take ` +
      "that one back first.",
    errors: [{ path: "first", message: `overlaps your leave of ${days}` }],
  });
}

/** The problem for a request that has been decided, or taken back, already. */
export function leaveDecided(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "leave_decided",
    title: "This was decided already",
    detail: "The request was decided or taken back in the meantime. Load the list again.",
  });
}

/** The problem for more requests than may wait. */
export function tooManyAsked(max: number): ProblemError {
  const message = `is one request too many: ${max} of yours wait for a decision already`;
  return invalidField("first", message);
}
