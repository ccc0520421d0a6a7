import { parseCookies } from "better-auth/cookies";
import { z } from "zod";
import { PROVIDER_IDS } from "@/core/single_sign_on/provider.ts";
import type { Clock } from "@/core/clock.ts";
import type { Sealer } from "@/services/platform/sealed.ts";

/** What a browser keeps between leaving for the provider and coming back. */
export interface Flow {
  readonly provider: (typeof PROVIDER_IDS)[number];
  readonly state: string;
  readonly nonce: string;
  /** The secret of PKCE: without it nobody can use the code that the provider gives. */
  readonly codeVerifier: string;
  /** The address at Laurel that the provider sends the browser back to. */
  readonly redirectUri: string;
  /** The path to go to after the sign-in. */
  readonly next: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

const flowSchema = z.object({
  provider: z.enum(PROVIDER_IDS),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  redirectUri: z.string(),
  next: z.string(),
  expiresAt: z.number(),
});

/** How long a person may take at the provider. */
export const FLOW_SECONDS = 600;

const NAME = "laurel.single_sign_on";

/**
 * Keeps the flow in a cookie of the browser that started it, encrypted, so that an answer of the
 * provider is worth nothing in another browser.
 */
export interface FlowCookie {
  /** Returns the `Set-Cookie` that keeps a flow. */
  keep(flow: Flow): Promise<string>;
  /** Returns the flow of this browser; null when there is none or it took too long. */
  read(headers: Headers): Promise<Flow | null>;
  /** The `Set-Cookie` that forgets the flow. */
  readonly forget: string;
}

export function openFlowCookie(
  { sealer, clock, isSecure }: {
    readonly sealer: Sealer;
    readonly clock: Clock;
    /** Whether browsers send the cookie over https only. */
    readonly isSecure: boolean;
  },
): FlowCookie {
  const name = isSecure ? `__Secure-${NAME}` : NAME;
  // Lax: browsers send it when the provider's page leads back here.
  const attributes = `Path=/api/auth; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return {
    async keep(flow) {
      const value = await sealer.seal(JSON.stringify(flow));
      return `${name}=${value}; ${attributes}; Max-Age=${FLOW_SECONDS}`;
    },
    async read(headers) {
      const value = parseCookies(headers.get("cookie") ?? "").get(name);
      const text = value === undefined ? null : await sealer.open(value);
      if (text === null) return null;
      const flow = flowSchema.parse(JSON.parse(text));
      return flow.expiresAt > clock() ? flow : null;
    },
    forget: `${name}=; ${attributes}; Max-Age=0`,
  };
}
