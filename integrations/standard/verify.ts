import { Buffer } from "node:buffer";
import type { Verdict, WebhookRequest } from "@/integrations/adapter.ts";
import { hmac, isSignature } from "@/integrations/shared/hmac.ts";
import { SECRET_PREFIX } from "./sign.ts";
import { signedHeaders } from "./signed_headers.ts";

/** How far the sender's clock may be ahead or behind, in seconds. */
const TOLERANCE_SECONDS = 300;
const MIN_KEY_BYTES = 24;
const MAX_KEY_BYTES = 64;

/**
 * Checks a signature of Standard Webhooks 1.0: at least one of the `v1` signatures must be made
 * with one of the secrets. Signatures of unknown versions are ignored.
 * @param secrets base64 of 24 to 64 bytes, with or without `whsec_`
 */
export function verifyStandard(request: WebhookRequest, secrets: readonly string[]): Verdict {
  const { prefix, id, timestamp, signature: signatures } = signedHeaders(request.headers);
  if (id === "") return refuse(`The header ${prefix}id is missing.`);
  if (id.includes(".")) return refuse(`The header ${prefix}id holds a dot.`);
  if (!/^\d{1,12}$/.test(timestamp)) {
    return refuse(`The header ${prefix}timestamp is missing or not a number of seconds.`);
  }
  if (signatures === "") return refuse(`The header ${prefix}signature is missing.`);
  const late = Math.floor(request.receivedAt / 1000) - Number(timestamp);
  if (Math.abs(late) > TOLERANCE_SECONDS) {
    const direction = late > 0 ? "ago" : "ahead";
    return refuse(
      `It was signed ${Math.abs(late)} seconds ${direction}; ${TOLERANCE_SECONDS} are allowed. ` +
        "Check the sender's clock.",
    );
  }
  const keys = secrets.map(keyOf).filter((key) => key !== null);
  if (keys.length === 0) {
    return refuse("The integration's secret is not a valid secret of Standard Webhooks.");
  }
  const digests = keys.map((key) => hmac("sha256", key, `${id}.${timestamp}.`, request.body));
  const given = signatures.split(" ").filter((signature) => signature.startsWith("v1,"));
  if (given.length === 0) return refuse("There is no signature of version v1.");
  const isGenuine = given.reduce(
    (found, signature) =>
      digests.reduce(
        (match, digest) => isSignature(signature.slice("v1,".length), digest, "base64") || match,
        found,
      ),
    false,
  );
  return isGenuine
    ? { ok: true }
    : refuse("No signature matches: wrong secret, or changed on the way.");
}

function refuse(reason: string): Verdict {
  return { ok: false, reason };
}

/** Returns the key in a secret's text; null when it is invalid. */
function keyOf(secret: string): Buffer | null {
  const text = secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const key = Buffer.from(text, "base64");
  return key.length >= MIN_KEY_BYTES && key.length <= MAX_KEY_BYTES ? key : null;
}
