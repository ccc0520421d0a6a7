/** The maximum size of a form. E-mail address, password, code and path need far less. */
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

/** Says how long to wait after too many tries. */
export function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `Too many tries. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, please.`;
}
