import type { Buffer } from "node:buffer";
import type { Verdict, WebhookRequest } from "@/integrations/adapter.ts";
import { hmac, isSignature } from "@/integrations/shared/hmac.ts";
import { spellings } from "@/integrations/shared/spellings.ts";

export const SIGNATURE_HEADER = "x-hubspot-signature-v3";
export const TIMESTAMP_HEADER = "x-hubspot-request-timestamp";

/** How far the time of a webhook may be ahead or behind. */
const TOLERANCE_MILLISECONDS = 5 * 60_000;
/** The maximum number of addresses that one webhook is tried with; each hashes the body again. */
const MAX_SPELLINGS = 16;

/** The escapes that HubSpot decodes in an address before it signs; others stay. */
const DECODED: Readonly<Record<string, string>> = {
  "%3A": ":",
  "%2F": "/",
  "%3F": "?",
  "%40": "@",
  "%21": "!",
  "%24": "$",
  "%27": "'",
  "%28": "(",
  "%29": ")",
  "%2A": "*",
  "%2C": ",",
  "%3B": ";",
};

/** Returns version 3 of HubSpot's signature, in base64. */
export function signHubspot(
  secret: string,
  { method, url, body }: Pick<WebhookRequest, "method" | "url" | "body">,
  timestamp: string,
): Buffer {
  const uri = url.replaceAll(/%[0-9A-F]{2}/g, (escape) => DECODED[escape] ?? escape);
  return hmac("sha256", secret, method, uri, body, timestamp);
}

/**
 * Verifies a webhook. Only version 3 is accepted: the older two do not sign the time, so an old
 * webhook could be sent again.
 */
export function verifyHubspot(request: WebhookRequest, secrets: readonly string[]): Verdict {
  const { headers, receivedAt } = request;
  const signature = headers[SIGNATURE_HEADER];
  if (!signature) return refuse(withoutVersion3(headers));
  const timestamp = headers[TIMESTAMP_HEADER] ?? "";
  if (!/^\d{13}$/.test(timestamp)) {
    return refuse(`The header ${TIMESTAMP_HEADER} is not a time in milliseconds since 1970.`);
  }
  const age = receivedAt - Number(timestamp);
  if (Math.abs(age) > TOLERANCE_MILLISECONDS) {
    const side = age > 0 ? "old" : "ahead of this server's clock";
    return refuse(
      `The webhook is ${Math.round(Math.abs(age) / 1000)} s ${side}; 300 s are allowed.`,
    );
  }
  const addresses = spellings(request.url, MAX_SPELLINGS);
  const isSigned = secrets.reduce(
    (found, secret) =>
      addresses.reduce((match, url) => {
        const expected = signHubspot(secret, { ...request, url }, timestamp);
        return isSignature(signature, expected, "base64") || match;
      }, found),
    false,
  );
  return isSigned ? { ok: true } : refuse(
    "The signature does not match. Check the app's client secret, and that the address in HubSpot " +
      "is letter by letter the one that Laurel shows.",
  );
}

function withoutVersion3(headers: WebhookRequest["headers"]): string {
  const version = headers["x-hubspot-signature-version"];
  if (version || headers["x-hubspot-signature"]) {
    return `The webhook is signed by version ${version?.slice(0, 10) ?? "1 or 2"} only, which ` +
      "holds no time; Laurel needs version 3.";
  }
  return `The header ${SIGNATURE_HEADER} is missing.`;
}

function refuse(reason: string): Verdict {
  return { ok: false, reason };
}
