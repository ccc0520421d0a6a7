import { assertEquals } from "@std/assert";
import { at, contextWith, derived, lines } from "@/testing/pairing.ts";
import type { Origin, TaskFact } from "./facts.ts";

function due(time: string, dueAt: string | null, person: string | null = "ann"): TaskFact {
  const fact = { key: `due@${time}`, what: "due", time: at(time), person } as const;
  return { ...fact, dueAt: dueAt === null ? null : at(dueAt), origin: "person" };
}
function done(
  time: string,
  isDone = true,
  person: string | null = null,
  origin: Origin = "person",
): TaskFact {
  return { key: `done@${time}`, what: "done", time: at(time), isDone, person, origin };
}
const earned = (...facts: TaskFact[]) => lines(derived("task", facts).events);
const DUE = '09:00:00 ann due follow_up_due {"dueAt":"2026-03-02T12:00:00.000Z"}';

Deno.test("task - a task is due at its date, and done in time or late", () => {
  const set = due("09:00", "12:00");
  assertEquals(earned(set), [DUE]);
  assertEquals(earned(set, done("12:00")), [
    DUE,
    '12:00:00 ann done follow_up_completed {"onTime":true}',
  ]);
  assertEquals(earned(set, done("12:00:01")), [
    DUE,
    '12:00:01 ann done follow_up_completed {"onTime":false}',
  ]);
});

Deno.test("task - a task without a date is never due, and neither in time nor late", () => {
  assertEquals(earned(due("09:00", null), done("10:00", true, "bob")), [
    "10:00:00 bob done follow_up_completed {}",
  ]);
  assertEquals(earned(done("10:00", true, "bob")), ["10:00:00 bob done follow_up_completed {}"]);
});

Deno.test("task - the newest date counts; a date that changes after the task was done makes nothing timely", () => {
  const facts = [due("09:00", "10:00"), due("09:30", "12:00")];
  const moved = '09:30:00 ann due follow_up_due {"dueAt":"2026-03-02T12:00:00.000Z"}';
  assertEquals(earned(...facts, done("11:00")), [
    moved,
    '11:00:00 ann done follow_up_completed {"onTime":true}',
  ]);
  const late = [due("09:00", "10:00"), done("11:00"), due("11:30", "12:00")];
  assertEquals(earned(...late).at(-1), '11:00:00 ann done follow_up_completed {"onTime":false}');
});

Deno.test("task - an undone task is not done, a task done again is, and twice counts once", () => {
  const facts = [done("10:00", true, "ann"), done("10:30", true, "ann")];
  assertEquals(earned(...facts), ["10:00:00 ann done follow_up_completed {}"]);
  assertEquals(earned(...facts, done("11:00", false)), []);
  assertEquals(earned(...facts, done("11:00", false), done("12:00", true, "bob")), [
    "12:00:00 bob done follow_up_completed {}",
  ]);
});

Deno.test("task - a task that automation completes pays only when the settings allow it", () => {
  const facts = [due("09:00", "12:00"), done("10:00", true, null, "automation")];
  assertEquals(earned(...facts), [DUE]);
  assertEquals(derived("task", facts).state.isDone, true);
  const context = contextWith({ pays: { apiChanges: true } });
  assertEquals(derived("task", facts, context).events.length, 2);
});

Deno.test("task - a task that is deleted within a day earns nothing", () => {
  const facts = [due("09:00", "12:00"), done("10:00")];
  const deleted = (day: number): TaskFact => ({
    key: "deleted",
    what: "deleted",
    time: at("09:30", day),
  });
  assertEquals(earned(...facts, deleted(0)), []);
  assertEquals(earned(...facts, deleted(1)), [DUE]);
  assertEquals(earned(...facts, deleted(2)).length, 2);
});
