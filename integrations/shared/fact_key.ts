import { sha256Hex } from "./hmac.ts";

// The maximum length of a fact's key.
const MAX_CHARACTERS = 80;

/**
 * Builds a fact's key from what identifies it, such as a message's id. A long id is replaced by its
 * hash, so that different ids still have different keys.
 */
export function factKey(what: string, id: string): string {
  const key = `${what}:${id}`;
  if (key.length <= MAX_CHARACTERS) return key;
  return `${what}:${sha256Hex(new TextEncoder().encode(id))}`;
}
