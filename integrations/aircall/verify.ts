import type { Verdict, WebhookRequest } from "@/integrations/adapter.ts";
import { isOneOf } from "@/integrations/shared/hmac.ts";
import { readJson } from "@/integrations/shared/json.ts";

/**
 * Verifies a webhook of Aircall, which does not sign. Each body contains the token that Aircall
 * made for the webhook. An old webhook cannot be distinguished from a new one.
 */
export function verifyAircall({ body }: WebhookRequest, secrets: readonly string[]): Verdict {
  const token = tokenOf(body);
  if (token === null) return { ok: false, reason: "The body brings no token." };
  return isOneOf(token, secrets.filter((secret) => secret !== ""))
    ? { ok: true }
    : { ok: false, reason: "The body's token is not that of the webhook in Aircall." };
}

function tokenOf(body: Uint8Array): string | null {
  try {
    const token = (readJson(body) as { token?: unknown } | null)?.token;
    return typeof token === "string" && token !== "" ? token : null;
  } catch {
    // A body that cannot be read carries no token, and is refused.
    return null;
  }
}
