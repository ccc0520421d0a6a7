/** Encrypts the secrets of other systems before they are stored in the database. */
export interface Sealer {
  /** Encrypts a text. */
  seal(text: string): Promise<string>;
  /** Decrypts a text; null when it was sealed under another secret or was changed. */
  open(sealed: string): Promise<string | null>;
}

const PREFIX = "v1.";
const IV_BYTES = 12;
const base64url = { alphabet: "base64url", omitPadding: true } as const;

/**
 * Opens a sealer: AES-256-GCM with a key that HKDF-SHA-256 derives from Laurel's secret. A copy of
 * the database alone is then not enough to sign a webhook.
 */
export function openSealer(secret: string): Sealer {
  const key = deriveKey(secret);
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const plain = new TextEncoder().encode(text);
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, plain);
      const bytes = new Uint8Array([...iv, ...new Uint8Array(sealed)]);
      return PREFIX + bytes.toBase64(base64url);
    },
    async open(sealed) {
      if (!sealed.startsWith(PREFIX)) return null;
      try {
        const bytes = Uint8Array.fromBase64(sealed.slice(PREFIX.length), base64url);
        const iv = bytes.slice(0, IV_BYTES);
        const plain = await crypto.subtle.decrypt(
          { name: "AES-GCM", iv },
          await key,
          bytes.slice(IV_BYTES),
        );
        return new TextDecoder().decode(plain);
      } catch {
        // It was sealed with another secret or changed; Web Crypto does not say which.
        return null;
      }
    },
  };
}

async function deriveKey(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    "HKDF",
    false,
    ["deriveKey"],
  );
  const info = new TextEncoder().encode("laurel/integration-secrets");
  return await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
