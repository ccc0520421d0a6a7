import { charsetOf, decodeText } from "@/services/content/charset.ts";
import { readBody } from "./read_body.ts";

/**
 * Reads a webhook's body, both decoded for the adapter (decompressed, in UTF-8) and as it was sent,
 * for its signature.
 * @throws {ProblemError} `body_too_large`, `unsupported_media_type`, `malformed_encoding`
 */
export async function readWebhookBody(
  request: Request,
): Promise<{ readonly body: Uint8Array; readonly sentBodies: readonly Uint8Array[] }> {
  const { sent, bytes } = await readBody(request);
  const charset = charsetOf(request.headers.get("content-type") ?? "");
  // Bytes that are not valid text are passed on unchanged: the adapter reports them to the admin.
  const text = charset === "utf-8" ? null : decodeText(bytes, charset);
  const body = text === null ? bytes : new TextEncoder().encode(text);
  return { body, sentBodies: [...new Set([bytes, sent])].filter((one) => one !== body) };
}
