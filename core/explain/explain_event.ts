import type { Facts } from "@/core/rules/conditions.ts";
import {
  isSystemType,
  objectIdOf,
  reversedBy,
  SCORED_TYPES,
  type ScoringEvent,
} from "@/core/events/events.ts";
import { correctionOf, isCorrection, reversalReason } from "@/core/events/corrections.ts";
import type { Language } from "@/core/language.ts";
import { changeTexts } from "@/words/changes.ts";
import { explainWords } from "@/words/explain.ts";
import { typeWords } from "@/words/names.ts";
import { arithmetic, humanize, isOneNumber, sumWords, titleOf } from "./arithmetic.ts";
import { numberText } from "@/words/numbers.ts";
import {
  type ChangeByHand,
  changeWords,
  correctionSentences,
  type PaidCorrection,
} from "./correction.ts";
import { explainParts } from "./explain_parts.ts";
import { titleInLanguage } from "./titles.ts";
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
 * explainEvent(subject).summary; // "Reply: 5 + 3 quick bonus = 8"
 */
export function explainEvent(
  subject: ExplainableEvent,
  language: Language = "en",
): EventExplanation {
  const explanation = explainAlone(subject, language);
  const { corrections = [], points } = subject;
  if (corrections.length === 0) return explanation;
  const summary = `${explanation.summary} ${correctionSentences(points, corrections, language)}`;
  return { ...explanation, summary };
}

/** Explains an event without its corrections. */
function explainAlone(subject: ExplainableEvent, language: Language): EventExplanation {
  const { event, status, points, breakdown } = subject;
  if (status !== "scored") {
    return { summary: whyNone(subject, language), arithmetic: null, parts: [] };
  }
  const sum = arithmetic(breakdown, points, language);
  if (isSystemType(event.type)) {
    const words = sumWords(breakdown, points, language);
    return { summary: `${systemReason(event, language)}: ${words}.`, arithmetic: sum, parts: [] };
  }
  const words = explainWords[language];
  const rule = paidRule(subject);
  return {
    summary: words.event.pays(
      typeTitle(subject, language),
      changeTexts[language].points(points),
      underWhat(subject, language),
      isOneNumber(breakdown, points) ? null : sum,
    ),
    arithmetic: sum,
    parts: rule ? explainParts(rule, subject.facts, breakdown, language) : [],
  };
}

function whyNone(subject: ExplainableEvent, language: Language): string {
  const { status, reversal } = subject;
  if (status === "capped") return whyCapped(subject, language);
  if (status !== "reversed") return whyRecorded(subject, language);
  const { none, name } = explainWords[language].event;
  if (!reversal) return none.takenBack;
  const { by, reason, id, source } = reversal;
  return by === null
    ? none.takenBackBy(name(id, source), reason)
    : none.takenBackByPerson(by.name, reason);
}

function whyRecorded(subject: ExplainableEvent, language: Language): string {
  const { event, ruleVersion, reason } = subject;
  const { none, name } = explainWords[language].event;
  if (reason === HOLDOUT_REASON) return none.holdout;
  if (isCorrection(event)) return none.correction(systemReason(event, language));
  if (isSystemType(event.type)) return none.system(systemReason(event, language));
  const target = reversedBy(event.data);
  if (target) {
    const change = reversalReason(event.data);
    const sentence = none.reversal(name(target.id, target.source));
    return change.by === null && change.reason === null
      ? sentence
      : `${sentence} ${changeWords("event_reversed", change, language)}.`;
  }
  if (reason === UNKNOWN_TYPE) return none.unknownType(event.type);
  const type = lowerTitle(subject, language);
  return (SCORED_TYPES as readonly string[]).includes(event.type)
    ? none.noRule(nameOfRules(ruleVersion, language), type)
    : none.recorded(type);
}

function whyCapped(subject: ExplainableEvent, language: Language): string {
  const { event, reason, rules, holder, previous } = subject;
  const rule = paidRule(subject);
  const type = lowerTitle(subject, language);
  const { capped, name } = explainWords[language].event;
  switch (reason) {
    case "once_per_object": {
      const object = capped.object(String(objectIdOf(event.data)), event.source);
      const other = !holder
        ? capped.someHolder
        : holder.isOwn
        ? capped.ownHolder(name(holder.id, holder.source), iso(holder.time))
        : capped.otherHolder(iso(holder.time));
      return capped.once(type, other, object);
    }
    case "max_per_day":
      return capped.perDay(type, rule?.maxPerDay ?? null);
    case "cooldown": {
      const seconds = previous ? Math.round((event.time - previous.time) / 100) / 10 : 0;
      const before = previous
        ? capped.before(name(previous.id, previous.source), numberText(language, seconds))
        : null;
      return capped.cooldown(type, rule?.cooldownSeconds ?? null, before);
    }
    case "daily_ceiling":
      return capped.ceiling(rules.dailyCeiling ?? null);
    default:
      return capped.limit(nameOfRules(subject.ruleVersion, language));
  }
}

function systemReason(event: ScoringEvent, language: Language): string {
  if (isCorrection(event)) {
    return changeWords("points_corrected", correctionOf(event), language);
  }
  const title = systemTitle(event);
  const words = explainWords[language].event;
  const named = title === undefined
    ? ""
    : ` ${changeTexts[language].quoted(titleInLanguage(language, title))}`;
  if (event.type === "spin_won") return words.prize(named);
  const { place } = event.data;
  return words.challenge(named, typeof place === "number" ? place : null);
}

function paidRule({ event, rules, typePoints }: ExplainableEvent): ActionRule | undefined {
  return actionAt({ rules, ...(typePoints ? { typePoints } : {}) }, event.type, event.time);
}

/** Returns what a payment follows from: the rules, or the definition of the type. */
function underWhat(
  { event, rules, typePoints, ruleVersion }: ExplainableEvent,
  language: Language,
): string {
  const own = ruleOf(rules, event.type)
    ? undefined
    : typePointsAt(typePoints, event.type, event.time);
  const { underRules, byDefinition } = explainWords[language].event;
  return own ? byDefinition(own.version) : underRules(nameOfRules(ruleVersion, language));
}

function typeTitle({ event, typeTitle }: ExplainableEvent, language: Language): string {
  return typeTitle ?? titleOf(event.type, language);
}

/** Returns what the type is called within a sentence. */
function lowerTitle({ event, typeTitle }: ExplainableEvent, language: Language): string {
  if (typeTitle !== undefined) return changeTexts[language].quoted(typeTitle);
  const own = typeWords(language, event.type);
  return own === undefined ? humanize(event.type) : changeTexts[language].quoted(own);
}

function nameOfRules(version: number, language: Language): string {
  const words = explainWords[language].event;
  return version === DRAFT_VERSION ? words.draft : words.version(version);
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
