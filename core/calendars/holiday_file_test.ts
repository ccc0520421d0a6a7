import { assert, assertEquals, assertThrows } from "@std/assert";
import { readHolidayFile, UnreadableFile, writeHolidayFile } from "./holiday_file.ts";

const SPAN = { first: "2026-01-01", last: "2028-12-31" };
const ZONE = "Europe/Berlin";

const file = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
const entry = (name: string, ...lines: string[]) => [
  "BEGIN:VEVENT",
  `UID:${name}`,
  `SUMMARY:${name}`,
  ...lines,
  "END:VEVENT",
];
function read(...lines: string[]) {
  const { holidays, ignored } = readHolidayFile(file(...lines), SPAN, ZONE);
  return [
    ...holidays.map(({ first, last, name }) =>
      first === last ? `${first} ${name}` : `${first}/${last} ${name}`
    ),
    ...ignored.map(({ name, reason }) => `${name} ${reason}`),
  ];
}

Deno.test("holiday file - whole days, several days, and days without an end", () => {
  assertEquals(
    read(
      ...entry("Labour Day", "DTSTART;VALUE=DATE:20260501"),
      ...entry("Christmas", "DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227"),
      ...entry("Same end", "DTSTART;VALUE=DATE:20260703", "DTEND;VALUE=DATE:20260703"),
      ...entry("For long", "DTSTART;VALUE=DATE:20260801", "DURATION:P3D"),
    ),
    [
      "2026-05-01 Labour Day",
      "2026-07-03 Same end",
      "2026-08-01/2026-08-03 For long",
      "2026-12-25/2026-12-26 Christmas",
    ],
  );
});

Deno.test("holiday file - repetitions of every year, with exceptions and moved days", () => {
  assertEquals(
    read(
      ...entry(
        "Unity",
        "DTSTART;VALUE=DATE:19901003",
        "RRULE:FREQ=YEARLY",
        "EXDATE;VALUE=DATE:20271003",
      ),
      ...entry("Thanks", "DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
      ...entry("Moved", "DTSTART;VALUE=DATE:20260110", "RRULE:FREQ=YEARLY;COUNT=2"),
      ...entry("Moved", "RECURRENCE-ID;VALUE=DATE:20270110", "DTSTART;VALUE=DATE:20270115"),
    ),
    [
      "2026-01-10 Moved",
      "2026-10-03 Unity",
      "2026-11-26 Thanks",
      "2027-01-15 Moved",
      "2027-11-25 Thanks",
      "2028-10-03 Unity",
      "2028-11-23 Thanks",
    ],
  );
});

Deno.test("holiday file - times count when they cover whole days, each in its own time zone", () => {
  assertEquals(
    read(
      ...entry(
        "Here",
        "DTSTART;TZID=Europe/Berlin:20260501T000000",
        "DTEND;TZID=Europe/Berlin:20260502T000000",
      ),
      ...entry(
        "There",
        "DTSTART;TZID=America/New_York:20260703T000000",
        "DTEND;TZID=America/New_York:20260704T000000",
      ),
      ...entry("In UTC", "DTSTART:20260930T220000Z", "DTEND:20261001T220000Z"),
      ...entry("Long", "DTSTART:20261223T110000Z", "DTEND:20261226T110000Z"),
      ...entry("Meeting", "DTSTART:20260601T090000Z", "DTEND:20260601T100000Z"),
    ),
    [
      "2026-05-01 Here",
      "2026-07-03 There",
      "2026-10-01 In UTC",
      "2026-12-24/2026-12-25 Long",
      "Meeting takes only a part of a day",
    ],
  );
});

Deno.test("holiday file - folded lines, escapes and bare line feeds are read", () => {
  const text = file(
    "BEGIN:VEVENT",
    "UID:1",
    "SUMMARY:Tag der Deutschen Ein",
    " heit\\, ganztägig",
    "DTSTART;VALUE=DATE:20261003",
    "END:VEVENT",
  ).replaceAll("\r\n", "\n");
  assertEquals(readHolidayFile("\uFEFF" + text, SPAN, ZONE).holidays, [
    { first: "2026-10-03", last: "2026-10-03", name: "Tag der Deutschen Einheit, ganztägig" },
  ]);
});

Deno.test("holiday file - what is no holiday is named with the reason", () => {
  assertEquals(
    read(
      ...entry("Off", "DTSTART;VALUE=DATE:20260501", "STATUS:CANCELLED"),
      ...entry("Never", "DTSTART;VALUE=DATE:20260231"),
      ...entry("Past", "DTSTART;VALUE=DATE:20100101"),
      ...entry("Century", "DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20990101"),
      ...entry("Twice", "DTSTART;VALUE=DATE:20260601"),
      ...entry("Twice", "DTSTART;VALUE=DATE:20260601"),
    ),
    [
      "2026-06-01 Twice",
      "Off is canceled",
      "Never has no valid first day",
      "Past has no day from 2026-01-01 to 2028-12-31",
      "Century is longer than 366 days",
      "Twice is in the file more than once",
    ],
  );
});

Deno.test("holiday file - rules that no day meets, or that never end, cost little", () => {
  const rules = [
    "FREQ=SECONDLY",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=YEARLY;INTERVAL=999999",
  ];
  for (const rule of rules) {
    const found = read(...entry("Odd", "DTSTART;VALUE=DATE:19900101", `RRULE:${rule}`));
    assertEquals(found.length, 1, rule);
    assert(found[0]!.startsWith("Odd "), rule);
  }
});

Deno.test("holiday file - what is no iCalendar file, is empty or has too much is refused", () => {
  const refused = (text: string) =>
    assertThrows(() => readHolidayFile(text, SPAN, ZONE), UnreadableFile).message;
  for (const text of ["", "hello", "<html></html>", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", "{}"]) {
    refused(text);
  }
  assertEquals(refused(file()), "has no events in it");
  const many = Array.from(
    { length: 5_000 },
    (_, at) => entry(`${at}`, "DTSTART;VALUE=DATE:20260101"),
  );
  assertEquals(
    refused(file(...many.flat())),
    "has 5000 events; at most 2000 are read. Export fewer years.",
  );
});

Deno.test("holiday file - what is written is read again", () => {
  const holidays = [
    {
      first: "2026-05-01",
      last: "2026-05-01",
      name: "Labour Day, and more; with a long name ".repeat(4).trim(),
    },
    { first: "2026-12-24", last: "2026-12-26", name: "Christmas" },
  ];
  const text = writeHolidayFile("Germany", holidays, { now: 0, id: 7 });
  assertEquals(readHolidayFile(text, SPAN, ZONE), { holidays, ignored: [] });
});

Deno.test("holiday file - the reasons are in the language of whoever asks", () => {
  const text = file("BEGIN:VEVENT", "SUMMARY:Betriebsausflug", "STATUS:CANCELLED", "END:VEVENT");
  assertEquals(readHolidayFile(text, SPAN, ZONE, "de").ignored.map(({ reason }) => reason), [
    "ist abgesagt",
  ]);
});
