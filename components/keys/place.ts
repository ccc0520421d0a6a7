/** A place on the keys page. */
export type Place = "list" | "new";

const HREFS: Readonly<Record<Place, string>> = { list: "/admin/keys", new: "/admin/keys/new" };

/** Returns the address of a place. */
export function hrefOf(place: Place): string {
  return HREFS[place];
}

/** Returns the place at a path, or null when there is none. */
export function placeAt(path: string): Place | null {
  const plain = path.replace(/\/$/, "");
  return plain === HREFS.list ? "list" : plain === HREFS.new ? "new" : null;
}
