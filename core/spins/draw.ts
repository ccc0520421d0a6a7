import { digestOf } from "./seed.ts";
import { drawTicket, type Ticket } from "./ticket.ts";

/** A draw among prizes, with every step of it. */
export interface Draw<T> extends Ticket {
  /** HMAC-SHA256(seed, message), hex. */
  readonly digest: string;
  /** Sum of the weights. */
  readonly sum: number;
  /** Place of the prize among the candidates. */
  readonly index: number;
  readonly prize: T;
}

/**
 * Draws one of the candidates. They stand side by side in their order, each as wide as its weight;
 * the one that the ticket falls on is drawn.
 * @throws {RangeError | Error} when the weights are no whole numbers from 1 on with a sum below 2^31,
 *   or the seed is not hex
 */
export function drawPrize<T extends { readonly weight: number }>(
  seed: string,
  message: string,
  candidates: readonly T[],
): Draw<T> {
  const sum = sumWeights(candidates);
  const ticket = drawTicket(seed, message, sum);
  const index = prizeAt(ticket.ticket, candidates);
  return { ...ticket, digest: digestOf(seed, message), sum, index, prize: candidates[index]! };
}

/** Where the ticket falls: the index of the candidate. */
export function prizeAt(
  ticket: number,
  candidates: readonly { readonly weight: number }[],
): number {
  let end = 0;
  for (const [index, { weight }] of candidates.entries()) {
    end += weight;
    if (ticket < end) return index;
  }
  throw new RangeError(`ticket ${ticket} lies beyond the sum of the weights, ${end}`);
}

/** @throws {RangeError} when a weight is no whole number from 1 on */
function sumWeights(candidates: readonly { readonly weight: number }[]): number {
  return candidates.reduce((sum, { weight }) => {
    if (!Number.isSafeInteger(weight) || weight < 1) {
      throw new RangeError(`a weight is ${weight}; it must be a whole number from 1 on`);
    }
    return sum + weight;
  }, 0);
}
