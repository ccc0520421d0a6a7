import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { localDay } from "./calendar.ts";
import { canonicalTimeZone, likelyTimeZone, timeZoneAdvice } from "./time_zone.ts";

// Every text that at least one of the engines accepts as a zone.
const ABBREVIATIONS =
  "ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST " +
  "PLT PNT PRT PST SST VST";
const OTHERS = "UTC GMT EST MST HST CET EET MET WET EST5EDT PST8PDT Zulu UCT GMT0 ROC NZ W-SU " +
  "Etc/UTC Etc/GMT+5 Etc/GMT-14 Asia/Calcutta US/Pacific utc europe/berlin EUROPE/BERLIN +01:00 " +
  "-0530 +01 -00:00 +23:59";

/** Computes and formats a time with a zone, as the product does. */
function use(zone: string): void {
  assert(/^\d{4}-\d\d-\d\d$/.test(localDay(Date.UTC(2026, 2, 29), zone)));
  new Intl.DateTimeFormat("en-US", { timeZone: zone, dateStyle: "full" }).format(0);
}

Deno.test("time zone - accepted zones work in both engines and are their own canonical name", () => {
  const names = [...OTHERS.split(" "), ...Intl.supportedValuesOf("timeZone")];
  for (const name of names) {
    const zone = canonicalTimeZone(name)!;
    use(zone);
    assertEquals(canonicalTimeZone(zone), zone);
  }
});

Deno.test("time zone - letter case and the spelling of an offset do not matter", () => {
  assertEquals(canonicalTimeZone("europe/berlin"), "Europe/Berlin");
  assertEquals(canonicalTimeZone("utc"), "UTC");
  assertEquals(canonicalTimeZone("+0530"), "+05:30");
  assertEquals(canonicalTimeZone("Asia/Kolkata"), "Asia/Kolkata");
});

Deno.test("time zone - abbreviations of several zones are refused with an example", () => {
  for (const name of ABBREVIATIONS.split(" ")) {
    assertEquals(canonicalTimeZone(name), undefined, name);
    use(likelyTimeZone(name)!);
  }
  assertEquals(likelyTimeZone("IST"), "Asia/Kolkata");
  assertEquals(
    timeZoneAdvice("IST"),
    'must be an IANA time zone, e.g. Asia/Kolkata; "IST" is an abbreviation of several',
  );
});

Deno.test("time zone - other texts are refused", () => {
  const times = ["2026-01-01T00:00Z", "2026-01-01T00:00+01:00[Europe/Paris]", "2026-01-01"];
  const texts = [
    "",
    " ",
    " UTC",
    "UTC ",
    "UTC\0",
    "UTC+1",
    "+24:00",
    "+01:00:30",
    "Z",
    "Etc/GMT+15",
  ];
  const names = ["Europe/Atlantis", "SystemV/AST4", "__proto__", "constructor", "toString", "null"];
  for (const name of [...times, ...texts, ...names, "\u{212A}olkata", "x".repeat(1e6)]) {
    assertEquals(canonicalTimeZone(name), undefined, name.slice(0, 50));
    assertEquals(timeZoneAdvice(name), "must be an IANA time zone, e.g. Europe/Berlin");
  }
});

Deno.test("time zone - every text that is accepted works in both engines", () => {
  const part = fc.constantFrom(
    ...["Europe", "Asia", "Etc", "GMT", "Berlin", "UTC", "IST", "/", "_", "+", "-", "[", "]", ":"],
    ...["0", "1", "5", "14", "T", "Z", " ", "\0", "\u2212", "2026-01-01"],
  );
  const text = fc.oneof(
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join("")),
    fc.string(),
  );
  fc.assert(fc.property(text, (name) => {
    for (const zone of [canonicalTimeZone(name), likelyTimeZone(name)]) {
      if (zone !== undefined) use(zone);
    }
  }));
});
