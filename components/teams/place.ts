import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamsWords } from "@/words/teams.ts";

/** A place on the teams page. */
export type TeamPlace =
  | { readonly kind: "list" | "new" }
  | { readonly kind: "team"; readonly id: string };

const ROOT = "/admin/teams";

/** The way back to the list. */
export const TEAM_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(teamsWords).list;
  },
};

/** Returns the address of a place. */
export function teamHref(place: TeamPlace): string {
  if (place.kind !== "team") return place.kind === "list" ? ROOT : addressUnder(ROOT, "new");
  // A team whose id is the name of a page, too.
  return ["new", "id"].includes(place.id)
    ? addressUnder(ROOT, "id", place.id)
    : addressUnder(ROOT, place.id);
}

/** Returns the place at a path, or null when there is none. */
export function teamPlaceAt(path: string): TeamPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null) return null;
  const [first, second] = parts;
  if (first === undefined) return { kind: "list" };
  if (parts.length === 2 && first === "id") return { kind: "team", id: second! };
  if (parts.length > 1) return null;
  return first === "new" ? { kind: "new" } : { kind: "team", id: first };
}
