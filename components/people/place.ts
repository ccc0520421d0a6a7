import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";

/** A place on the people page. */
export type PeoplePlace =
  | { readonly kind: "list" | "new" | "import" }
  | { readonly kind: "person"; readonly id: string };

const ROOT = "/admin/people";
const PAGES: readonly string[] = ["new", "import"];

/** The way back to the list. */
export const PEOPLE_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(peopleWords).list;
  },
};

/** Returns the address of a place. */
export function peopleHref(place: PeoplePlace): string {
  if (place.kind === "list") return ROOT;
  if (place.kind !== "person") return addressUnder(ROOT, place.kind);
  // A person whose id is the name of a page, too.
  return PAGES.includes(place.id) || place.id === "id"
    ? addressUnder(ROOT, "id", place.id)
    : addressUnder(ROOT, place.id);
}

/** Returns the place at a path, or null when there is none. A query does not matter. */
export function peoplePlaceAt(path: string): PeoplePlace | null {
  const parts = partsUnder(ROOT, path.split("?")[0]!);
  if (parts === null) return null;
  const [first, second] = parts;
  if (first === undefined) return { kind: "list" };
  if (parts.length === 2 && first === "id") return { kind: "person", id: second! };
  if (parts.length > 1) return null;
  return first === "new" || first === "import" ? { kind: first } : { kind: "person", id: first };
}
