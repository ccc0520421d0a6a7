import { standingDeletion } from "./deletion.ts";
import type { DeriveContext, Derived, DerivedEvent } from "./derived.ts";
import type { TaskFact } from "./facts.ts";
import {
  eventOf,
  inTimeOrder,
  iso,
  lastUntil,
  pays,
  unlessDeleted,
  withoutUnknown,
} from "./timeline.ts";

type Due = Extract<TaskFact, { what: "due" }>;
type Done = Extract<TaskFact, { what: "done" }>;

/**
 * Derives what a follow-up earns: it is recorded as due at its newest date, and pays while it is
 * done.
 */
export function deriveTask(
  id: string,
  facts: readonly TaskFact[],
  context: DeriveContext,
): Derived {
  const ordered = inTimeOrder(facts);
  const dues = ordered.filter((fact) => fact.what === "due");
  const due = dues.at(-1);
  const done = finallyDone(ordered.filter((fact) => fact.what === "done"));
  const deletedAt = standingDeletion(ordered)?.time;
  const events = [...dueEvent(id, due), ...doneEvent(id, dues, done, context)];
  const state = withoutUnknown({
    dueAt: iso(due?.dueAt),
    assignee: due?.person,
    isDone: done !== undefined,
    doneAt: iso(done?.time),
    deletedAt: iso(deletedAt),
  });
  return { state, events: unlessDeleted(events, deletedAt) };
}

/** Returns when the task was done, unless it was undone later; doing it twice counts once. */
function finallyDone(ordered: readonly Done[]): Done | undefined {
  const undone = ordered.findLastIndex(({ isDone }) => !isDone);
  return ordered[undone + 1];
}

function dueEvent(id: string, due: Due | undefined): DerivedEvent[] {
  const dueAt = iso(due?.dueAt);
  if (!due || dueAt === undefined) return [];
  return eventOf("due", "follow_up_due", due.person, due.time, { objectId: id, dueAt });
}

function doneEvent(
  id: string,
  dues: readonly Due[],
  done: Done | undefined,
  { settings }: DeriveContext,
): DerivedEvent[] {
  if (!done || !pays(done.origin, settings)) return [];
  // Uses the due date that was in force at that time: changing it afterwards makes nothing timely.
  const due = lastUntil(dues, done.time) ?? dues[0];
  return eventOf("done", "follow_up_completed", done.person ?? due?.person, done.time, {
    objectId: id,
    onTime: due && due.dueAt !== null ? done.time <= due.dueAt : undefined,
  });
}
