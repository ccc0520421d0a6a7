import { assertEquals } from "@std/assert";
import { calendarHref, type CalendarPlace, calendarPlaceAt } from "./place.ts";

Deno.test("calendar places - every place is found at its address", () => {
  const places: CalendarPlace[] = [
    { kind: "list" },
    { kind: "new" },
    { kind: "calendar", id: 12 },
    { kind: "import", id: 12 },
  ];
  for (const place of places) assertEquals(calendarPlaceAt(calendarHref(place)), place);
});

Deno.test("calendar places - other addresses are no places", () => {
  for (const path of ["0", "x", "12/other", "12/import/more", "new/more", "99999999999"]) {
    assertEquals(calendarPlaceAt(`/admin/calendars/${path}`), null);
  }
});
