import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallLinkWords } from "@/words/wall_links.ts";

/** A place on the wall links page. */
export type WallLinkPlace =
  | { readonly kind: "list" | "new" }
  | { readonly kind: "link"; readonly id: string };

const ROOT = "/admin/wall-links";

/** The way back to the list. */
export const WALL_LINK_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(wallLinkWords).list;
  },
};

/** Returns the address of a place. */
export function wallLinkHref(place: WallLinkPlace): string {
  if (place.kind === "link") return addressUnder(ROOT, place.id);
  return place.kind === "list" ? ROOT : addressUnder(ROOT, "new");
}

/** Returns the place at a path, or null when there is none. */
export function wallLinkPlaceAt(path: string): WallLinkPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 1) return null;
  const [id] = parts;
  if (id === undefined) return { kind: "list" };
  if (id === "new") return { kind: "new" };
  return /^\d+$/.test(id) ? { kind: "link", id } : null;
}
