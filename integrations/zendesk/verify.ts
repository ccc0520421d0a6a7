import type { Verdict, WebhookRequest } from "@/integrations/adapter.ts";
import { hmac, isSignature } from "@/integrations/shared/hmac.ts";
import { fromIso } from "@/integrations/shared/time.ts";

// Zendesk retries for a while and does not say whether it signs again. A repeated webhook has no
// effect, so this only needs to keep out old recordings.
const TOLERANCE_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Checks `X-Zendesk-Webhook-Signature`: base64 of HMAC-SHA256 over the timestamp, exactly as in its
 * header, and the body. The secret is used as it is shown, although it looks like base64.
 */
export function verifyZendesk(request: WebhookRequest, secrets: readonly string[]): Verdict {
  const signature = request.headers["x-zendesk-webhook-signature"] ?? "";
  const timestamp = request.headers["x-zendesk-webhook-signature-timestamp"] ?? "";
  if (signature === "") return refuse("The header X-Zendesk-Webhook-Signature is missing.");
  if (timestamp === "") {
    return refuse("The header X-Zendesk-Webhook-Signature-Timestamp is missing.");
  }
  const isGenuine = secrets.reduce(
    (found, secret) =>
      isSignature(signature, hmac("sha256", secret, timestamp, request.body), "base64") || found,
    false,
  );
  if (!isGenuine) {
    return refuse("The signature does not match: wrong secret, or changed on the way.");
  }
  const signedAt = fromIso(timestamp);
  return signedAt === null || Math.abs(request.receivedAt - signedAt) <= TOLERANCE_MILLISECONDS
    ? { ok: true }
    : refuse("It was signed more than a day ago, or ahead; check the clocks.");
}

function refuse(reason: string): Verdict {
  return { ok: false, reason };
}
