import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const PERIOD_MILLISECONDS = 30_000;

/**
 * Returns the code that an authenticator app shows (RFC 6238: SHA-1, 30 seconds, six digits).
 * @param secret in base 32, as people type it
 */
export function codeOf(secret: string, now: number = Date.now()): string {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(now / PERIOD_MILLISECONDS)));
  const mac = hmac(sha1, fromBase32(secret), new Uint8Array(counter.buffer));
  const offset = mac.at(-1)! & 0xf;
  const number = new DataView(mac.buffer).getUint32(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

function fromBase32(text: string): Uint8Array {
  const bits = [...text.replace(/=+$/, "")].map((letter) =>
    ALPHABET.indexOf(letter).toString(2).padStart(5, "0")
  ).join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => parseInt(byte, 2));
}
