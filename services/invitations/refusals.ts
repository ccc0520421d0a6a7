import { z } from "zod";
import { type FieldError, ProblemError } from "@/services/problems/mod.ts";

/** Why a draft cannot become an invitation, or an address that of an account. */
export interface DraftRefusal extends FieldError {
  readonly status: 409 | 422;
  readonly code: string;
}

/** Refuses a field whose value is wrong in itself. */
export function invalid(path: string, message: string): DraftRefusal {
  return { status: 422, code: "validation_failed", path, message };
}

// better-auth refuses to sign in with letters outside of ASCII.
const emailSchema = z.string().max(254).pipe(z.email());

/** Checks whether somebody can sign in with a normalized e-mail address. */
export function checkEmail(email: string): DraftRefusal[] {
  if (email === "") return [invalid("email", "is missing")];
  if (emailSchema.safeParse(email).success) return [];
  return [invalid("email", "is not an e-mail address")];
}

/** Another account has the address. */
export const EMAIL_TAKEN: DraftRefusal = {
  status: 409,
  code: "email_taken",
  path: "email",
  message: "has an account already",
};

/** Somebody is invited by the address. @param advice what an admin can do about it */
export function invitationOpen(advice: string): DraftRefusal {
  const message = `has an invitation that is open; ${advice}`;
  return { status: 409, code: "invitation_open", path: "email", message };
}

const TITLES: Readonly<Record<string, string>> = {
  email_taken: "The e-mail has an account",
  invitation_open: "The e-mail has an open invitation",
  agent_taken: "The agent has an account",
  agent_deactivated: "The agent is deactivated",
  unknown_team: "The team does not exist",
  unknown_agent: "The agent does not exist",
};

/** Returns the problem for what is refused. The first refusal decides its code. */
export function draftProblem(refusals: readonly DraftRefusal[]): ProblemError {
  const { status, code } = refusals[0]!;
  return new ProblemError({
    status,
    code,
    title: TITLES[code] ?? "The request is not valid",
    detail: refusals.map(({ path, message }) => `${path}: ${message}`).join("; "),
    errors: refusals.map(({ path, message }) => ({ path, message })),
  });
}
