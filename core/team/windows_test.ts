import { assertEquals } from "@std/assert";
import { comparedWindows, minutesLeft } from "./windows.ts";

const iso = (time: number) => new Date(time).toISOString();

Deno.test("compared windows - today and the four same weekdays until the same time", () => {
  const windows = comparedWindows(Date.parse("2026-11-20T11:30:00Z"), "UTC");
  assertEquals(windows.map(({ day }) => day), [
    "2026-11-20",
    "2026-11-13",
    "2026-11-06",
    "2026-10-30",
    "2026-10-23",
  ]);
  assertEquals(iso(windows[1]!.from), "2026-11-13T00:00:00.000Z");
  assertEquals(iso(windows[1]!.to), "2026-11-13T11:30:00.001Z");
});

Deno.test("compared windows - across a clock change the time on the clock counts", () => {
  // Berlin left summer time on 2026-10-25: noon was at 10:00 UTC before, and is at 11:00 now.
  const windows = comparedWindows(Date.parse("2026-10-29T11:00:00Z"), "Europe/Berlin");
  assertEquals(iso(windows[0]!.to), "2026-10-29T11:00:00.001Z");
  assertEquals(iso(windows[1]!.to), "2026-10-22T10:00:00.001Z");
});

Deno.test("minutes left - until the agent's own midnight", () => {
  const now = Date.parse("2026-11-20T21:30:00Z");
  assertEquals(minutesLeft(now, "UTC"), 150);
  assertEquals(minutesLeft(now, "Europe/Berlin"), 90);
});
