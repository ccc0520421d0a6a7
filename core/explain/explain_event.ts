import type { Facts } from "@/core/rules/conditions.ts";
import {
  isSystemType,
  objectIdOf,
  reversedBy,
  SCORED_TYPES,
  type ScoringEvent,
} from "@/core/events/events.ts";
import { correctionOf, isCorrection, reversalReason } from "@/core/events/corrections.ts";
import { arithmetic, humanize, titleOf } from "./arithmetic.ts";
import {
  type ChangeByHand,
  changeWords,
  correctionSentences,
  type PaidCorrection,
} from "./correction.ts";
import { explainParts } from "./explain_parts.ts";
import type { EventExplanation } from "./views.ts";
import type { OutcomeStatus } from "@/core/scoring/outcomes.ts";
import type { BreakdownStep } from "@/core/scoring/views.ts";
import {
  actionAt,
  type ActionRule,
  ruleOf,
  type RuleSet,
  typePointsAt,
  type TypePointsBook,
} from "@/core/rules/rules.ts";
import { HOLDOUT_REASON, UNKNOWN_TYPE } from "@/core/events/unpaid.ts";
import { systemTitle } from "@/core/scoring/system_events.ts";

/** The version number of a rule set that is not published yet. */
export const DRAFT_VERSION = 0;

/** Everything that explaining an event needs to know about it. */
export interface ExplainableEvent {
  readonly event: ScoringEvent;
  readonly status: OutcomeStatus;
  readonly points: number;
  readonly breakdown: readonly BreakdownStep[];
  /** A `CapReason` when the event was capped, `holdout` on a day without Laurel; else null. */
  readonly reason: string | null;
  readonly ruleVersion: number;
  readonly rules: RuleSet;
  /** What types pay by their own definitions. */
  readonly typePoints?: TypePointsBook | undefined;
  /** What people call the type; default: its name as words. */
  readonly typeTitle?: string | undefined;
  /**
   * The values that scored the event: its own data, overridden by the values that the server
   * computes.
   */
  readonly facts: Facts;
  /** When capped as `once_per_object`: the event that was paid for the object. */
  readonly holder?: OtherEvent | undefined;
  /** When capped as `cooldown`: the paid event before this one. */
  readonly previous?: OtherEvent | undefined;
  /** When reversed: the event that took this one back. */
  readonly reversal?: (ChangeByHand & { readonly source: string; readonly id: string }) | undefined;
  /** The corrections that changed what it counts, in their order. */
  readonly corrections?: readonly PaidCorrection[] | undefined;
}

/** Another event that decided about the explained one. */
export interface OtherEvent {
  readonly source: string;
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Whether both events have the same agent; an event of another agent is not named. */
  readonly isOwn: boolean;
}

/**
 * Explains why an event pays its points, or why it pays none.
 * @example
 * explainEvent(subject).summary; // "Message response: 5 + 3 quick bonus = 8"
 */
export function explainEvent(subject: ExplainableEvent): EventExplanation {
  const explanation = explainAlone(subject);
  const { corrections = [], points } = subject;
  if (corrections.length === 0) return explanation;
  const summary = `${explanation.summary} ${correctionSentences(points, corrections)}`;
  return { ...explanation, summary };
}

/** Explains an event without its corrections. */
function explainAlone(subject: ExplainableEvent): EventExplanation {
  const { event, status, points, breakdown } = subject;
  if (status !== "scored") {
    return { summary: whyNone(subject), arithmetic: null, parts: [] };
  }
  const sum = arithmetic(breakdown, points);
  if (isSystemType(event.type)) {
    return { summary: `${systemReason(event)}: ${sum}.`, arithmetic: sum, parts: [] };
  }
  const rule = paidRule(subject);
  return {
    summary: `${typeTitle(subject)} pays ${count(points)} ${underWhat(subject)}: ${sum}.`,
    arithmetic: sum,
    parts: rule ? explainParts(rule, subject.facts, breakdown) : [],
  };
}

function whyNone(subject: ExplainableEvent): string {
  const { event, status, reversal } = subject;
  if (status === "reversed") {
    if (!reversal) return "It pays nothing: it was taken back. It stays in the log.";
    const words = reversal.by === null
      ? `it was taken back by the event ${nameOf(reversal)}` +
        (reversal.reason === null ? "" : `: ${reversal.reason}`)
      : changeWords("it was taken back", reversal);
    return `It pays nothing: ${words}. It stays in the log.`;
  }
  return status === "capped" ? whyCapped(subject) : whyRecorded(event, subject);
}

function whyRecorded(event: ScoringEvent, subject: ExplainableEvent): string {
  const { ruleVersion, reason } = subject;
  if (reason === HOLDOUT_REASON) {
    return "It pays nothing: rewards were not switched on for this person on this day. It is " +
      "kept and measured, and pays nothing later either.";
  }
  if (isCorrection(event)) {
    return `${systemReason(event)}. It changes nothing any more: what it corrected was taken ` +
      `back or is worth nothing.`;
  }
  if (isSystemType(event.type)) return `${systemReason(event)}. It is worth no points by itself.`;
  const target = reversedBy(event.data);
  if (target) {
    const { reason, by } = reversalReason(event.data);
    const words = by === null && reason === null
      ? ""
      : ` ${changeWords("Taken back", { reason, by })}.`;
    return `It pays nothing by design: it takes back the event ${nameOf(target)}.${words}`;
  }
  if (subject.reason === UNKNOWN_TYPE) {
    return `It pays nothing: nobody has defined the type ${event.type}. It is kept, and is scored ` +
      `when an admin defines the type.`;
  }
  if (!(SCORED_TYPES as readonly string[]).includes(event.type)) {
    return `It pays nothing by design: ${
      lowerTitle(subject)
    } is kept for metrics and for pairing ` +
      `with other events.`;
  }
  return `It pays nothing: ${nameOfRules(ruleVersion)} has no rule for ${lowerTitle(subject)}.`;
}

function whyCapped(subject: ExplainableEvent): string {
  const { event, reason, rules, holder, previous } = subject;
  const rule = paidRule(subject);
  const type = lowerTitle(subject);
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
      return `It pays nothing: a limit of ${nameOfRules(subject.ruleVersion)} stopped it.`;
  }
}

function systemReason(event: ScoringEvent): string {
  if (isCorrection(event)) return changeWords("Corrected", correctionOf(event));
  const title = systemTitle(event);
  const named = title === undefined ? "" : ` "${title}"`;
  if (event.type === "spin_won") return `The prize${named} of the wheel`;
  const { place } = event.data;
  return `The challenge${named}${typeof place === "number" ? `, place ${place}` : ""}`;
}

function paidRule({ event, rules, typePoints }: ExplainableEvent): ActionRule | undefined {
  return actionAt({ rules, ...(typePoints ? { typePoints } : {}) }, event.type, event.time);
}

/** Returns what a payment follows from: the rules, or the definition of the type. */
function underWhat({ event, rules, typePoints, ruleVersion }: ExplainableEvent): string {
  const own = ruleOf(rules, event.type)
    ? undefined
    : typePointsAt(typePoints, event.type, event.time);
  return own ? `by its definition (version ${own.version})` : `under ${nameOfRules(ruleVersion)}`;
}

function typeTitle({ event, typeTitle }: ExplainableEvent): string {
  return typeTitle ?? titleOf(event.type);
}

/** Returns what the type is called within a sentence. */
function lowerTitle({ event, typeTitle }: ExplainableEvent): string {
  return typeTitle === undefined ? humanize(event.type) : `“${typeTitle}”`;
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
