import type { Achievement } from "@/core/achievements/achievements.ts";
import { mondayOf } from "./days.ts";
import { holdAll } from "./pay.ts";
import type { Day, EventOutcome, WorldEvent } from "./world.ts";

/** What achievements look at: an event with its outcome, or a day of the streak. */
export type Step =
  | {
    readonly kind: "event";
    readonly day: Day;
    readonly event: WorldEvent;
    readonly eventOutcome: EventOutcome;
  }
  | { readonly kind: "streak"; readonly day: Day; readonly time: number; readonly length: number };

export interface Awarded {
  /** `key`, `key/n` or `key/day`. */
  readonly id: string;
  readonly time: number;
}

/** Returns when an agent earned one achievement, and the total that it counted. */
export function awardsOf(
  one: Achievement,
  steps: readonly Step[],
): { readonly awards: readonly Awarded[]; readonly total: number } {
  const awards: Awarded[] = [];
  const counted = new Map<string, number>();
  const daysCounted = new Set<Day>();
  let total = 0;
  for (const step of steps) {
    if (one.startsOn !== null && step.day < one.startsOn) continue;
    const isOpen = one.retiredFrom === null || step.day < one.retiredFrom;
    if (step.kind === "streak") {
      if (one.metric.measure.kind !== "streak" || step.length !== one.target || !isOpen) continue;
      if (one.repeatable) awards.push({ id: `${one.key}/${step.day}`, time: step.time });
      else if (awards.length === 0) awards.push({ id: one.key, time: step.time });
      continue;
    }
    let part = partOf(one, step.event, step.eventOutcome);
    if (one.metric.measure.kind === "days" && part > 0) {
      if (daysCounted.has(step.day)) part = 0;
      daysCounted.add(step.day);
    }
    if (part === 0) continue;
    total += part;
    const span = one.span === "day" ? step.day : one.span === "week" ? mondayOf(step.day) : "ever";
    const before = counted.get(span) ?? 0;
    const after = before + part;
    counted.set(span, after);
    if (!isOpen) continue;
    const { time } = step.event;
    if (one.repeatable && span === "ever") {
      for (let n = 1; n * one.target <= after; n++) {
        if (n * one.target > before) awards.push({ id: `${one.key}/${n}`, time });
      }
    } else if (before < one.target && after >= one.target) {
      if (one.repeatable) awards.push({ id: `${one.key}/${span}`, time });
      else if (awards.length === 0) awards.push({ id: one.key, time });
    }
  }
  return { awards, total };
}

/** A larger part of one event would change nothing: it is enough for every target. */
const HIGHEST_TARGET = 1_000_000_000;

/** Returns how much one event adds. */
function partOf(one: Achievement, event: WorldEvent, eventOutcome: EventOutcome): number {
  const { events, when, measure } = one.metric;
  if (measure.kind === "streak") return 0;
  if (eventOutcome.reason === "holdout") return 0;
  if (eventOutcome.status === "capped" || eventOutcome.status === "reversed") return 0;
  if (
    events.length === 0 ? eventOutcome.points === 0 : !(events as string[]).includes(event.type)
  ) {
    return 0;
  }
  if (when && !holdAll(when, event.data)) return 0;
  if (measure.kind === "points") return eventOutcome.points;
  if (measure.kind !== "sum") return 1;
  const value = event.data[measure.field];
  if (typeof value !== "number" || value <= 0) return 0;
  return Math.min(Math.round(value), HIGHEST_TARGET);
}
