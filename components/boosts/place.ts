import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { boostWords } from "@/words/boosts.ts";

/** A place on the boosts page. */
export type BoostPlace =
  | { readonly kind: "list" | "new" }
  /** `copy`: a new boost like this one. */
  | { readonly kind: "boost" | "copy"; readonly id: number };

const ROOT = "/admin/boosts";

/** The way back to the list. */
export const BOOST_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(boostWords).list;
  },
};

/** Returns the address of a place. */
export function boostHref(place: BoostPlace): string {
  switch (place.kind) {
    case "list":
      return ROOT;
    case "new":
      return addressUnder(ROOT, "new");
    case "boost":
      return addressUnder(ROOT, String(place.id));
    case "copy":
      return addressUnder(ROOT, String(place.id), "copy");
  }
}

/** Returns the place at a path, or null when there is none. */
export function boostPlaceAt(path: string): BoostPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 2) return null;
  const [first, second] = parts;
  if (first === undefined) return { kind: "list" };
  if (first === "new") return second === undefined ? { kind: "new" } : null;
  if (!/^[1-9]\d{0,8}$/.test(first)) return null;
  const id = Number(first);
  if (second === undefined) return { kind: "boost", id };
  return second === "copy" ? { kind: "copy", id } : null;
}
