import { partsUnder } from "@/components/admin/address.ts";
import { PRIVACY_ROOT, type Subject } from "@/components/personal_data/subject.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { privacyWords } from "@/words/privacy.ts";

/** A place on the privacy page. */
export type PrivacyPlace = { readonly kind: "overview" } | {
  readonly kind: "erase";
  /** Null: the page asks who. */
  readonly who: Subject | null;
};

/** The way back to the overview. */
export const PRIVACY_OVERVIEW = {
  href: PRIVACY_ROOT,
  get label(): string {
    return wordsOf(privacyWords).list;
  },
};

/** Returns the place at a path, or null when there is none. */
export function privacyPlaceAt(path: string): PrivacyPlace | null {
  const parts = partsUnder(PRIVACY_ROOT, path);
  if (parts === null) return null;
  const [page, kind, id] = parts;
  if (page === undefined) return { kind: "overview" };
  if (page !== "erase" || parts.length > 3) return null;
  if (kind === undefined) return { kind: "erase", who: null };
  if (id === undefined) return null;
  if (kind === "person") return { kind: "erase", who: { agent: id } };
  return kind === "account" ? { kind: "erase", who: { account: id } } : null;
}
