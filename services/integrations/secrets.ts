import type { StoredIntegration } from "@/db/integrations/integrations.ts";
import type { Adapter } from "@/integrations/adapter.ts";

const OLD_SECRET_HOURS = 24;
const HOUR_MILLISECONDS = 3_600_000;

/** Returns the secret that is about to be replaced, which stays valid for a day; null: none. */
export function previousSecret({ secret }: StoredIntegration, now: number) {
  return secret === null ? null : { secret, until: now + OLD_SECRET_HOURS * HOUR_MILLISECONDS };
}

/** Generates 32 random bytes, as Standard Webhooks recommends; other tools accept that too. */
export function makeToolSecret({ provider }: Adapter): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  if (provider === "standard") return `whsec_${bytes.toBase64()}`;
  // For Basic authentication: user and password.
  return `laurel:${bytes.toBase64({ alphabet: "base64url", omitPadding: true })}`;
}
