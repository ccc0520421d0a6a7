/**
 * Why a sign-in with a provider failed: stable codes, which stand in the address of the sign-in
 * page, with what the page says.
 */
export const SIGN_IN_FAILURES = {
  sso_unknown_provider: "This way to sign in is not set up here. Choose another one below.",
  sso_unreachable: "The sign-in service does not answer. Try again in a moment, or sign in with " +
    "your password.",
  sso_expired: "That sign-in was started in another browser, took too long or was used already. " +
    "Start again.",
  sso_denied: "The sign-in was canceled. Nothing was shared with Laurel.",
  sso_refused: "The sign-in service refused the sign-in. Start again; if it happens once more, " +
    "tell an administrator.",
  sso_invalid_answer: "The answer of the sign-in service did not pass the checks, so nobody was " +
    "signed in. Start again; if it happens once more, tell an administrator.",
  sso_no_email: "The sign-in service did not tell your e-mail address. Allow it to share the " +
    "address, or ask an administrator.",
  sso_unverified_email: "The sign-in service has not verified your e-mail address. Verify it " +
    "there, then sign in again.",
  sso_wrong_domain: "Accounts of this domain may not sign in here. Use the account of your " +
    "organization.",
  sso_invitation_refused: "Your invitation cannot be accepted any more: its agent has another " +
    "account, or is deactivated. Ask the person who invited you.",
  sso_no_account: "There is no account with your e-mail address. Ask an administrator to invite " +
    "you.",
  sso_other_identity: "The account with your e-mail address belongs to another person of the " +
    "sign-in service. Ask an administrator.",
  sso_failed: "Something broke on our side, and nobody was signed in. Try again in a moment.",
  account_deactivated: "Your account is deactivated. Ask an administrator if you need it again.",
} as const;

export type SignInFailure = keyof typeof SIGN_IN_FAILURES;

/** Returns what the sign-in page says about a code in its address; null for unknown codes. */
export function signInFailureText(code: string | null): string | null {
  return code !== null && Object.hasOwn(SIGN_IN_FAILURES, code)
    ? SIGN_IN_FAILURES[code as SignInFailure]
    : null;
}
