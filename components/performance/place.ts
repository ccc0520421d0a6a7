import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { performanceWords } from "@/words/performance.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** A place on the pages of performance. */
export type PerformancePlace =
  | { readonly kind: "measures" }
  | { readonly kind: "new" }
  | { readonly kind: "holdout"; readonly id: string };

const ROOT = "/insights/performance";

/** The way back to the measures. */
export const MEASURES_PLACE = {
  href: ROOT,
  get label(): string {
    return wordsOf(performanceWords).back;
  },
};

/** Returns the address of a place. */
export function performanceHref(place: PerformancePlace): string {
  if (place.kind === "measures") return ROOT;
  return addressUnder(ROOT, "holdouts", place.kind === "new" ? "new" : place.id);
}

/** Returns the place at a path, or null when there is none. */
export function performancePlaceAt(path: string): PerformancePlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null) return null;
  if (parts.length === 0) return { kind: "measures" };
  const [room, id] = parts;
  if (room !== "holdouts" || id === undefined || parts.length > 2) return null;
  return id === "new" ? { kind: "new" } : { kind: "holdout", id };
}

/** Returns the API path of the measures. */
export function performancePath(
  range: { readonly from: string; readonly to: string },
  team: string | null,
  file = "",
): string {
  const query = new URLSearchParams({ from: range.from, to: range.to });
  if (team !== null) query.set("team", team);
  return `/insights/performance${file}?${query}`;
}
