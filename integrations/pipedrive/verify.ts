import { Buffer } from "node:buffer";
import type { Verdict, WebhookRequest } from "@/integrations/adapter.ts";
import { isOneOf } from "@/integrations/shared/hmac.ts";

/** The header by which Pipedrive shows that it knows the secret, "user:password". */
export function basicAuthorization(secret: string): string {
  return `Basic ${Buffer.from(secret, "utf8").toString("base64")}`;
}

/**
 * Pipedrive signs nothing: whoever knows user and password may send anything, at any time. What was
 * sent twice counts once because facts have keys.
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
  // The scheme's name may be written in any case, what follows it is compared letter by letter.
  const [, credentials] = /^basic (.*)$/is.exec(given) ?? [];
  if (credentials === undefined) return refuse("The authorization is not of the kind Basic.");
  return isOneOf(`Basic ${credentials}`, secrets.map(basicAuthorization))
    ? { ok: true }
    : refuse("User and password are not those of this integration.");
}

function refuse(reason: string): Verdict {
  return { ok: false, reason };
}
