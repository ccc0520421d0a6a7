import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";

/** A place on the calendars page. */
export type CalendarPlace =
  | { readonly kind: "list" | "new" }
  | { readonly kind: "calendar" | "import"; readonly id: number };

const ROOT = "/admin/calendars";

/** The way back to the list. */
export const CALENDAR_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(calendarWords).list;
  },
};

/** Returns the address of a place. */
export function calendarHref(place: CalendarPlace): string {
  switch (place.kind) {
    case "list":
      return ROOT;
    case "new":
      return addressUnder(ROOT, "new");
    case "calendar":
      return addressUnder(ROOT, String(place.id));
    case "import":
      return addressUnder(ROOT, String(place.id), "import");
  }
}

/** Returns the place at a path, or null when there is none. */
export function calendarPlaceAt(path: string): CalendarPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 2) return null;
  const [first, second] = parts;
  if (first === undefined) return { kind: "list" };
  if (first === "new") return second === undefined ? { kind: "new" } : null;
  if (!/^[1-9]\d{0,8}$/.test(first)) return null;
  const id = Number(first);
  if (second === undefined) return { kind: "calendar", id };
  return second === "import" ? { kind: "import", id } : null;
}
