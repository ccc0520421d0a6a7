import { partsUnder } from "@/components/admin/address.ts";

/** A place on the privacy page. */
export type PrivacyPlace = "overview" | "erase";

const ROOT = "/admin/privacy";

/** The way back to the overview. */
export const PRIVACY_OVERVIEW = { href: ROOT, label: "privacy" } as const;
/** The address of the page that erases a person. */
export const ERASE_HREF = `${ROOT}/erase`;

/** Returns the place at a path, or null when there is none. */
export function privacyPlaceAt(path: string): PrivacyPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 1) return null;
  return parts.length === 0 ? "overview" : parts[0] === "erase" ? "erase" : null;
}
