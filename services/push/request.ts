import { encryptNotification } from "@block65/webcrypto-web-push";
import { importJWK, SignJWT } from "jose";
import type { PushKeys } from "@/core/push/environment.ts";
import type { OutgoingRequest } from "@/services/webhooks/send.ts";

/** Push services refuse a token that is valid for more than a day (RFC 8292). */
const TOKEN_SECONDS = 12 * 3_600;

/** A message for one browser. */
export interface PushInput {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly text: string;
  readonly ttlSeconds: number;
  readonly urgency: "normal" | "high";
  /** A newer message with the same topic replaces one that waits at the push service. */
  readonly topic: string;
}

/** Makes the request that carries a message. */
export type MakePushRequest = (input: PushInput, now: number) => Promise<OutgoingRequest>;

/**
 * Opens what encrypts messages (RFC 8291) and signs the requests (RFC 8292). The library encrypts
 * and pads all messages to one length. Its own signature is not used: it reads the system's clock.
 */
export function openPushRequests({ publicKey, privateKey, subject }: PushKeys): MakePushRequest {
  const point = Uint8Array.fromBase64(publicKey, { alphabet: "base64url" });
  const coordinate = (from: number) =>
    point.slice(from, from + 32).toBase64({ alphabet: "base64url", omitPadding: true });
  const key = importJWK(
    { kty: "EC", crv: "P-256", x: coordinate(1), y: coordinate(33), d: privateKey },
    "ES256",
  );
  return async (input, now) => {
    const { endpoint, p256dh, auth } = input;
    const token = await new SignJWT()
      .setProtectedHeader({ typ: "JWT", alg: "ES256" })
      .setAudience(new URL(endpoint).origin)
      .setExpirationTime(Math.floor(now / 1000) + TOKEN_SECONDS)
      .setSubject(subject)
      .sign(await key);
    const subscription = { endpoint, expirationTime: null, keys: { p256dh, auth } };
    return {
      url: endpoint,
      headers: {
        authorization: `vapid t=${token}, k=${publicKey}`,
        "content-encoding": "aes128gcm",
        "content-type": "application/octet-stream",
        ttl: String(input.ttlSeconds),
        urgency: input.urgency,
        topic: input.topic,
      },
      body: await encryptNotification(subscription, new TextEncoder().encode(input.text)),
    };
  };
}

/** Whether messages can be encrypted for a browser: its key may be no point of the curve. */
export async function canEncrypt(
  { endpoint, p256dh, auth }: Pick<PushInput, "endpoint" | "p256dh" | "auth">,
): Promise<boolean> {
  try {
    const keys = { p256dh, auth };
    await encryptNotification({ endpoint, expirationTime: null, keys }, new Uint8Array(1));
    return true;
  } catch {
    // The caller says which field is wrong.
    return false;
  }
}
