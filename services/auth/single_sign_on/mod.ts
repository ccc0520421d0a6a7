import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { randomNonce, randomPKCECodeVerifier, randomState } from "openid-client";
import type { Clock } from "@/core/clock.ts";
import { safePath } from "@/core/safe_path.ts";
import type { SignInFailure } from "@/core/single_sign_on/failures.ts";
import {
  PROVIDER_IDS,
  type ProviderId,
  type SignInProvider,
} from "@/core/single_sign_on/provider.ts";
import { useOnce } from "@/db/auth/external_identities.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { openSealer } from "@/services/platform/sealed.ts";
import { isHttps } from "@/services/platform/web.ts";
import { type AcceptInvitation, admit } from "./admit.ts";
import { type Flow, FLOW_SECONDS, openFlowCookie } from "./flow_cookie.ts";
import { openRelyingParty, type RelyingParty, SignInRefused } from "./relying_party.ts";

export interface SingleSignOnInput {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Laurel's secret; it encrypts what the browser keeps on the way. */
  readonly secret: string;
  /** LAUREL_PUBLIC_URL. */
  readonly baseUrl: string | undefined;
  readonly providers: readonly SignInProvider[];
  /** Accepts the open invitation of the person; none by default. */
  readonly acceptInvitation?: AcceptInvitation | undefined;
  readonly log: (level: "error" | "warn" | "info" | "debug", message: string) => void;
  /**
   * Starts a session. Returns its `Set-Cookie`s; null when the account may not sign in.
   * @param headers the headers of the browser's request, with the client's address
   */
  readonly signInAs: (userId: string, headers: Headers) => Promise<Headers | null>;
  /** Called when the role of a person changed. */
  readonly onRoleChanged: (userId: string) => void;
}

/** Signing in with OpenID providers. */
export interface SingleSignOn {
  /**
   * Answers a GET request on the way to a provider (`/api/auth/sign-in/oidc/{provider}?next=`) or back
   * (`/api/auth/callback/{provider}`): always a redirect. Null for other addresses.
   * @param address the client's network address
   */
  answer(request: Request, address: string | null): Promise<Response | null>;
}

/** Sets up the providers. An unreachable provider is noticed at the first sign-in, not here. */
export function openSingleSignOn(input: SingleSignOnInput): SingleSignOn {
  const parties = new Map(input.providers.map((one) => [one.id as string, openRelyingParty(one)]));
  const isSecure = input.baseUrl?.startsWith("https://") ?? false;
  const { clock } = input;
  const cookie = openFlowCookie({ sealer: openSealer(input.secret), clock, isSecure });

  async function leave(party: RelyingParty | undefined, request: Request): Promise<Response> {
    const next = safePath(new URL(request.url).searchParams.get("next"));
    if (!party) return failed("sso_unknown_provider", next);
    const { id } = party.provider;
    const flow: Flow = {
      provider: id,
      state: randomState(),
      nonce: randomNonce(),
      codeVerifier: randomPKCECodeVerifier(),
      redirectUri: `${baseOf(request, input.baseUrl)}/api/auth/callback/${id}`,
      next,
      expiresAt: clock() + FLOW_SECONDS * 1000,
    };
    try {
      const location = await party.start(flow);
      return redirect(location.href, [await cookie.keep(flow)]);
    } catch (error) {
      return failed(explain(error, id), next);
    }
  }

  async function comeBack(
    party: RelyingParty | undefined,
    request: Request,
    address: string | null,
  ): Promise<Response> {
    const { search, searchParams } = new URL(request.url);
    const flow = await cookie.read(request.headers);
    const next = flow?.next ?? "/";
    if (!party) return failed("sso_unknown_provider", next, [cookie.forget]);
    const { id } = party.provider;
    // Another browser's state, a state of another provider, or none: nothing is asked with it.
    if (!flow || flow.provider !== id || flow.state !== searchParams.get("state")) {
      return failed("sso_expired", next, flow ? [] : [cookie.forget]);
    }
    try {
      if (!await useOnce(input.db, `sso-${hashOf(flow.state)}`, timesOf(flow, clock()))) {
        throw new SignInRefused("sso_expired");
      }
      const claims = await party.finish(flow, search);
      const userAgent = request.headers.get("user-agent");
      const { userId, isRoleChanged } = await admit(input, party.provider, claims, {
        address,
        userAgent,
      });
      if (isRoleChanged) input.onRoleChanged(userId);
      const session = await input.signInAs(userId, request.headers);
      if (!session) throw new SignInRefused("account_deactivated");
      return redirect(next, [...session.getSetCookie(), cookie.forget]);
    } catch (error) {
      return failed(explain(error, id), next, [cookie.forget]);
    }
  }

  /** Returns why a sign-in failed, and logs what an administrator has to know. */
  function explain(error: unknown, provider: string): SignInFailure {
    if (!(error instanceof SignInRefused)) {
      // The message only: an error of the database also holds the query's parameters.
      const message = error instanceof Error ? error.message : "unknown error";
      input.log("error", `a sign-in with ${provider} failed: ${message}`);
      return "sso_failed";
    }
    const { reason, cause } = error;
    // A code, not the message: answers of providers can contain what a person entered.
    const code = cause instanceof Error ? describe(cause) : "";
    input.log("warn", `a sign-in with ${provider} failed: ${reason}${code}`);
    return reason;
  }

  return {
    async answer(request, address) {
      const { pathname } = new URL(request.url);
      const match = /^\/api\/auth\/(sign-in\/oidc|callback)\/([a-z]+)\/?$/.exec(pathname);
      if (!match || !PROVIDER_IDS.includes(match[2] as ProviderId)) return null;
      const party = parties.get(match[2]!);
      return match[1] === "callback"
        ? await comeBack(party, request, address)
        : await leave(party, request);
    },
  };
}

function describe(cause: Error): string {
  const { code, error } = cause as { code?: unknown; error?: unknown };
  const detail = [code, error].find((one) => typeof one === "string") ?? cause.name;
  return ` (${String(detail).slice(0, 100)})`;
}

const timesOf = (flow: Flow, now: number) => ({
  now: new Date(now),
  expiresAt: new Date(flow.expiresAt),
});

const hashOf = (state: string) => createHash("sha256").update(state).digest("hex");

/** Returns the address of Laurel as the browser knows it, without a slash at the end. */
function baseOf(request: Request, publicUrl: string | undefined): string {
  if (publicUrl) return new URL(publicUrl).origin;
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return `${isHttps(request) ? "https" : "http"}://${host}`;
}

function failed(reason: SignInFailure, next: string, cookies: readonly string[] = []): Response {
  const query = new URLSearchParams({ error: reason });
  if (next !== "/") query.set("next", next);
  return redirect(`/sign-in?${query}`, cookies);
}

function redirect(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
