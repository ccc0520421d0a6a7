/**
 * A browser with its push service: a real HTTP server on this machine, and the browser's side of
 * RFC 8291, written by hand because libraries only encrypt. `push_receiver_test.ts` checks it with
 * the example of the RFC.
 */

/** The keys of a browser's subscription. */
export interface BrowserKeys {
  readonly privateKey: CryptoKey;
  /** The public key as an uncompressed point. */
  readonly point: Uint8Array<ArrayBuffer>;
  readonly auth: Uint8Array<ArrayBuffer>;
}

/** A message as it arrived at the push service. */
export interface ReceivedPush {
  readonly path: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface PushReceiver {
  /** The address of the push service, without a slash at the end. */
  readonly url: string;
  readonly received: ReceivedPush[];
}

/** Runs a test with a push service. By default it answers 201. */
export async function withPushReceiver(
  use: (receiver: PushReceiver) => Promise<void>,
  answer: (push: ReceivedPush, index: number) => Response = () =>
    new Response(null, { status: 201 }),
): Promise<void> {
  const received: ReceivedPush[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const body = new Uint8Array(await request.arrayBuffer());
    const push = { path: new URL(request.url).pathname, headers: request.headers, body };
    received.push({ ...push, headers: new Headers(request.headers) });
    return answer(push, received.length - 1);
  });
  try {
    await use({ url: `http://127.0.0.1:${server.addr.port}`, received });
  } finally {
    await server.shutdown();
  }
}

/** Makes the keys of a browser. */
export async function makeBrowserKeys(): Promise<BrowserKeys> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  return {
    privateKey: pair.privateKey,
    point: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
    auth: crypto.getRandomValues(new Uint8Array(16)),
  };
}

export const toBase64Url = (bytes: Uint8Array) =>
  bytes.toBase64({ alphabet: "base64url", omitPadding: true });

/** Decrypts a message as the browser does (RFC 8291, with one record of RFC 8188). */
export async function decryptPush(
  body: Uint8Array<ArrayBuffer>,
  { privateKey, point, auth }: BrowserKeys,
): Promise<string> {
  const salt = body.slice(0, 16);
  const keyLength = body[20]!;
  const server = body.slice(21, 21 + keyLength);
  const sealed = body.slice(21 + keyLength);
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const serverKey = await crypto.subtle.importKey("raw", server, curve, false, []);
  const shared = await crypto.subtle.deriveBits(
    { name: "ECDH", public: serverKey },
    privateKey,
    256,
  );
  const info = concatenate(encode("WebPush: info\0"), point, server);
  const secret = await derive(shared, auth, info, 32);
  const content = await derive(secret, salt, encode("Content-Encoding: aes128gcm\0"), 16);
  const nonce = await derive(secret, salt, encode("Content-Encoding: nonce\0"), 12);
  const key = await crypto.subtle.importKey("raw", content, "AES-GCM", false, ["decrypt"]);
  const algorithm = { name: "AES-GCM", iv: nonce };
  const plain = new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed));
  // The last record ends with 2; zeros behind it are padding.
  return new TextDecoder().decode(plain.slice(0, plain.lastIndexOf(2)));
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

function concatenate(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

async function derive(
  secret: ArrayBuffer,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  return await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt, info },
    key,
    length * 8,
  );
}
