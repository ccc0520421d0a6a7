import type { Facts } from "@/core/rules/conditions.ts";
import {
  isSystemType,
  objectIdOf,
  reversedBy,
  SCORED_TYPES,
  type ScoringEvent,
} from "@/core/events/events.ts";
import { arithmetic, humanize, titleOf } from "./arithmetic.ts";
import { explainParts } from "./explain_parts.ts";
import type { EventExplanation } from "./views.ts";
import type { OutcomeStatus } from "@/core/scoring/outcomes.ts";
import type { BreakdownStep } from "@/core/scoring/views.ts";
import type { ActionRule, RuleSet } from "@/core/rules/rules.ts";
import { systemTitle } from "@/core/scoring/system_events.ts";

/** Stands for a rule set that has no version yet. */
export const DRAFT_VERSION = 0;

/** What is known of an event when it is to be explained. */
export interface ExplainableEvent {
  readonly event: ScoringEvent;
  readonly status: OutcomeStatus;
  readonly points: number;
  readonly breakdown: readonly BreakdownStep[];
  /** A `CapReason`, when capped. */
  readonly reason: string | null;
  readonly ruleVersion: number;
  readonly rules: RuleSet;
  /** The values it was scored with: the event's own, overlaid with what the server knew. */
  readonly facts: Facts;
  /** Capped as `once_per_object`: the event that was paid for the object. */
  readonly holder?: OtherEvent | undefined;
  /** Capped as `cooldown`: the paid event before it. */
  readonly previous?: OtherEvent | undefined;
  /** Reversed: what took it back. */
  readonly reversal?: { readonly source: string; readonly id: string } | undefined;
}

/** Another event that decided about the one in question. */
export interface OtherEvent {
  readonly source: string;
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Whether it was the same agent's; another's is not named. */
  readonly isOwn: boolean;
}

/** Answers "why this many" and "why none" of any event. */
export function explainEvent(subject: ExplainableEvent): EventExplanation {
  const { event, status, points, breakdown, ruleVersion } = subject;
  if (status !== "scored") {
    return { summary: whyNone(subject), arithmetic: null, parts: [] };
  }
  const sum = arithmetic(breakdown, points);
  if (isSystemType(event.type)) {
    return { summary: `${systemReason(event)}: ${sum}.`, arithmetic: sum, parts: [] };
  }
  const rule = ruleOf(subject.rules, event.type);
  return {
    summary: `${titleOf(event.type)} pays ${count(points)} under ${
      nameOfRules(ruleVersion)
    }: ${sum}.`,
    arithmetic: sum,
    parts: rule ? explainParts(rule, subject.facts, breakdown) : [],
  };
}

function whyNone(subject: ExplainableEvent): string {
  const { event, status, reversal } = subject;
  if (status === "reversed") {
    const by = reversal ? ` by the event ${nameOf(reversal)}` : "";
    return `It pays nothing: it was taken back${by}. It stays in the log.`;
  }
  return status === "capped" ? whyCapped(subject) : whyRecorded(event, subject);
}

function whyRecorded(event: ScoringEvent, { ruleVersion }: ExplainableEvent): string {
  if (isSystemType(event.type)) return `${systemReason(event)}. It is worth no points by itself.`;
  const target = reversedBy(event.data);
  if (target) return `It pays nothing by design: it takes back the event ${nameOf(target)}.`;
  if (!(SCORED_TYPES as readonly string[]).includes(event.type)) {
    return `It pays nothing by design: ${
      humanize(event.type)
    } is kept for metrics and for pairing ` +
      `with other events.`;
  }
  return `It pays nothing: ${nameOfRules(ruleVersion)} has no rule for ${humanize(event.type)}.`;
}

function whyCapped(subject: ExplainableEvent): string {
  const { event, reason, rules, ruleVersion, holder, previous } = subject;
  const rule = ruleOf(rules, event.type);
  const type = humanize(event.type);
  switch (reason) {
    case "once_per_object": {
      const object = `"${objectIdOf(event.data)}" of ${event.source}`;
      const other = holder
        ? holder.isOwn
          ? `the event ${nameOf(holder)} of ${iso(holder.time)}`
          : `an earlier event of another agent, of ${iso(holder.time)}`
        : "an earlier event";
      return `It pays nothing: ${type} pays once for an object, and ${other} was the first about ` +
        `${object}.`;
    }
    case "max_per_day":
      return `It pays nothing: ${type} pays ${
        rule?.maxPerDay ?? "so many"
      } times a day, and that ` +
        `many had been paid before it.`;
    case "cooldown": {
      const between = `${rule?.cooldownSeconds ?? "some"} seconds must lie between two that pay`;
      if (!previous) return `It pays nothing: for ${type}, ${between}.`;
      const seconds = Math.round((event.time - previous.time) / 100) / 10;
      return `It pays nothing: for ${type}, ${between}; the one before, ${nameOf(previous)}, was ` +
        `${seconds} s earlier.`;
    }
    case "daily_ceiling":
      return `It pays nothing: the actions of the day had come to the ceiling of ` +
        `${rules.dailyCeiling ?? "the day"} points before it.`;
    default:
      return `It pays nothing: a limit of ${nameOfRules(ruleVersion)} stopped it.`;
  }
}

function systemReason(event: ScoringEvent): string {
  const title = systemTitle(event);
  const named = title === undefined ? "" : ` "${title}"`;
  if (event.type === "spin_won") return `The prize${named} of the wheel`;
  const { place } = event.data;
  return `The challenge${named}${typeof place === "number" ? `, place ${place}` : ""}`;
}

/** The rule of a type in a rule set. */
export function ruleOf(rules: RuleSet, type: string): ActionRule | undefined {
  return (rules.actions as Record<string, ActionRule | undefined>)[type];
}

function nameOfRules(version: number): string {
  return version === DRAFT_VERSION ? "the draft" : `rule version ${version}`;
}

function count(points: number): string {
  return points === 1 ? "1 point" : `${points} points`;
}

function nameOf({ source, id }: { readonly source: string; readonly id: string }): string {
  return `"${id}" of ${source}`;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
