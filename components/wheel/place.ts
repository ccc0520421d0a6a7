import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wheelWords } from "@/words/wheel.ts";

/** A place on the wheel's page. */
export type WheelPlace = "wheel" | "history";

const ROOT = "/admin/wheel";

/** The way back to the wheel. */
export const WHEEL_HOME = {
  href: ROOT,
  get label(): string {
    return wordsOf(wheelWords).home;
  },
};

/** Returns the address of a place. */
export function wheelHref(place: WheelPlace): string {
  return place === "wheel" ? ROOT : addressUnder(ROOT, place);
}

/** Returns the place at a path, or null when there is none. */
export function wheelPlaceAt(path: string): WheelPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 1) return null;
  const [part] = parts;
  return part === undefined ? "wheel" : part === "history" ? "history" : null;
}
