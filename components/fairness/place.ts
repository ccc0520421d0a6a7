import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { type FindingKind } from "@/core/fairness/kinds.ts";

/** A place below `/insights/fairness`. */
export type FairnessPlace =
  | { readonly kind: "list" }
  | { readonly kind: "finding"; readonly id: number };

const ROOT = "/insights/fairness";

/** Returns the address of a place. */
export function fairnessHref(place: FairnessPlace): string {
  return place.kind === "list" ? ROOT : addressUnder(ROOT, String(place.id));
}

/** Returns the place at a path, or null when there is none. */
export function fairnessPlaceAt(path: string): FairnessPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 1) return null;
  const [id] = parts;
  if (id === undefined) return { kind: "list" };
  return /^[1-9]\d{0,9}$/.test(id) ? { kind: "finding", id: Number(id) } : null;
}

/** What the list leaves out. */
export interface FindingFilters {
  readonly state: "open" | "decided";
  readonly kind: FindingKind | "";
  readonly search: string;
}

export const NO_FILTERS: FindingFilters = { state: "open", kind: "", search: "" };

/** Returns the API path of the list. */
export function findingsPath({ state, kind, search }: FindingFilters): string {
  const query = new URLSearchParams({ state, limit: "50" });
  if (kind !== "") query.set("kind", kind);
  if (search.trim() !== "") query.set("search", search.trim());
  return `/insights/fairness?${query}`;
}
