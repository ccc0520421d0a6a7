import { decodePart } from "@/components/admin/use_path.ts";

/** Where on the pages of integrations one is; every place has its address. */
export type Place =
  | { readonly kind: "list" }
  /** Which tool? */
  | { readonly kind: "choose" }
  | { readonly kind: "create"; readonly provider: string }
  | { readonly kind: "detail"; readonly id: string; readonly tab: Tab }
  | { readonly kind: "delivery"; readonly id: string; readonly delivery: string };

export const TABS = ["setup", "settings", "people", "deliveries"] as const;
export type Tab = typeof TABS[number];

const ROOT = "/admin/integrations";

/** The place at a path; null when there is none. */
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

/** The address of a place. */
export function hrefOf(place: Place): string {
  switch (place.kind) {
    case "list":
      return ROOT;
    case "choose":
      return `${ROOT}/new`;
    case "create":
      return `${ROOT}/new/${encodeURIComponent(place.provider)}`;
    case "detail": {
      // Each has a part of its own: no tab's address is above another's.
      return `${ROOT}/${encodeURIComponent(place.id)}/${place.tab}`;
    }
    case "delivery":
      return `${ROOT}/${encodeURIComponent(place.id)}/deliveries/${
        encodeURIComponent(place.delivery)
      }`;
  }
}

/** The page that a place belongs to: the parts of one integration are one, so a tab keeps the focus. */
export function pageOf(place: Place | null): string {
  if (place === null) return "";
  return hrefOf(place.kind === "detail" ? { ...place, tab: "setup" } : place);
}
