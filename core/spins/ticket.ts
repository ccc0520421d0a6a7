import { signature } from "./seed.ts";

/** A draw of a whole number, with everything that is needed to repeat it by hand. */
export interface Ticket {
  /** From 0 up to the sum of the weights, which is not included. */
  readonly ticket: number;
  /** The 32-bit word that gave the ticket. */
  readonly word: number;
  /** The index of the word within its digest, from 0. */
  readonly position: number;
  /** 0: the digest itself; n: the n-th continuation. */
  readonly round: number;
  /** The number of words that were rejected before. */
  readonly rejected: number;
}

const WORD_RANGE = 2 ** 32;

/**
 * Returns the bound at and above which words are rejected: the largest multiple of `sum` up to
 * 2^32. Below it, every remainder is equally frequent.
 * @param sum a whole number from 1 to 2^31, exclusive
 */
export function wordBound(sum: number): number {
  return WORD_RANGE - WORD_RANGE % sum;
}

/**
 * Maps digests to a ticket without bias, by rejection sampling. A digest is read as eight unsigned
 * 32-bit words, big-endian; the first one below {@link wordBound} gives `word % sum`. When all
 * eight are rejected (this is rare: at most one word in three is), the next digest is used.
 * @param digestAt returns the 32 bytes of the n-th digest; 0 is the spin's own
 * @throws {RangeError} when the sum is out of range
 */
export function mapToTicket(digestAt: (round: number) => Uint8Array, sum: number): Ticket {
  if (!Number.isInteger(sum) || sum < 1 || sum >= 2 ** 31) {
    throw new RangeError(`the weights add up to ${sum}; it takes 1 to 2^31 - 1`);
  }
  const bound = wordBound(sum);
  let rejected = 0;
  for (let round = 0;; round++) {
    const digest = digestAt(round);
    const words = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
    for (let position = 0; position < digest.byteLength / 4; position++) {
      const word = words.getUint32(position * 4);
      if (word < bound) return { ticket: word % sum, word, position, round, rejected };
      rejected++;
    }
  }
}

/**
 * Returns the ticket of a message under a seed. The n-th continuation signs `message:n`; messages
 * of other spins cannot equal it, because they end in a dot and a number.
 * @throws {RangeError | Error} when the sum is out of range, or the seed is not hex
 */
export function drawTicket(seed: string, message: string, sum: number): Ticket {
  return mapToTicket(
    (round) => signature(seed, round === 0 ? message : `${message}:${round}`),
    sum,
  );
}
