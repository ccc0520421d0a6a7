import { digestOf } from "./seed.ts";
import { drawTicket, type Ticket } from "./ticket.ts";

/** A draw among prizes, with all of its steps. */
export interface Draw<T> extends Ticket {
  /** HMAC-SHA256(seed, message), hex. */
  readonly digest: string;
  /** The sum of the weights. */
  readonly sum: number;
  /** Index of the drawn prize among the candidates. */
  readonly index: number;
  readonly prize: T;
}

/**
 * Draws one of the candidates. Each candidate covers as many tickets as its weight, in the order of
 * the candidates; the draw chooses the one that covers the ticket.
 * @throws {RangeError | Error} when a weight is not a whole number from 1 on, when the sum of the
 *   weights reaches 2^31, or when the seed is not hex
 * @example
 * drawPrize(seed, messageOf("ana", "2026-11-29.ana.1"), wheel).index;
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

/** Returns the index of the candidate that covers a ticket. */
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

/**
 * Adds up the weights.
 * @throws {RangeError} when a weight is not a whole number from 1 on
 */
function sumWeights(candidates: readonly { readonly weight: number }[]): number {
  return candidates.reduce((sum, { weight }) => {
    if (!Number.isSafeInteger(weight) || weight < 1) {
      throw new RangeError(`a weight is ${weight}; it must be a whole number from 1 on`);
    }
    return sum + weight;
  }, 0);
}
