import { sha256Hex } from "./hmac.ts";

/** What a fact's key may have at most, see core/pairing/facts.ts. */
const MOST_CHARACTERS = 80;
const HASH_CHARACTERS = 32;

/** A fact's key made of parts. One that would be too long ends in a hash of the whole. */
export function factKey(...parts: readonly (string | number)[]): string {
  const key = parts.join(":");
  if (key.length <= MOST_CHARACTERS) return key;
  const hash = sha256Hex(new TextEncoder().encode(key)).slice(0, HASH_CHARACTERS);
  return `${key.slice(0, MOST_CHARACTERS - HASH_CHARACTERS - 1).toWellFormed()}#${hash}`;
}
