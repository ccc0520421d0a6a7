/**
 * Reads a body that must be small.
 * @returns null when the request has none
 */
export async function readBody(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null | "too_large"> {
  if (!request.body || request.method === "GET" || request.method === "HEAD") return null;
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > maxBytes) {
    await request.body.cancel();
    return "too_large";
  }
  const bytes = new Uint8Array(maxBytes);
  let length = 0;
  // Leaving the loop early cancels the stream: what a liar sends on is not read.
  for await (const chunk of request.body) {
    if (length + chunk.length > maxBytes) return "too_large";
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.slice(0, length);
}
