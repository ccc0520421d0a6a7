import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** Bytes of a seed. */
export const SEED_BYTES = 32;

/** Whether a text is a seed or a digest: 64 lower-case hex digits. */
export function isHex256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/**
 * What is shown of a seed before its day: SHA-256 over its 32 bytes (not over its hex text), in hex.
 * @throws {Error} when the seed is not 64 hex digits
 */
export function commitmentOf(seed: string): string {
  return bytesToHex(sha256(hexToBytes(seed)));
}

/**
 * HMAC-SHA256 with the seed's 32 bytes as the key over the message in UTF-8, in hex.
 * @throws {Error} when the seed is not hex
 */
export function digestOf(seed: string, message: string): string {
  return bytesToHex(signature(seed, message));
}

/** {@link digestOf} as bytes. */
export function signature(seed: string, message: string): Uint8Array {
  return hmac(sha256, hexToBytes(seed), utf8ToBytes(message));
}

/** The seed of these random bytes, as it is kept. */
export function toSeed(bytes: Uint8Array): string {
  if (bytes.length !== SEED_BYTES) throw new Error(`a seed has ${SEED_BYTES} bytes`);
  return bytesToHex(bytes);
}
