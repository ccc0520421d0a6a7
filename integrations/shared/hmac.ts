import { Buffer } from "node:buffer";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** The hash functions that tools sign with. */
export type HmacHash = "sha1" | "sha256";

/** Returns the HMAC of the concatenated parts. */
export function hmac(
  hash: HmacHash,
  key: string | Uint8Array,
  ...parts: readonly (string | Uint8Array)[]
): Buffer {
  const signer = createHmac(hash, key);
  for (const part of parts) signer.update(part);
  return signer.digest();
}

/** Returns a hash in lower-case hex; text is hashed as UTF-8. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Compares two texts in constant time: the duration does not depend on where they differ or on the
 * length of the secret one.
 */
export function isSameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Returns whether a text is one of several; always compares all of them. */
export function isOneOf(given: string, expected: readonly string[]): boolean {
  return expected.reduce((found, one) => isSameText(given, one) || found, false);
}

/**
 * Returns whether the text of a signature is that of a digest. It compares texts, not decoded
 * bytes: several base64 texts decode to the same bytes, and the tool sent only one of them.
 */
export function isSignature(
  given: string,
  digest: Uint8Array,
  encoding: "hex" | "base64",
): boolean {
  return isSameText(given, Buffer.from(digest).toString(encoding));
}
