import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Draws a share of people at random: those with the smallest SHA-256 of seed and id. The same seed
 * and people give the same draw, so that anybody can check it later.
 * @param ids different ids, in any order
 * @returns the drawn ids, sorted
 */
export function drawShare(ids: readonly string[], share: number, seed: string): string[] {
  return ids.map((id) => ({ id, key: bytesToHex(sha256(utf8ToBytes(`${seed}:${id}`))) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, Math.round(share * ids.length))
    .map(({ id }) => id).sort();
}
