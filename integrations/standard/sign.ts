import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";

/** The prefix of a secret in text form; base64 follows. */
export const SECRET_PREFIX = "whsec_";

/**
 * Signs a message by Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`.
 * @param id the message's id; without a dot, which separates the signed parts
 * @param timestampSeconds time of this attempt, seconds since the epoch
 * @param body exactly the text or the bytes that are sent
 * @param secrets with or without `whsec_`; more than one during a rotation
 * @returns the header `webhook-signature`: one `v1,<base64>` per secret, separated by spaces
 * @throws {Error} when the id, the time or a secret is not valid for signing
 */
export function signStandard(
  id: string,
  timestampSeconds: number,
  body: string | Uint8Array,
  secrets: readonly string[],
): string {
  if (id === "" || id.includes(".")) {
    throw new Error(`cannot sign: the message id "${id}" is empty or holds a dot`);
  }
  if (!Number.isSafeInteger(timestampSeconds)) {
    throw new Error(`cannot sign: ${timestampSeconds} is no whole number of seconds`);
  }
  if (secrets.length === 0) throw new Error("cannot sign: there is no secret");
  const head = `${id}.${timestampSeconds}.`;
  return secrets.map((secret) => {
    const signature = createHmac("sha256", secretBytes(secret)).update(head).update(body)
      .digest("base64");
    return `v1,${signature}`;
  }).join(" ");
}

/** Returns the key in a secret's text. @throws {Error} without quoting the secret */
function secretBytes(secret: string): Buffer {
  const text = secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret;
  const bytes = Buffer.from(text, "base64");
  if (bytes.length === 0) throw new Error("cannot sign: a secret is empty or not base64");
  return bytes;
}
