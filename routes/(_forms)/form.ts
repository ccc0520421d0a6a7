import { wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";

/** The maximum size of a form. The fields of all forms need far less. */
const MAX_FORM_BYTES = 16 * 1024;

/** Reads a form. Returns null when the body is not a form or is far too large. */
export async function readForm(request: Request): Promise<URLSearchParams | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded") || !request.body) return null;
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of request.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_FORM_BYTES) return null;
  }
  return new URLSearchParams(text + decoder.decode());
}

/** Returns the address of the connection's other end. */
export function peerOf({ remoteAddr }: Deno.ServeHandlerInfo): string | undefined {
  return "hostname" in remoteAddr ? remoteAddr.hostname : undefined;
}

/** Returns the error of a password that was typed twice; null when both are the same. */
export function repeatedError(form: URLSearchParams): string | null {
  return form.get("password") === form.get("repeated") ? null : wordsOf(authWords).form.notTheSame;
}

/** Says how long to wait. */
export function waitWords(retryAfter: number): string {
  return wordsOf(authWords).form.wait(Math.ceil(retryAfter / 60));
}

/** The answer to a form that another site sent. */
export function crossOriginWords(): string {
  return wordsOf(authWords).form.crossOrigin;
}

/**
 * The headers of a page whose address opens something once: nothing keeps the page, and no request
 * that it makes names more than Laurel's host. (`no-referrer` would hide the origin of the form,
 * which is checked.)
 */
export const SECRET_ADDRESS = {
  "cache-control": "no-store",
  "referrer-policy": "strict-origin",
} as const;
