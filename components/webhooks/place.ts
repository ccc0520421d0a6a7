import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";

/** A place on the webhooks page. */
export type WebhookPlace =
  | { readonly kind: "list" }
  | { readonly kind: "new" }
  | { readonly kind: "detail"; readonly id: string };

const ROOT = "/admin/webhooks";

/** The way back to the list. */
export const WEBHOOK_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(webhookWords).list;
  },
};

/** Returns the address of a place. */
export function webhookHref(place: WebhookPlace): string {
  if (place.kind === "list") return ROOT;
  return addressUnder(ROOT, place.kind === "new" ? "new" : place.id);
}

/** Returns the place at a path, or null when there is none. */
export function webhookPlaceAt(path: string): WebhookPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 1) return null;
  const [id] = parts;
  if (id === undefined) return { kind: "list" };
  return id === "new" ? { kind: "new" } : { kind: "detail", id };
}
