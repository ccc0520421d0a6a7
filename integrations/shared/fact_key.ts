import { sha256Hex } from "./hmac.ts";

// What the contract for facts allows.
const MOST_CHARACTERS = 80;

/**
 * A fact's key from what identifies it, such as a message's id. Ids that are too long are replaced
 * by their hash, so that two of them still differ.
 */
export function factKey(what: string, id: string): string {
  const key = `${what}:${id}`;
  if (key.length <= MOST_CHARACTERS) return key;
  return `${what}:${sha256Hex(new TextEncoder().encode(id))}`;
}
