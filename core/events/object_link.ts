const MOST_CHARACTERS = 2_000;

/**
 * Returns the address of the object that an event is about (`data.objectUrl`), or undefined when it
 * is not one that people can follow safely: https, with a host, and without a name and password,
 * which make an address look like another one.
 */
export function objectLinkOf(data: Readonly<Record<string, unknown>>): string | undefined {
  const text = data["objectUrl"];
  if (typeof text !== "string" || text.length > MOST_CHARACTERS) return undefined;
  const url = URL.parse(text);
  if (url === null || url.protocol !== "https:") return undefined;
  return url.username === "" && url.password === "" ? url.href : undefined;
}
