import type { Verdict, WebhookRequest } from "@/integrations/adapter.ts";
import { hmac, isSignature } from "@/integrations/shared/hmac.ts";

const SCHEME = "sha1=";

/**
 * Checks `X-Hub-Signature`: HMAC-SHA1 of the body with the app's client secret. Intercom does not
 * sign the time, so an old webhook can be sent again. This has no effect, because facts are
 * idempotent.
 */
export function verifyIntercom(request: WebhookRequest, secrets: readonly string[]): Verdict {
  const signature = request.headers["x-hub-signature"] ?? "";
  if (signature === "") return refuse("The header X-Hub-Signature is missing.");
  if (!signature.startsWith(SCHEME)) return refuse("The signature does not begin with sha1=.");
  const given = signature.slice(SCHEME.length);
  const isGenuine = secrets.reduce(
    (found, secret) => isSignature(given, hmac("sha1", secret, request.body), "hex") || found,
    false,
  );
  return isGenuine
    ? { ok: true }
    : refuse("The signature does not match: not the app's client secret, or changed on the way.");
}

function refuse(reason: string): Verdict {
  return { ok: false, reason };
}
