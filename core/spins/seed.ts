import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** The length of a seed in bytes. */
export const SEED_BYTES = 32;

/** Returns whether a text is a seed or a digest: 64 lower-case hex digits. */
export function isHex256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/**
 * Returns the commitment to a seed, which is published before the seed's day: SHA-256 of its 32
 * bytes (not of its hex text), in hex.
 * @throws {Error} when the seed is not 64 hex digits
 */
export function commitmentOf(seed: string): string {
  return bytesToHex(sha256(hexToBytes(seed)));
}

/**
 * Returns HMAC-SHA256 with the seed's 32 bytes as the key, over the message in UTF-8, in hex.
 * @throws {Error} when the seed is not hex
 */
export function digestOf(seed: string, message: string): string {
  return bytesToHex(signature(seed, message));
}

/** Returns {@link digestOf} as bytes. */
export function signature(seed: string, message: string): Uint8Array {
  return hmac(sha256, hexToBytes(seed), utf8ToBytes(message));
}

/** Converts random bytes to a seed as it is stored. */
export function toSeed(bytes: Uint8Array): string {
  if (bytes.length !== SEED_BYTES) throw new Error(`a seed has ${SEED_BYTES} bytes`);
  return bytesToHex(bytes);
}
