import { z } from "zod";

const PAIR = "`deno task vapid` makes a pair";

/** The environment variables of Web Push. They are given together or not at all. */
export const pushVariables = {
  LAUREL_VAPID_PUBLIC_KEY: z.string().trim()
    .refine(isPublicKey, `must be a P-256 public key of 65 bytes in base64url; ${PAIR}`).optional(),
  LAUREL_VAPID_PRIVATE_KEY: z.string().trim().refine(
    (text) => isBytes(text, 32),
    `must be a P-256 private key of 32 bytes in base64url; ${PAIR}`,
  ).optional(),
  LAUREL_VAPID_SUBJECT: z.string().trim().regex(
    /^(mailto:[^\s@<>]+@[^\s@<>]+|https:\/\/[^\s]+)$/,
    "must be where push services reach you: mailto:it@example.com or an https:// address",
  ).optional(),
};

/** The names of the variables. */
export const PUSH_VARIABLES = Object.keys(pushVariables) as readonly (keyof typeof pushVariables)[];

/** The keys with which Laurel tells push services who sends (RFC 8292), in base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Where push services reach whoever runs Laurel. */
  readonly subject: string;
}

/** Whether a text is this many bytes in base64url. */
export function isBytes(text: string, length: number): boolean {
  return bytesOf(text)?.length === length;
}

/** Whether a text has the form of an uncompressed point of P-256 in base64url. */
export function isPublicKey(text: string): boolean {
  const bytes = bytesOf(text);
  return bytes?.length === 65 && bytes[0] === 4;
}

function bytesOf(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text, { alphabet: "base64url" });
  } catch {
    // It is no base64url.
    return undefined;
  }
}
