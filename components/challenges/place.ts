import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** A place on the pages of challenges. */
export type ChallengePlace =
  | { readonly kind: "list" | "templates" }
  /** The form for a new one, filled from a template or empty. */
  | { readonly kind: "new"; readonly template: string }
  | { readonly kind: "challenge" | "edit" | "clone"; readonly id: string };

const ROOT = "/challenges";
const NEW = "new";

/** The way back to the list. */
export const CHALLENGE_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(challengePageWords).list;
  },
};
/** The template that is empty. */
export const BLANK = "blank";

/** Returns the address of a place. */
export function challengeHref(place: ChallengePlace): string {
  switch (place.kind) {
    case "list":
      return ROOT;
    case "templates":
      return addressUnder(ROOT, NEW);
    case "new":
      return addressUnder(ROOT, NEW, place.template);
    case "challenge":
      // A challenge whose key is the name of a page, too.
      return place.id === NEW
        ? addressUnder(ROOT, NEW, "id", place.id)
        : addressUnder(ROOT, place.id);
    default:
      return addressUnder(ROOT, place.id, place.kind);
  }
}

/** Returns the place at a path, or null when there is none. */
export function challengePlaceAt(path: string): ChallengePlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 3) return null;
  const [first, second, third] = parts;
  if (first === undefined) return { kind: "list" };
  if (third !== undefined) {
    return first === NEW && second === "id" ? { kind: "challenge", id: third } : null;
  }
  if (second === undefined) {
    return first === NEW ? { kind: "templates" } : { kind: "challenge", id: first };
  }
  if (second === "edit" || second === "clone") return { kind: second, id: first };
  return first === NEW ? { kind: "new", template: second } : null;
}
