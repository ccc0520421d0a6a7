import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";

/** A place on the keys page. */
export type KeyPlace = "list" | "new";

const ROOT = "/admin/keys";

/** The way back to the list. */
export const KEY_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(keyWords).list;
  },
};

/** Returns the address of a place. */
export function keyHref(place: KeyPlace): string {
  return place === "list" ? ROOT : addressUnder(ROOT, place);
}

/** Returns the place at a path, or null when there is none. */
export function keyPlaceAt(path: string): KeyPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 1) return null;
  const [part] = parts;
  return part === undefined ? "list" : part === "new" ? "new" : null;
}
