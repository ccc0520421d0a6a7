import { Buffer } from "node:buffer";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** The hashes that tools sign with. */
export type HmacHash = "sha1" | "sha256";

/** The HMAC of the parts, one after the other. */
export function hmac(
  hash: HmacHash,
  key: string | Uint8Array,
  ...parts: readonly (string | Uint8Array)[]
): Buffer {
  const signer = createHmac(hash, key);
  for (const part of parts) signer.update(part);
  return signer.digest();
}

/** A hash in lower-case hex; of a text that of its UTF-8. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Whether two texts are the same; how long that takes tells nothing of where they differ, nor of
 * how long the secret one is.
 */
export function isSameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Whether a text is one of several, all of which are looked at whatever the first one says. */
export function isOneOf(given: string, expected: readonly string[]): boolean {
  return expected.reduce((found, one) => isSameText(given, one) || found, false);
}

/**
 * Whether a signature's text is that of a digest. Texts are compared and not what they decode to:
 * several base64 texts decode to the same bytes, and only one of them was sent by the tool.
 */
export function isSignature(
  given: string,
  digest: Uint8Array,
  encoding: "hex" | "base64",
): boolean {
  return isSameText(given, Buffer.from(digest).toString(encoding));
}
