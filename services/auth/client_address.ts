import { isIP } from "node:net";

const PRIVATE =
  /^(::ffff:)?(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]|^fe80:/i;

/**
 * Returns the address under which requests of a client are counted. `X-Forwarded-For` is trusted
 * only when it comes from a proxy, that is, when the peer is on the same machine or in a private
 * network (or is unknown). Even then only its last entry is trusted: the client may have written
 * the earlier ones.
 * @param peer the address of the connection's other end
 * @returns null when nothing is known
 */
export function clientAddress(headers: Headers, peer?: string): string | null {
  if (peer && !PRIVATE.test(peer)) return peer;
  const forwarded = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (forwarded && isIP(forwarded) !== 0) return forwarded;
  return peer ?? null;
}

/** A request, and the address of its connection's other end. */
export interface Visit {
  readonly request: Request;
  readonly peer?: string | undefined;
}

/** Returns the address under which a visit is counted: see {@link clientAddress}. */
export function visitorAddress({ request, peer }: Visit): string | null {
  return clientAddress(request.headers, peer);
}
