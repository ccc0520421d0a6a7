import { signature } from "./seed.ts";

/** A draw of a whole number, with what is needed to follow it by hand. */
export interface Ticket {
  /** From 0 to the sum of the weights, exclusive. */
  readonly ticket: number;
  /** The 32-bit word that gave it. */
  readonly word: number;
  /** Which word of the digest it was, from 0. */
  readonly position: number;
  /** 0: the digest itself; n: the n-th continuation. */
  readonly round: number;
  /** How many words were passed over before. */
  readonly rejected: number;
}

const WORD_RANGE = 2 ** 32;

/**
 * Words at and above this bound are passed over: it is the largest multiple of `sum` up to 2^32, so
 * that below it every remainder is equally frequent.
 * @param sum a whole number from 1 to 2^31, exclusive
 */
export function wordBound(sum: number): number {
  return WORD_RANGE - WORD_RANGE % sum;
}

/**
 * Maps digests to a ticket without bias, by rejection sampling. A digest is read as eight unsigned
 * 32-bit words, big end first; the first one below {@link wordBound} gives `word % sum`. When all
 * eight are passed over (seldom: at most one word in three is), the next digest is asked for.
 * @param digestAt the 32 bytes of the n-th digest; 0 is the spin's own
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
 * The ticket of a message under a seed. The n-th continuation signs `message:n`; no message of
 * another spin looks like that, because those end in a dot and a number.
 * @throws {RangeError | Error} when the sum is out of range, or the seed is not hex
 */
export function drawTicket(seed: string, message: string, sum: number): Ticket {
  return mapToTicket(
    (round) => signature(seed, round === 0 ? message : `${message}:${round}`),
    sum,
  );
}
