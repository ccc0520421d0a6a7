/**
 * Where a rendered response carries its nonce to the middlewares, out of reach of the headers
 * that a client gets. Genuine Fresh 2.3 uses the same registered symbol.
 */
export const NONCE: unique symbol = Symbol.for("__freshNonce");

/** The nonce of a page, undefined for any other response. */
export function nonceOf(response: Response): string | undefined {
  return (response as Response & { [NONCE]?: string })[NONCE];
}
