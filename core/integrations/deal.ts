import { MAX_VALUE } from "@/core/events/fields.ts";
import { type DealCourse, dealCourse } from "./deal_course.ts";
import { standingDeletion } from "./deletion.ts";
import type { DeriveContext, Derived, DerivedEvent } from "./derived.ts";
import type { DealFact, Origin, ToolPerson } from "./facts.ts";
import {
  daysBetween,
  eventOf,
  inTimeOrder,
  iso,
  lastUntil,
  pays,
  SETTLING_MILLISECONDS,
  unlessDeleted,
  withoutUnknown,
} from "./timeline.ts";

/** Something that happened to a deal: when, by whom and in what way. */
interface Act {
  readonly time: number;
  readonly person: ToolPerson;
  readonly origin: Origin;
}

/** A deal, with the questions that deriving its events asks. */
interface Deal {
  readonly id: string;
  readonly course: DealCourse;
  readonly created: Extract<DealFact, { what: "created" }> | undefined;
  readonly isPaid: (act: Act) => boolean;
  /** Returns the person who did it, else the owner at that time, else the creator of the deal. */
  readonly performerOf: (act: Act) => ToolPerson;
  /** Returns the deal's value at a time, including a value that was entered shortly after it. */
  readonly valueAt: (time: number) => number | null;
}

/**
 * Derives what a deal earns: its creation, each stage change, its qualification, and its outcome
 * while that stands.
 */
export function deriveDeal(
  id: string,
  facts: readonly DealFact[],
  { settings }: DeriveContext,
): Derived {
  const ordered = inTimeOrder(facts, rank);
  const created = ordered.find((fact) => fact.what === "created");
  const owners = ordered.filter((fact) => fact.what === "owner");
  const values = ordered.filter((fact) => fact.what === "value");
  const deletedAt = standingDeletion(ordered)?.time;
  const course = dealCourse(ordered, settings.stages);
  const deal: Deal = {
    id,
    course,
    created,
    isPaid: ({ origin }) => pays(origin, settings),
    performerOf: ({ person, time }) =>
      person ?? lastUntil(owners, time)?.person ?? created?.person ?? null,
    valueAt: (time) =>
      acceptedValue(lastUntil(values, time + SETTLING_MILLISECONDS)?.value ?? null),
  };
  const events = [...leadEvents(deal), ...stageEvents(deal), ...closingEvent(deal)];
  const state = withoutUnknown({
    stage: course.stage,
    meaning: course.meaning,
    outcome: course.closing?.outcome ?? "open",
    owner: owners.at(-1)?.person,
    value: values.at(-1)?.value,
    createdAt: iso(created?.time),
    qualifiedAt: iso(course.qualified?.time),
    closedAt: iso(course.closing?.act.time),
    deletedAt: iso(deletedAt),
  });
  return { state, events: unlessDeleted(events, deletedAt) };
}

/**
 * Returns an amount if an event may state it, else null; a larger amount must not make the whole
 * deal invalid.
 */
function acceptedValue(value: number | null): number | null {
  return value !== null && Math.abs(value) <= MAX_VALUE ? value : null;
}

/**
 * Returns the rank of a fact among facts of the same moment: the creation comes first, and an
 * outcome comes last, because it overrides the meaning of a stage.
 */
function rank({ what }: DealFact): number {
  return what === "created" ? 0 : what === "outcome" ? 2 : 1;
}

function leadEvents(deal: Deal): DerivedEvent[] {
  const { id, created, course: { qualified }, isPaid, performerOf, valueAt } = deal;
  const events: DerivedEvent[] = [];
  if (created && isPaid(created)) {
    const data = { objectId: id, value: valueAt(created.time) };
    events.push(...eventOf("created", "lead_created", performerOf(created), created.time, data));
  }
  if (qualified && isPaid(qualified)) {
    const data = { objectId: id };
    events.push(
      ...eventOf("qualified", "lead_qualified", performerOf(qualified), qualified.time, data),
    );
  }
  return events;
}

function stageEvents({ id, course, isPaid, performerOf }: Deal): DerivedEvent[] {
  return course.changes.flatMap(({ since, act, ...stages }) =>
    isPaid(act)
      ? eventOf(`stage/${act.key}`, "deal_stage_changed", performerOf(act), act.time, {
        objectId: id,
        ...stages,
        daysInStage: daysBetween(since, act.time),
      })
      : []
  );
}

function closingEvent({ id, course, created, isPaid, performerOf, valueAt }: Deal): DerivedEvent[] {
  if (!course.closing) return [];
  const { outcome, act, reason } = course.closing;
  const data = {
    objectId: id,
    value: valueAt(act.time),
    cycleDays: created ? daysBetween(created.time, act.time) : undefined,
  };
  if (outcome === "won") {
    return isPaid(act) ? eventOf("won", "deal_won", performerOf(act), act.time, data) : [];
  }
  // A loss pays nobody, and success rates need every loss, so it is recorded whatever its origin.
  return eventOf("lost", "deal_lost", performerOf(act), act.time, { ...data, reason });
}
