import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** A place on the integrations page. Every place has its own address. */
export type IntegrationPlace =
  | { readonly kind: "list" }
  /** Choosing a tool. */
  | { readonly kind: "choose" }
  | { readonly kind: "create"; readonly provider: string }
  | { readonly kind: "detail"; readonly id: string; readonly tab: IntegrationTab }
  | { readonly kind: "delivery"; readonly id: string; readonly delivery: string };

export const INTEGRATION_TABS = ["setup", "settings", "people", "deliveries"] as const;
export type IntegrationTab = typeof INTEGRATION_TABS[number];

const ROOT = "/admin/integrations";

/** The way back to the list. */
export const INTEGRATION_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(integrationWords).list;
  },
};

/** Returns the place at a path, or null when there is none. */
export function integrationPlaceAt(path: string): IntegrationPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 3) return null;
  const [first, second, third] = parts;
  if (first === undefined) return { kind: "list" };
  if (first === "new") {
    if (third !== undefined) return null;
    return second === undefined ? { kind: "choose" } : { kind: "create", provider: second };
  }
  if (third !== undefined) {
    return second === "deliveries" ? { kind: "delivery", id: first, delivery: third } : null;
  }
  if (second === undefined) return { kind: "detail", id: first, tab: "setup" };
  const tab = INTEGRATION_TABS.find((one) => one === second);
  return tab ? { kind: "detail", id: first, tab } : null;
}

/** Returns the address of a place. */
export function integrationHref(place: IntegrationPlace): string {
  switch (place.kind) {
    case "list":
      return ROOT;
    case "choose":
      return addressUnder(ROOT, "new");
    case "create":
      return addressUnder(ROOT, "new", place.provider);
    case "detail":
      // Every tab has its own path segment, so no tab's address is a prefix of another's.
      return addressUnder(ROOT, place.id, place.tab);
    case "delivery":
      return addressUnder(ROOT, place.id, "deliveries", place.delivery);
  }
}

/**
 * Returns an id of the page that a place belongs to. All tabs of an integration share one id, so a
 * change of the tab keeps the focus.
 */
export function integrationPageOf(place: IntegrationPlace | null): string {
  if (place === null) return "";
  return integrationHref(place.kind === "detail" ? { ...place, tab: "setup" } : place);
}
