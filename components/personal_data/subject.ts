import { addressUnder } from "@/components/admin/address.ts";

/** Somebody of whom something is stored: an agent by id, or an account by id. */
export type Subject = { readonly agent: string } | { readonly account: string };

/** The root of the pages about personal data. */
export const PRIVACY_ROOT = "/admin/privacy";

/** Returns the address of the page that erases a person. @param who null: the page asks */
export function eraseHref(who: Subject | null): string {
  if (who === null) return addressUnder(PRIVACY_ROOT, "erase");
  return "agent" in who
    ? addressUnder(PRIVACY_ROOT, "erase", "person", who.agent)
    : addressUnder(PRIVACY_ROOT, "erase", "account", who.account);
}

/** Returns the address of the file with everything that is stored about a person. */
export function exportHref(who: Subject): string {
  return `/api/v1/admin/privacy/export?${queryOf(who)}`;
}

/** Names a person in the query of an API path. */
export function queryOf(who: Subject): URLSearchParams {
  return new URLSearchParams({ ...who });
}
