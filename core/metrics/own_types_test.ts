import { assert, assertEquals } from "@std/assert";
import type { TypeDefinition } from "@/core/event_types/definitions.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { daySums } from "@/core/performance/day_sums.ts";
import { allDefinitions, METRIC_DEFINITIONS } from "./definitions.ts";
import { measureDay, measurePeriod } from "./fold.ts";
import { isOwnMetric, measureAlike, ownMetrics } from "./own_types.ts";
import { DAY, NOON } from "./testdata/days.ts";

const TICKET: TypeDefinition = {
  type: "ticket_solved",
  title: "Ticket solved",
  domain: "support",
  icon: "check",
  fields: [
    { name: "minutesOpen", kind: "number", minimum: 0, maximum: 600, unit: "minutes" },
    { name: "effort", kind: "number", title: "Work" },
    { name: "escalated", kind: "boolean" },
    { name: "queue", kind: "text" },
  ],
};
const OWN = new Map([[TICKET.type, ownMetrics(TICKET)]]);

function ticket(data: Record<string, unknown>, index: number): ScoringEvent {
  const time = NOON + index;
  return { source: "/desk", id: `t-${index}`, type: TICKET.type, time, data, isReversed: false };
}

Deno.test("own metrics - an own type has a count, the mean of each number and the share of true", () => {
  assertEquals(
    ownMetrics(TICKET).map(({ key, title, unit, kind, feeds }) => [key, title, unit, kind, feeds]),
    [
      ["own:ticket_solved", "Ticket solved", "count", "count", ["ticket_solved"]],
      [
        "own:ticket_solved#minutesOpen",
        "Ticket solved: Minutes open",
        "minutes",
        "mean",
        ["ticket_solved.minutesOpen"],
      ],
      ["own:ticket_solved#effort", "Ticket solved: Work", "number", "mean", [
        "ticket_solved.effort",
      ]],
      ["own:ticket_solved#escalated", "Ticket solved: Escalated", "ratio", "ratio", [
        "ticket_solved.escalated",
      ]],
    ],
  );
});

Deno.test("own metrics - values are added up by hand, and those outside of their limits left out", () => {
  const events = [
    { minutesOpen: 0, escalated: true, queue: "a" },
    { minutesOpen: 600, escalated: false, effort: -2.5 },
    { minutesOpen: 600.1, escalated: "no", effort: 1e300 },
    { minutesOpen: "soon", escalated: null },
    {},
  ].map(ticket);
  const rows = measureDay({ day: DAY, events }, OWN);
  assertEquals(rows.map(({ metric, ...parts }) => [metric, parts.numerator, parts.denominator]), [
    ["own:ticket_solved", 5, null],
    ["own:ticket_solved#minutesOpen", 600, 2],
    ["own:ticket_solved#effort", -2.5, 1],
    ["own:ticket_solved#escalated", 1, 2],
  ]);
  const period = measurePeriod(rows, allDefinitions([TICKET]));
  const values = period.filter(({ key }) => isOwnMetric(key)).map(({ value }) => value);
  assertEquals(values, [5, 300, -2.5, 0.5]);
  const reversed = events.map((one) => ({ ...one, isReversed: true }));
  assertEquals(measureDay({ day: DAY, events: reversed }, OWN), []);
});

Deno.test("own metrics - definitions stand in their domain, after Laurel's, and keys are unique", () => {
  const chat = { ...TICKET, type: "chat_responses", title: "Mine", domain: "chat" };
  const all = allDefinitions([TICKET, chat]);
  assertEquals(new Set(all.map(({ key }) => key)).size, all.length);
  assertEquals(all.filter(({ key }) => !isOwnMetric(key)), METRIC_DEFINITIONS);
  const domains = all.map(({ domain }) => domain);
  assertEquals([...new Set(domains)], ["chat", "pipeline", "contacts", "dialer", "support"]);
  assertEquals(all[domains.lastIndexOf("chat")]!.key, "own:chat_responses#escalated");
});

Deno.test("own metrics - they are no part of what performance adds up", () => {
  assertEquals(daySums(measureDay({ day: DAY, events: [ticket({}, 0)] }, OWN)), undefined);
});

Deno.test("own metrics - only what changes the numbers makes two definitions differ", () => {
  const [minutes, ...rest] = TICKET.fields;
  const same = [
    { ...TICKET, title: "Solved", domain: "other", icon: "star" },
    { ...TICKET, fields: [...rest, { ...minutes!, title: "Age", unit: "min" }] },
    { ...TICKET, fields: TICKET.fields.filter(({ kind }) => kind !== "text") },
  ];
  for (const one of same) assert(measureAlike(TICKET, one));
  const different = [
    { ...TICKET, fields: rest },
    { ...TICKET, fields: [{ ...minutes!, maximum: 500 }, ...rest] },
    { ...TICKET, fields: [{ ...minutes!, kind: "boolean" as const }, ...rest] },
  ];
  for (const one of different) assert(!measureAlike(TICKET, one));
});
