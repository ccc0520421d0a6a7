import { MOST_VALUE } from "@/core/events/fields.ts";
import { type DealCourse, dealCourse } from "./deal_course.ts";
import { standingDeletion } from "./deletion.ts";
import type { DeriveContext, Derived, DerivedEvent } from "./derived.ts";
import type { DealFact, Origin, Person } from "./facts.ts";
import {
  daysBetween,
  eventOf,
  inTimeOrder,
  iso,
  known,
  lastUntil,
  pays,
  SETTLING_MILLISECONDS,
  unlessDeleted,
} from "./timeline.ts";

/** What happened to a deal, and by whom. */
interface Act {
  readonly time: number;
  readonly person: Person;
  readonly origin: Origin;
}

/** A deal with what is asked of it again and again. */
interface Deal {
  readonly id: string;
  readonly course: DealCourse;
  readonly created: Extract<DealFact, { what: "created" }> | undefined;
  readonly isPaid: (act: Act) => boolean;
  /** Who did it, else whose deal it was then, else who made the deal. */
  readonly whose: (act: Act) => Person;
  /** What the deal was worth when something happened, or as was entered along with it. */
  readonly valueAt: (time: number) => number | null;
}

/** A deal earns its making, each stage, its qualification, and how it ended while that stands. */
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
    whose: ({ person, time }) =>
      person ?? lastUntil(owners, time)?.person ?? created?.person ?? null,
    valueAt: (time) => meant(lastUntil(values, time + SETTLING_MILLISECONDS)?.value ?? null),
  };
  const events = [...leadEvents(deal), ...stageEvents(deal), ...closingEvent(deal)];
  const state = known({
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

/** An amount that an event may state; what a tool says beyond it does not make the deal unknown. */
function meant(value: number | null): number | null {
  return value !== null && Math.abs(value) <= MOST_VALUE ? value : null;
}

/** Of one moment: the making first; what a tool says of the outcome goes over what a stage means. */
function rank({ what }: DealFact): number {
  return what === "created" ? 0 : what === "outcome" ? 2 : 1;
}

function leadEvents(deal: Deal): DerivedEvent[] {
  const { id, created, course: { qualified }, isPaid, whose, valueAt } = deal;
  const events: DerivedEvent[] = [];
  if (created && isPaid(created)) {
    const data = { objectId: id, value: valueAt(created.time) };
    events.push(...eventOf("created", "lead_created", whose(created), created.time, data));
  }
  if (qualified && isPaid(qualified)) {
    const data = { objectId: id };
    events.push(...eventOf("qualified", "lead_qualified", whose(qualified), qualified.time, data));
  }
  return events;
}

function stageEvents({ id, course, isPaid, whose }: Deal): DerivedEvent[] {
  return course.changes.flatMap(({ since, act, ...stages }) =>
    isPaid(act)
      ? eventOf(`stage/${act.key}`, "deal_stage_changed", whose(act), act.time, {
        objectId: id,
        ...stages,
        daysInStage: daysBetween(since, act.time),
      })
      : []
  );
}

function closingEvent({ id, course, created, isPaid, whose, valueAt }: Deal): DerivedEvent[] {
  if (!course.closing) return [];
  const { outcome, act, reason } = course.closing;
  const data = {
    objectId: id,
    value: valueAt(act.time),
    cycleDays: created ? daysBetween(created.time, act.time) : undefined,
  };
  if (outcome === "won") {
    return isPaid(act) ? eventOf("won", "deal_won", whose(act), act.time, data) : [];
  }
  // A loss is nobody's deed, and rates of success need it however it came to be known.
  return eventOf("lost", "deal_lost", whose(act), act.time, { ...data, reason });
}
