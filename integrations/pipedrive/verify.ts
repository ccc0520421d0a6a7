import { Buffer } from "node:buffer";
import type { Verdict, WebhookRequest } from "@/integrations/adapter.ts";
import { isOneOf } from "@/integrations/shared/hmac.ts";

/** Returns the header with which Pipedrive proves that it knows the secret, "user:password". */
export function basicAuthorization(secret: string): string {
  return `Basic ${Buffer.from(secret, "utf8").toString("base64")}`;
}

/**
 * Verifies a webhook by its credentials, because Pipedrive does not sign. A webhook can be sent
 * again; this has no effect, because facts are idempotent.
 */
export function verifyPipedrive(
  { headers }: WebhookRequest,
  secrets: readonly string[],
): Verdict {
  const given = headers.authorization;
  if (given === undefined) {
    return refuse(
      "There is no user and password with it; enter both in Pipedrive as HTTP Auth username and " +
        "HTTP Auth password.",
    );
  }
  // The scheme's name may be in any letter case; the credentials are compared exactly.
  const [, credentials] = /^basic (.*)$/is.exec(given) ?? [];
  if (credentials === undefined) return refuse("The authorization is not Basic.");
  return isOneOf(`Basic ${credentials}`, secrets.map(basicAuthorization))
    ? { ok: true }
    : refuse("User and password are not those of this integration.");
}

function refuse(reason: string): Verdict {
  return { ok: false, reason };
}
