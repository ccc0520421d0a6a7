import { isIP } from "node:net";

const PRIVATE =
  /^(::ffff:)?(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]|^fe80:/i;

/**
 * The address to count a client under. `X-Forwarded-For` is believed only from a proxy, which is a
 * peer on the same machine or a private network (or when the peer is not known), and then only its
 * last entry: the ones before it are the client's own words.
 * @param peer the connection's other end
 * @returns null when nothing is known
 */
export function clientAddress(headers: Headers, peer?: string): string | null {
  if (peer && !PRIVATE.test(peer)) return peer;
  const forwarded = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (forwarded && isIP(forwarded) !== 0) return forwarded;
  return peer ?? null;
}
