import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { accountWords } from "@/words/accounts.ts";

/** A place on the accounts page: the list, or the account with an id. */
export type AccountPlace = { readonly kind: "list" } | {
  readonly kind: "one";
  readonly id: string;
};

const ROOT = "/admin/accounts";

/** The way back to the list. */
export const ACCOUNT_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(accountWords).list;
  },
};

/** Returns the address of an account. */
export function accountHref(id: string): string {
  return addressUnder(ROOT, id);
}

/** Returns the place at a path, or null when there is none. */
export function accountPlaceAt(path: string): AccountPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 1) return null;
  const [id] = parts;
  return id === undefined ? { kind: "list" } : { kind: "one", id };
}
