import type { SignInLimit } from "./sign_in_limit.ts";
import { type Visit, visitorAddress } from "./client_address.ts";
import type { TwoFactor } from "./two_factor.ts";
import { retryAfterSeconds, setCookiesOf } from "./answers.ts";
import { DEACTIVATED } from "./deactivated.ts";

/** The code that a person enters after their password. */
export interface SecondStep {
  readonly code: string;
  /** Whether it is a recovery code and not one of the app. */
  readonly isRecovery: boolean;
}

export type SecondStepResult =
  | { readonly ok: true; /** The `Set-Cookie`s to answer with. */ readonly headers: Headers }
  | {
    readonly ok: false;
    /** `expired`: the password has to be entered again. */
    readonly reason: "invalid" | "expired" | "cross_origin" | "deactivated";
  }
  | { readonly ok: false; readonly reason: "rate_limited"; readonly retryAfter: number };

export interface SecondStepInput {
  readonly twoFactor: Pick<TwoFactor, "challenged" | "useCode">;
  readonly limit: SignInLimit;
  readonly post: (path: string, body: unknown, from: Visit) => Promise<Response>;
}

/** The answers of better-auth after which the password has to be entered again. */
const OVER = ["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"];
/** How long better-auth locks an account after too many wrong codes. */
const LOCK_SECONDS = 900;

/** Finishes a sign-in with a code, throttled by account and by the client's address. */
export async function takeSecondStep(
  { twoFactor, limit, post }: SecondStepInput,
  { code, isRecovery }: SecondStep,
  from: Visit,
): Promise<SecondStepResult> {
  const email = await twoFactor.challenged(from.request.headers);
  if (!email) return { ok: false, reason: "expired" };
  const account = `two-factor ${email}`;
  const client = visitorAddress(from);
  const wait = limit.attempt(account, client);
  if (wait !== null) return { ok: false, reason: "rate_limited", retryAfter: wait };
  const response = isRecovery
    ? await post("/two-factor/verify-backup-code", { code: code.replace(/\s/g, "") }, from)
    : await twoFactor.useCode(
      email,
      code,
      (code) => post("/two-factor/verify-totp", { code }, from),
    );
  if (!response) return { ok: false, reason: "invalid" };
  const answer = await response.json() as { readonly code?: string };
  if (response.ok) {
    limit.succeeded(account, client);
    return { ok: true, headers: setCookiesOf(response) };
  }
  if (response.status >= 500) throw new Error(`the second step failed: ${response.status}`);
  if (response.status === 429) {
    const retryAfter = retryAfterSeconds(response.headers) ?? LOCK_SECONDS;
    return { ok: false, reason: "rate_limited", retryAfter };
  }
  if (OVER.includes(answer.code ?? "")) return { ok: false, reason: "expired" };
  if (answer.code?.toLowerCase() === DEACTIVATED.code) return { ok: false, reason: "deactivated" };
  return { ok: false, reason: response.status === 403 ? "cross_origin" : "invalid" };
}
