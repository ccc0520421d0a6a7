/** Where one is on the page of keys. */
export type Place = "list" | "new";

const HREFS: Readonly<Record<Place, string>> = { list: "/admin/keys", new: "/admin/keys/new" };

/** The address of a place. */
export function hrefOf(place: Place): string {
  return HREFS[place];
}

/** The place at a path, or null where there is none. */
export function placeAt(path: string): Place | null {
  const plain = path.replace(/\/$/, "");
  return plain === HREFS.list ? "list" : plain === HREFS.new ? "new" : null;
}
