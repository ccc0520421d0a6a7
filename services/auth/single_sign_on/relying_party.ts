import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
} from "openid-client";
import type { SignInFailure } from "@/core/single_sign_on/failures.ts";
import type { Claims } from "@/core/single_sign_on/identity.ts";
import type { SignInProvider } from "@/core/single_sign_on/provider.ts";
import type { Flow } from "./flow_cookie.ts";

const TIMEOUT_SECONDS = 10;

/** A sign-in failed for a reason that the person is told. */
export class SignInRefused extends Error {
  override name = "SignInRefused";
  constructor(readonly reason: SignInFailure, options?: ErrorOptions) {
    super(`the sign-in was refused: ${reason}`, options);
  }
}

/** Laurel's side of OpenID Connect with one provider. */
export interface RelyingParty {
  readonly provider: SignInProvider;
  /** Returns the address that starts a sign-in. @throws {SignInRefused} */
  start(flow: Flow): Promise<URL>;
  /**
   * Exchanges the provider's answer for the claims about the person, after checking state, nonce,
   * issuer, audience, times and signature.
   * @param search the query with which the provider sent the browser back
   * @throws {SignInRefused}
   */
  finish(flow: Flow, search: string): Promise<Claims>;
}

/** Sets up a provider. Nothing is asked of it before the first sign-in. */
export function openRelyingParty(provider: SignInProvider): RelyingParty {
  let discovered: Promise<Configuration> | undefined;

  /** Reads the provider's description once. After a failure the next sign-in tries again. */
  async function configuration(): Promise<Configuration> {
    discovered ??= discover(provider);
    try {
      return await discovered;
    } catch (error) {
      discovered = undefined;
      throw new SignInRefused("sso_unreachable", { cause: error });
    }
  }

  return {
    provider,
    async start(flow) {
      const config = await configuration();
      const { allowedDomains, id } = provider;
      return buildAuthorizationUrl(config, {
        redirect_uri: flow.redirectUri,
        scope: "openid email profile",
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await calculatePKCECodeChallenge(flow.codeVerifier),
        code_challenge_method: "S256",
        // Google then offers the accounts of the organization only. The answer is checked anyway.
        ...(id === "google" && allowedDomains.length === 1 ? { hd: allowedDomains[0]! } : {}),
      });
    },
    async finish(flow, search) {
      const config = await configuration();
      const answered = new URL(flow.redirectUri);
      answered.search = search;
      try {
        const tokens = await authorizationCodeGrant(config, answered, {
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          pkceCodeVerifier: flow.codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        if (!isIncomplete(provider, claims) || !config.serverMetadata().userinfo_endpoint) {
          return claims;
        }
        // About the same person: the library compares `sub`.
        const more = await fetchUserInfo(config, tokens.access_token, claims.sub);
        return { ...more, ...claims };
      } catch (error) {
        throw new SignInRefused(reasonOf(error), { cause: error });
      }
    },
  };
}

function discover(provider: SignInProvider): Promise<Configuration> {
  const issuer = new URL(provider.issuer);
  return discovery(
    issuer,
    provider.clientId,
    undefined,
    ClientSecretPost(provider.clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      execute: [
        // Verify the signature although the token comes over the provider's own connection.
        enableNonRepudiationChecks,
        // The configuration allows http for addresses of this machine only.
        ...(issuer.protocol === "http:" ? [allowInsecureRequests] : []),
      ],
    },
  );
}

/** Whether the provider tells the address or the roles only in a second answer. */
function isIncomplete({ id, roles }: SignInProvider, claims: Claims): boolean {
  // Microsoft's second answer has no more than the token.
  if (id === "microsoft") return false;
  const hasRoles = roles === null || roles.claim in claims ||
    roles.claim.split(".")[0]! in claims;
  return claims.email === undefined || !hasRoles;
}

/** Says why the library refused an answer. */
function reasonOf(error: unknown): SignInFailure {
  if (error instanceof AuthorizationResponseError) {
    return error.error === "access_denied" ? "sso_denied" : "sso_refused";
  }
  if (error instanceof ResponseBodyError) return "sso_refused";
  const code = error instanceof ClientError ? error.code : undefined;
  if (code === "OAUTH_TIMEOUT" || code === "OAUTH_ABORT") return "sso_unreachable";
  // Deno and Node report a connection that fails as a TypeError without a code.
  if (error instanceof TypeError && !("code" in error)) return "sso_unreachable";
  return "sso_invalid_answer";
}
