/**
 * Whether a request to better-auth contains a NUL character anywhere. PostgreSQL cannot store one
 * in a text, so better-auth's query would fail.
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
    // Not JSON, perhaps a form.
    return /\0|%00/.test(text);
  }
  return isFound;
}
