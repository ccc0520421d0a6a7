import type { FieldError } from "./mod.ts";
import { ProblemError } from "./mod.ts";

/**
 * Refuses a change that is based on an outdated revision. Call it in the transaction of the change,
 * after the row was locked.
 * @param what what is changed, such as "calendar"
 * @param expected the revision that the change is based on; undefined when the client does not care
 * @throws {ProblemError} 409 `edit_conflict`
 */
export function refuseOutdated(
  what: string,
  expected: number | undefined,
  stored: number,
): void {
  if (expected === undefined || expected === stored) return;
  throw new ProblemError({
    status: 409,
    code: "edit_conflict",
    title: "Changed by somebody else",
    detail: `Somebody else changed this ${what} since you read it (revision ${expected}; now ` +
      `${stored}). Nothing was changed. Read it again, then make your change.`,
  });
}

/**
 * Refuses to delete what is in use.
 * @param what what is deleted, such as "calendar \"Sales\""
 * @param users what uses it, with the path of its kind
 * @throws {ProblemError} 409 `in_use`, when there are users
 */
export function refuseInUse(what: string, users: readonly FieldError[]): void {
  if (users.length === 0) return;
  throw new ProblemError({
    status: 409,
    code: "in_use",
    title: "In use",
    detail: `The ${what} is in use: ${users.map(({ message }) => message).join("; ")}. ` +
      "Change these first.",
    errors: users,
  });
}
