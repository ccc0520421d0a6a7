import { parseCookies } from "better-auth/cookies";
import type { Kysely } from "kysely";
import { renderSVG } from "uqr";
import type { Clock } from "@/core/clock.ts";
import type { TwoFactorSetup, TwoFactorView } from "@/core/two_factor/views.ts";
import {
  findChallenged,
  findTwoFactor,
  removeTwoFactor,
  returnCode,
  takeCode,
} from "@/db/auth/two_factors.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import { setCookiesOf } from "./answers.ts";
import { type Visit, visitorAddress } from "./client_address.ts";
import type { Person } from "./identity.ts";
import type { SignInLimit } from "./sign_in_limit.ts";

/** An answer, and the cookies that must go with it: the session is renewed. */
export interface WithCookies<T> {
  readonly value: T;
  readonly cookies: Headers;
}

/** A person's second factor. Passwords and codes are throttled like sign-ins. */
export interface TwoFactor {
  read(person: Person): Promise<TwoFactorView>;
  /** Makes a secret for the person's app. It counts after `confirm`. @throws {ProblemError} */
  start(person: Person, password: string, from: Visit): Promise<WithCookies<TwoFactorSetup>>;
  /** Turns it on with a code of the app; returns the recovery codes. @throws {ProblemError} */
  confirm(person: Person, code: string, from: Visit): Promise<WithCookies<string[]>>;
  /** Makes new recovery codes; the old ones stop working. @throws {ProblemError} */
  renewCodes(person: Person, password: string, from: Visit): Promise<WithCookies<string[]>>;
  /** Turns it off. @throws {ProblemError} */
  turnOff(person: Person, password: string, from: Visit): Promise<WithCookies<null>>;
  /**
   * Turns it off for a person who lost their device.
   * @returns false when there is no such account
   */
  recover(userId: string): Promise<boolean>;
  /**
   * Uses a code of a person's app: `check` says whether it is right. A code that was right is refused
   * from then on.
   * @returns undefined when it was used before
   */
  useCode(
    email: string,
    code: string,
    check: (code: string) => Promise<Response>,
  ): Promise<Response | undefined>;
  /**
   * Says who is between the password and the code of a sign-in: their e-mail address. Undefined when
   * nobody is, or it took too long.
   */
  challenged(headers: Headers): Promise<string | undefined>;
}

export interface TwoFactorInput {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly limit: SignInLimit;
  readonly cookiePrefix: string;
  /** Posts to better-auth on behalf of a request, past the list of its public endpoints. */
  readonly post: (path: string, body: unknown, from: Visit) => Promise<Response>;
  /** Called when what a person may do has changed. */
  readonly onChanged: (userId: string) => void;
}

/** Longer than a code is right: its 30 seconds, and those before and after. */
const CODE_MILLISECONDS = 120_000;

