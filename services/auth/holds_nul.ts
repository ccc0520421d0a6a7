/**
 * Whether a request to better-auth says a NUL character anywhere: PostgreSQL has none in its texts,
 * and better-auth would ask it for one.
 */
export function holdsNul(url: string, body: Uint8Array | null): boolean {
  if (/%00/.test(url)) return true;
  if (body === null) return false;
  const text = new TextDecoder().decode(body);
  let isFound = false;
  try {
    JSON.parse(text, (key, value) => {
      if (key.includes("\0") || (typeof value === "string" && value.includes("\0"))) isFound = true;
      return value;
    });
  } catch {
    // Not JSON: a form at best.
    return /\0|%00/.test(text);
  }
  return isFound;
}
