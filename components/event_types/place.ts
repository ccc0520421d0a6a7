import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";

/** A place on the pages of event types. */
export type TypePlace =
  | { readonly kind: "list" }
  | { readonly kind: "new" }
  /** A new type, from events that were received. */
  | { readonly kind: "define"; readonly type: string }
  | { readonly kind: "type"; readonly type: string };

const ROOT = "/admin/event-types";

/** The way back to the list. */
export const TYPE_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(typeWords).list;
  },
};

/** Returns the address of a place. */
export function typeHref(place: TypePlace): string {
  if (place.kind === "list") return ROOT;
  return "type" in place
    ? addressUnder(ROOT, place.kind, place.type)
    : addressUnder(ROOT, place.kind);
}

/** Returns the place at a path, or null when there is none. */
export function typePlaceAt(path: string): TypePlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 2) return null;
  const [kind, type] = parts;
  if (kind === undefined) return { kind: "list" };
  if (type === undefined) return kind === "new" ? { kind } : null;
  return kind === "define" || kind === "type" ? { kind, type } : null;
}
