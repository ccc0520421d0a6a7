import { createHash } from "node:crypto";

/** A token for a link that opens something once. */
export interface LinkToken {
  /** What the link holds: 32 random bytes as text. */
  readonly token: string;
  /** What is stored instead. */
  readonly hash: string;
}

/** Makes a token. */
export function makeLinkToken(): LinkToken {
  const token = crypto.getRandomValues(new Uint8Array(32)).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
  return { token, hash: hashLinkToken(token) };
}

/**
 * Returns the hash of a token, by which it is found. It needs no slow hash and no comparison in
 * constant time: the token is random and long, and a hash does not lead back to it.
 */
export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
