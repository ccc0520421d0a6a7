import { assertEquals } from "@std/assert";
import { at, contextWith, derived, lines } from "@/testing/pairing.ts";
import type { CallFact, ContactFact, DealFact, TaskFact } from "./facts.ts";
import { lastUntil } from "./timeline.ts";

const ANN = { person: "ann", origin: "person" } as const;

Deno.test("timeline - the last fact up to a whole second is the last within that second", () => {
  const facts = ["10:00:29", "10:00:30.262", "10:00:31"].map((time) => ({
    key: time,
    time: at(time),
  }));
  const keyUntil = (time: string) => lastUntil(facts, at(time))?.key;
  assertEquals(keyUntil("10:00:30"), "10:00:30.262");
  assertEquals([keyUntil("10:00:30.261"), keyUntil("10:00:30.262")], ["10:00:29", "10:00:30.262"]);
  assertEquals([keyUntil("10:00:31"), keyUntil("10:00:28")], ["10:00:31", undefined]);
});

Deno.test("timeline - a deal may mix times to the second and exact ones", () => {
  const context = contextWith({ stages: { fresh: "new", ready: "qualified" } });
  const stage = (to: string, time: string): DealFact => ({
    key: `stage:${to}`,
    what: "stage",
    time: at(time),
    stage: to,
    ...ANN,
  });
  const won = (time: string): DealFact => ({
    key: "outcome",
    what: "outcome",
    time: at(time),
    outcome: "won",
    person: null,
    origin: "person",
  });
  const owner = (time: string): DealFact => ({
    key: "owner",
    what: "owner",
    time: at(time),
    person: "bob",
  });
  // The creation is exact and the stage known to the second, or the other way round.
  for (const [made, put] of [["10:00:00.400", "10:00"], ["10:00", "10:00:00.400"]] as const) {
    const created: DealFact = { key: "created", what: "created", time: at(made), ...ANN };
    const facts = [created, stage("fresh", put), stage("ready", "10:05"), owner("10:10:00.700")];
    const events = lines(derived("deal", [...facts, won("10:10")], context).events);
    assertEquals(events.map((line) => line.split(" ").slice(1, 4).join(" ")), [
      "ann created lead_created",
      "ann qualified lead_qualified",
      "ann stage/stage:ready deal_stage_changed",
      "bob won deal_won",
    ]);
  }
});

Deno.test("timeline - a contact with an exact creation is created before the fields of that second", () => {
  const facts: ContactFact[] = [
    { key: "fields", what: "fields", time: at("10:00"), filled: { email: true }, ...ANN },
    { key: "created", what: "created", time: at("10:00:00.900"), ...ANN },
  ];
  const { events } = derived("contact", facts, contextWith({ requiredFields: ["email"] }));
  assertEquals(lines(events), ['10:00:00 ann created new_contact {"dataQuality":1}']);
});

Deno.test("timeline - a due date that is set in the second in which the task is done counts", () => {
  const facts: TaskFact[] = [
    { key: "old", what: "due", time: at("09:00"), dueAt: at("09:30"), ...ANN },
    { key: "new", what: "due", time: at("10:00:00.300"), dueAt: at("12:00"), ...ANN },
    { key: "done", what: "done", time: at("10:00"), isDone: true, ...ANN },
  ];
  assertEquals(
    lines(derived("task", facts).events)[1],
    [
      '10:00:00 ann done follow_up_completed {"onTime":true}',
    ][0],
  );
});

Deno.test("timeline - reports of a call's leg are merged whatever the precision of their times", () => {
  const leg = (key: string, time: string, endedAt: number | null): CallFact => ({
    key,
    what: "leg",
    leg: "a",
    time: at(time),
    isChild: false,
    isHuman: true,
    direction: "inbound",
    person: "ann",
    startedAt: at("10:00"),
    answeredAt: at("10:00:10"),
    endedAt,
    talkTime: null,
  });
  const facts = [leg("over", "10:03:10", at("10:03:10")), leg("ringing", "10:03:10.900", null)];
  assertEquals(
    lines(derived("call", facts).events)[0],
    [
      '10:03:10 ann completed call_completed {"talkTime":180,"direction":"inbound"}',
    ][0],
  );
});
