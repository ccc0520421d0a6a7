import { decodePart } from "@/components/admin/use_path.ts";

/** A place on the webhooks page. */
export type Place =
  | { readonly kind: "list" }
  | { readonly kind: "new" }
  | { readonly kind: "detail"; readonly id: string };

const ROOT = "/admin/webhooks";

/** Returns the address of a place. */
export function hrefOf(place: Place): string {
  if (place.kind === "list") return ROOT;
  return `${ROOT}/${place.kind === "new" ? "new" : encodeURIComponent(place.id)}`;
}

/** Returns the place at a path, or null when there is none. */
export function placeAt(path: string): Place | null {
  const [, admin, webhooks, id, ...rest] = path.replace(/\/$/, "").split("/");
  if (`/${admin}/${webhooks}` !== ROOT || rest.length > 0) return null;
  if (id === undefined) return { kind: "list" };
  return id === "new" ? { kind: "new" } : { kind: "detail", id: decodePart(id) };
}
