import { decodePart } from "@/components/admin/use_path.ts";

/** A place on the integrations page. Every place has its own address. */
export type Place =
  | { readonly kind: "list" }
  /** Choosing a tool. */
  | { readonly kind: "choose" }
  | { readonly kind: "create"; readonly provider: string }
  | { readonly kind: "detail"; readonly id: string; readonly tab: Tab }
  | { readonly kind: "delivery"; readonly id: string; readonly delivery: string };

export const TABS = ["setup", "settings", "people", "deliveries"] as const;
export type Tab = typeof TABS[number];

const ROOT = "/admin/integrations";

/** Returns the place at a path, or null when there is none. */
export function placeAt(pathname: string): Place | null {
  if (pathname !== ROOT && !pathname.startsWith(`${ROOT}/`)) return null;
  const [first, second, third, ...rest] = pathname.slice(ROOT.length + 1).split("/").map(
    decodePart,
  );
  if (rest.length > 0) return null;
  if (!first) return second === undefined ? { kind: "list" } : null;
  if (first === "new") {
    if (third !== undefined) return null;
    return second ? { kind: "create", provider: second } : { kind: "choose" };
  }
  if (third) {
    return second === "deliveries" ? { kind: "delivery", id: first, delivery: third } : null;
  }
  if (second === undefined) return { kind: "detail", id: first, tab: "setup" };
  const tab = TABS.find((one) => one === second);
  return tab && third === undefined ? { kind: "detail", id: first, tab } : null;
}

/** Returns the address of a place. */
export function hrefOf(place: Place): string {
  switch (place.kind) {
    case "list":
      return ROOT;
    case "choose":
      return `${ROOT}/new`;
    case "create":
      return `${ROOT}/new/${encodeURIComponent(place.provider)}`;
    case "detail": {
      // Every tab has its own path segment, so no tab's address is a prefix of another's.
      return `${ROOT}/${encodeURIComponent(place.id)}/${place.tab}`;
    }
    case "delivery":
      return `${ROOT}/${encodeURIComponent(place.id)}/deliveries/${
        encodeURIComponent(place.delivery)
      }`;
  }
}

/**
 * Returns an id of the page that a place belongs to. All tabs of an integration share one id, so a
 * change of the tab keeps the focus.
 */
export function pageOf(place: Place | null): string {
  if (place === null) return "";
  return hrefOf(place.kind === "detail" ? { ...place, tab: "setup" } : place);
}
