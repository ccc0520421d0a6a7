import { assertEquals } from "@std/assert";
import { localMoment, momentAt } from "./local_moment.ts";

const BERLIN = "Europe/Berlin";

Deno.test("local moments - what the clocks show leads back to the moment", () => {
  for (const zone of ["UTC", BERLIN, "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati"]) {
    for (const time of ["2026-01-01T00:00Z", "2026-07-15T23:59Z", "2026-12-31T12:30Z"]) {
      const moment = Date.parse(time);
      assertEquals(momentAt(localMoment(moment, zone), zone), moment, `${zone} ${time}`);
    }
  }
  assertEquals(localMoment(Date.parse("2026-11-30T08:30Z"), BERLIN), "2026-11-30T09:30");
});

Deno.test("local moments - a time shown twice is the first, one that is skipped still exists", () => {
  assertEquals(momentAt("2026-10-25T02:30", BERLIN), Date.parse("2026-10-25T00:30Z"));
  assertEquals(momentAt("2026-03-29T02:30", BERLIN), Date.parse("2026-03-29T01:30Z"));
  assertEquals(momentAt("2026-10-25T04:30", BERLIN), Date.parse("2026-10-25T03:30Z"));
  assertEquals(momentAt("2026-10-25T00:30", BERLIN), Date.parse("2026-10-24T22:30Z"));
});

Deno.test("local moments - what is no date and time is nothing", () => {
  for (const text of ["", "2026-11-30", "2026-13-01T00:00", "soon"]) {
    assertEquals(momentAt(text, "UTC"), null, text);
  }
});
