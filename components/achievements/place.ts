import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** A place on the pages of achievements. */
export type AchievementPlace =
  | { readonly kind: "list" | "new" }
  | { readonly kind: "achievement" | "edit" | "replace"; readonly id: string };

const ROOT = "/admin/achievements";
const NEW = "new";

/** The way back to the list. */
export const ACHIEVEMENT_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(achievementPageWords).list;
  },
};

/** Returns the address of a place. */
export function achievementHref(place: AchievementPlace): string {
  switch (place.kind) {
    case "list":
      return ROOT;
    case "new":
      return addressUnder(ROOT, NEW);
    case "achievement":
      // An achievement whose key is the name of a page, too.
      return place.id === NEW ? addressUnder(ROOT, NEW, "id") : addressUnder(ROOT, place.id);
    default:
      return addressUnder(ROOT, place.id, place.kind);
  }
}

/** Returns the place at a path, or null when there is none. */
export function achievementPlaceAt(path: string): AchievementPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 2) return null;
  const [first, second] = parts;
  if (first === undefined) return { kind: "list" };
  if (second === undefined) {
    return first === NEW ? { kind: NEW } : { kind: "achievement", id: first };
  }
  if (second === "edit" || second === "replace") return { kind: second, id: first };
  return first === NEW && second === "id" ? { kind: "achievement", id: NEW } : null;
}
