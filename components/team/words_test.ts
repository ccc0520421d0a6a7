import { assertEquals } from "@std/assert";
import { setLocaleSource } from "@/components/shared/locale.ts";
import {
  comparedInWords,
  dangerInWords,
  signalInWords,
  stateInWords,
  usualInWords,
} from "./words.ts";

Deno.test("team words - states name the time in the organization's zone", () => {
  const since = "2026-11-20T08:02:00Z";
  const state = { reason: null, until: null } as const;
  assertEquals(
    stateInWords({ kind: "working", since, ...state }, "Europe/Berlin"),
    "Working since 9:02 AM",
  );
  assertEquals(stateInWords({ kind: "idle", since, ...state }, "UTC"), "Idle since 8:02 AM");
  assertEquals(stateInWords({ kind: "idle", since: null, ...state }, "UTC"), "Nothing yet today");
  const off = { kind: "off", since: null } as const;
  assertEquals(
    stateInWords({ ...off, reason: "leave", until: "2026-11-24" }, "UTC"),
    "On leave until Nov 24",
  );
  assertEquals(
    stateInWords({ ...off, reason: "weekday", until: null }, "UTC"),
    "Not a working day",
  );
});

Deno.test("team words - comparisons", () => {
  assertEquals(comparedInWords({ today: 5, usual: null }), "no comparison yet");
  assertEquals(comparedInWords({ today: 5, usual: 5.2 }), "as usual");
  assertEquals(comparedInWords({ today: 5, usual: 25 }), "−20 to usual");
  assertEquals([usualInWords(1234.4), usualInWords(null)], ["usually 1,234", "no comparison yet"]);
});

Deno.test("team words - a streak in danger says how long it has", () => {
  const agent = { id: "amy", name: "Amy" };
  const left = (minutesLeft: number, freezes = 0, days = 12) =>
    dangerInWords({ agent, days, freezes, minutesLeft });
  assertEquals(left(330), "12 days, 5 h 30 min left today");
  assertEquals(left(20, 1, 1), "1 day, 20 min left today, and a freeze would save it");
});

Deno.test("team words - a reason is the server's sentence in English, and one of its own in German", () => {
  const sentence = "A reply takes 95 s today (12 replies), usually 48 s (41 replies).";
  const slow = { kind: "responseTime", sentence, today: 95, usual: 48 } as const;
  assertEquals(signalInWords(slow), sentence);
  try {
    setLocaleSource(() => ({ language: "de", format: "de-DE" }));
    assertEquals(signalInWords(slow), "Eine Antwort dauert heute 95 s, sonst 48 s.");
    assertEquals(
      signalInWords({ kind: "streak", sentence, today: 20, usual: null }),
      "20 Arbeitstage in Folge mit Punkten.",
    );
  } finally {
    setLocaleSource(() => undefined);
  }
});
