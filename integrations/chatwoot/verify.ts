import type { Verdict, WebhookRequest } from "@/integrations/adapter.ts";
import { hmac, isOneOf, isSignature } from "@/integrations/shared/hmac.ts";

/** How far Chatwoot's clock may be ahead or behind, in seconds. */
const TOLERANCE_SECONDS = 300;
const SCHEME = "sha256=";

/**
 * Checks `X-Chatwoot-Signature`: HMAC-SHA256 over the timestamp, a dot and the body. Versions
 * before 4.11.2 do not sign; for them the address contains the secret as `?token=`.
 */
export function verifyChatwoot(request: WebhookRequest, secrets: readonly string[]): Verdict {
  const signature = request.headers["x-chatwoot-signature"];
  if (signature === undefined) return verifyToken(request.url, secrets);
  const timestamp = request.headers["x-chatwoot-timestamp"] ?? "";
  if (!/^\d{1,12}$/.test(timestamp)) {
    return refuse("The header X-Chatwoot-Timestamp is missing or not a number of seconds.");
  }
  const late = Math.floor(request.receivedAt / 1000) - Number(timestamp);
  if (Math.abs(late) > TOLERANCE_SECONDS) {
    return refuse(
      `It was signed ${Math.abs(late)} seconds ${late > 0 ? "ago" : "ahead"}; ` +
        `${TOLERANCE_SECONDS} are allowed. Check the clocks.`,
    );
  }
  if (!signature.startsWith(SCHEME)) return refuse("The signature does not begin with sha256=.");
  const given = signature.slice(SCHEME.length);
  const isGenuine = secrets.reduce(
    (found, secret) =>
      isSignature(given, hmac("sha256", secret, `${timestamp}.`, request.body), "hex") || found,
    false,
  );
  return isGenuine
    ? { ok: true }
    : refuse("The signature does not match: wrong secret, or changed on the way.");
}

function verifyToken(url: string, secrets: readonly string[]): Verdict {
  const token = URL.canParse(url) ? new URL(url).searchParams.get("token") : null;
  if (token === null) {
    return refuse(
      "It is not signed. Chatwoot signs since version 4.11.2; with an older one, put the secret " +
        "into the address: ?token=…",
    );
  }
  return isOneOf(token, secrets) ? { ok: true } : refuse("The token in the address is wrong.");
}

function refuse(reason: string): Verdict {
  return { ok: false, reason };
}
