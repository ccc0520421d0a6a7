/**
 * The property of a rendered response that holds its nonce for the middlewares. It is not a header,
 * so clients never get it. Fresh 2.3 itself uses the same registered symbol.
 */
export const NONCE: unique symbol = Symbol.for("__freshNonce");

/** Returns the nonce of a page, or undefined for any other response. */
export function nonceOf(response: Response): string | undefined {
  return (response as Response & { [NONCE]?: string })[NONCE];
}