export function openTwoFactor(input: TwoFactorInput): TwoFactor {
  const { db, sealer, limit, post } = input;

  /** Counts an attempt with a password or a code, and makes it. @throws {ProblemError} */
  async function attempt(
    person: Person,
    path: string,
    body: unknown,
    from: Visit,
    wrong: Problem,
  ): Promise<Response> {
    const account = `two-factor ${person.email}`;
    const client = visitorAddress(from);
    const wait = limit.attempt(account, client);
    if (wait !== null) throw new ProblemError(tooMany(wait));
    const response = await post(path, body, from);
    if (response.ok) {
      limit.succeeded(account, client);
      return response;
    }
    const { code } = await response.json() as { code?: string };
    throw new ProblemError(REFUSALS[code ?? ""] ?? wrong);
  }

  const useCode: TwoFactor["useCode"] = async (email, typed, check) => {
    const code = typed.replace(/\s/g, "");
    const now = new Date(input.clock());
    const expiresAt = new Date(now.getTime() + CODE_MILLISECONDS);
    // Before the check, so that of two requests with the same code at most one is let through.
    const isCode = /^\d{6}$/.test(code);
    if (isCode && !await takeCode(db, { email, code, now, expiresAt })) return undefined;
    let isRight = false;
    try {
      const response = await check(code);
      isRight = response.ok;
      return response;
    } finally {
      if (isCode && !isRight) await returnCode(db, email, code);
    }
  };

  async function readCodes(userId: string): Promise<string[]> {
    const sealed = (await findTwoFactor(db, userId))?.recoveryCodes;
    const text = sealed ? await sealer.open(sealed) : null;
    return text === null ? [] : JSON.parse(text) as string[];
  }

  return {
    async read(person) {
      const record = await findTwoFactor(db, person.userId);
      const isOn = record?.isOn ?? false;
      return {
        isOn,
        hasPassword: record?.hasPassword ?? false,
        isDemanded: person.needsTwoFactor,
        recoveryCodesLeft: isOn ? (await readCodes(person.userId)).length : 0,
      };
    },
    async start(person, password, from) {
      const record = await findTwoFactor(db, person.userId);
      if (!record?.hasPassword) throw new ProblemError(NO_PASSWORD);
      if (record.isOn) throw new ProblemError(ALREADY_ON);
      const path = "/two-factor/enable";
      const response = await attempt(person, path, { password }, from, WRONG_PASSWORD);
      const { totpURI } = await response.json() as { totpURI: string };
      const secret = new URL(totpURI).searchParams.get("secret")!;
      const qrCode = renderSVG(totpURI, { border: 2 });
      return { value: { secret, address: totpURI, qrCode }, cookies: setCookiesOf(response) };
    },
    async confirm(person, code, from) {
      const path = "/two-factor/verify-totp";
      const response = await useCode(
        person.email,
        code,
        (code) => attempt(person, path, { code }, from, WRONG_CODE),
      );
      if (!response) throw new ProblemError(WRONG_CODE);
      await response.body?.cancel();
      input.onChanged(person.userId);
      return { value: await readCodes(person.userId), cookies: setCookiesOf(response) };
    },
    async renewCodes(person, password, from) {
      const path = "/two-factor/generate-backup-codes";
      const response = await attempt(person, path, { password }, from, WRONG_PASSWORD);
      const { backupCodes } = await response.json() as { backupCodes: string[] };
      return { value: backupCodes, cookies: setCookiesOf(response) };
    },
    async turnOff(person, password, from) {
      const path = "/two-factor/disable";
      const response = await attempt(person, path, { password }, from, WRONG_PASSWORD);
      await response.body?.cancel();
      input.onChanged(person.userId);
      return { value: null, cookies: setCookiesOf(response) };
    },
    useCode,
    async recover(userId) {
      const isKnown = await removeTwoFactor(db, userId);
      input.onChanged(userId);
      return isKnown;
    },
    async challenged(headers) {
      const name = `${input.cookiePrefix}laurel.two_factor`;
      const cookie = parseCookies(headers.get("cookie") ?? "").get(name);
      // The signature is checked with the code; nobody can guess the part before it.
      const challenge = cookie === undefined ? undefined : decode(cookie).split(".")[0];
      return challenge && await findChallenged(db, challenge, new Date(input.clock()));
    },
  };
}

function decode(cookie: string): string {
  try {
    return decodeURIComponent(cookie);
  } catch {
    // Not what Laurel set.
    return "";
  }
}

const tooMany = (seconds: number): Problem => ({
  status: 429,
  code: "rate_limited",
  title: "Too many tries",
  detail: `Too many tries. Try again in ${seconds} seconds.`,
  retryAfter: seconds,
});

const WRONG_PASSWORD: Problem = {
  status: 422,
  code: "wrong_password",
  title: "The password is not right",
  detail: "The password is not right. Check it and try again.",
  errors: [{ path: "password", message: "is not right; check it and try again" }],
};

const WRONG_CODE: Problem = {
  status: 422,
  code: "wrong_code",
  title: "The code is not right",
  detail: "The code is not right. Enter the six digits that the app shows now.",
  errors: [{ path: "code", message: "is not right; enter the six digits that the app shows now" }],
};

const NO_PASSWORD: Problem = {
  status: 409,
  code: "no_password",
  title: "The account has no password",
  detail: "You sign in with a provider, which has its own second step. Turn it on there.",
};

const ALREADY_ON: Problem = {
  status: 409,
  code: "two_factor_on",
  title: "Two-factor is on",
  detail: "Two-factor is on already. Turn it off first to set up another device.",
};

const OFF: Problem = {
  status: 409,
  code: "two_factor_off",
  title: "Two-factor is off",
  detail: "Two-factor is off. Set it up first.",
};

/** Answers of better-auth that are not about the password or the code. */
const REFUSALS: Readonly<Record<string, Problem>> = {
  TOTP_ALREADY_ENABLED: ALREADY_ON,
  TOTP_NOT_ENABLED: OFF,
  TWO_FACTOR_NOT_ENABLED: OFF,
};
