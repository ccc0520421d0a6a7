/**
 * Why a sign-in with a provider failed: stable codes, which stand in the address of the sign-in
 * page. What the page says is in `words/sign_in_failures.ts`.
 */
const SIGN_IN_FAILURES = [
  "sso_unknown_provider",
  "sso_unreachable",
  "sso_expired",
  "sso_denied",
  "sso_refused",
  "sso_invalid_answer",
  "sso_no_email",
  "sso_unverified_email",
  "sso_wrong_domain",
  "sso_invitation_refused",
  "sso_no_account",
  "sso_other_identity",
  "sso_failed",
  "account_deactivated",
] as const;

export type SignInFailure = typeof SIGN_IN_FAILURES[number];

/** Returns whether a code in the address of the sign-in page is a known one. */
export function isSignInFailure(code: string | null): code is SignInFailure {
  return SIGN_IN_FAILURES.some((one) => one === code);
}
