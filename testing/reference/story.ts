/**
 * Random stories for the model-based test: a small world, what happens in it, and the order in
 * which Laurel receives it. Everything is plain data with small numbers, so that fast-check can
 * shrink it.
 */
import fc from "fast-check";
import { type Achievement, achievementSchema } from "@/core/achievements/achievements.ts";
import { addDays } from "@/core/calendars/calendar.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { RECORDED_TYPES, SCORED_TYPES } from "@/core/events/events.ts";
import {
  type ActionRule,
  actionRuleSchema,
  type RuleSet,
  ruleSetSchema,
} from "@/core/rules/rules.ts";
import { type EventSpec, OWN_TYPES, STRICT_RULES } from "@/testing/histories.ts";

export const STORY_AGENTS = 4;
/** The first of the thirty days of a story. */
export const STORY_FIRST_DAY = addDays("2026-11-20", -29);

/** Something that happened, and whether it was reversed. */
export interface Deed extends EventSpec {
  /** Null for work; otherwise one of Laurel's own events. */
  readonly prize: "points" | "streak_freeze" | "challenge" | null;
  readonly isReversed: boolean;
  /** The number of times it is sent. */
  readonly copies: number;
  /** How often somebody corrected its points, by how much, and whether that was reversed. */
  readonly corrections: readonly { readonly points: number; readonly isReversed: boolean }[];
}

/** A change of something that affects all scores, such as the rules. */
export interface Change {
  readonly kind:
    | "rules"
    | "recalculation"
    | "boost"
    | "calendar"
    | "day_off"
    | "holdout"
    | "achievement"
    | "team"
    | "type";
  /** Chooses one of the rule sets, achievements, weekdays, teams and so on. */
  readonly choice: number;
  /** Null for everyone. */
  readonly agent: number | null;
  readonly team: number | null;
  readonly day: number;
  readonly days: number;
  /** When the change happens, as tenths of the story; 0 is before its start. */
  readonly tenth: number;
}

export interface Story {
  /** The achievements at the start. */
  readonly achievements: readonly number[];
  readonly deeds: readonly Deed[];
  readonly changes: readonly Change[];
  /** The number of reversed events that never arrive. */
  readonly phantoms: number;
  /** Whether most of it arrives in the order in which it happened, as in practice. */
  readonly isOrderly: boolean;
  /** Determines the order of arrival. */
  readonly seed: number;
}

const TYPES = [...SCORED_TYPES, ...RECORDED_TYPES, ...OWN_TYPES];
const typeOf = (type: typeof TYPES[number]) => TYPES.indexOf(type);

const deed: fc.Arbitrary<Deed> = fc.record({
  // Most of it is by two agents on a few days, so that events affect each other.
  agent: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 1 }) }, fc.nat({ max: STORY_AGENTS - 1 })),
  day: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 14, max: 17 }) }, fc.nat({ max: 28 })),
  second: fc.oneof(fc.constantFrom(0, 36_000, 36_060, 86_399), fc.nat({ max: 80_000 })),
  type: fc.oneof(
    fc.constantFrom(
      ...([
        "new_contact",
        "message_response",
        "lead_qualified",
        "deal_won",
        "inbound_handled",
        ...OWN_TYPES,
      ] as const)
        .map(typeOf),
    ),
    fc.constantFrom(...SCORED_TYPES.map(typeOf), typeOf("call_missed"), typeOf("message_received")),
  ),
  source: fc.nat({ max: 1 }),
  object: fc.option(fc.nat({ max: 2 })),
  tenths: fc.constantFrom(0, 5, 9, 10),
  flag: fc.boolean(),
  prize: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    fc.constantFrom("points" as const, "streak_freeze" as const, "challenge" as const),
  ),
  isReversed: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  copies: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.constant(2)),
  corrections: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    fc.array(
      fc.record({
        points: fc.constantFrom(-40, -5, -1, 1, 7, 30),
        isReversed: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, fc.constant(true)),
      }),
      { minLength: 1, maxLength: 3, size: "max" },
    ),
  ),
});

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(
    ...(["rules", "recalculation", "boost", "calendar", "day_off", "holdout"] as const),
    ...(["achievement", "team", "type"] as const),
  ),
  choice: fc.nat({ max: 14 }),
  agent: fc.option(fc.nat({ max: STORY_AGENTS - 1 })),
  team: fc.option(fc.integer({ min: 1, max: 2 })),
  day: fc.nat({ max: 28 }),
  days: fc.integer({ min: 1, max: 10 }),
  tenth: fc.nat({ max: 9 }),
});

/** Days of regular work, so that streaks grow long enough to matter. */
const routine: fc.Arbitrary<Deed[]> = fc.record({
  agent: fc.nat({ max: STORY_AGENTS - 1 }),
  from: fc.nat({ max: 12 }),
  days: fc.integer({ min: 4, max: 16 }),
}).map(({ agent, from, days }) =>
  Array.from({ length: days }, (_, index) => ({
    agent,
    day: from + index,
    second: 50_000,
    type: typeOf("contact_updated"),
    source: 0,
    object: null,
    tenths: 1,
    flag: false,
    prize: null,
    isReversed: false,
    copies: 1,
    corrections: [],
  }))
);

/** A busy day: many events in a row, without objects that pay only once. */
const rush: fc.Arbitrary<Deed[]> = fc.record({
  agent: fc.nat({ max: 1 }),
  day: fc.integer({ min: 14, max: 17 }),
  types: fc.array(fc.nat({ max: TYPES.length - 1 }), { minLength: 6, maxLength: 16, size: "max" }),
  prize: fc.nat({ max: 20 }),
}).map(({ agent, day, types, prize }) =>
  types.map((type, index): Deed => ({
    agent,
    day,
    type,
    source: 1,
    object: null,
    tenths: index % 11,
    flag: index % 2 === 0,
    second: 30_000 + index * 1_201,
    isReversed: false,
    copies: 1,
    corrections: index === prize + 1 ? [{ points: -5, isReversed: false }] : [],
    prize: index === prize ? "streak_freeze" : null,
  }))
);

export const stories: fc.Arbitrary<Story> = fc.record({
  achievements: fc.uniqueArray(fc.nat({ max: 14 }), { maxLength: 15, size: "max" }),
  deeds: fc.tuple(
    fc.array(deed, { minLength: 1, maxLength: 24, size: "max" }),
    fc.array(routine, { maxLength: 2 }),
    fc.array(rush, { maxLength: 2 }),
  ).map(([single, ...series]) => [...single, ...series.flat(2)]),
  // Few changes: each one re-scores everyone, which would hide earlier mistakes.
  changes: fc.oneof(fc.constant([]), fc.array(change, { maxLength: 5, size: "max" })),
  phantoms: fc.nat({ max: 2 }),
  isOrderly: fc.boolean(),
  seed: fc.nat(),
});

/** What the types of stories come to pay; null: they are recorded only. */
export const STORY_TYPE_POINTS: readonly (ActionRule | null)[] = [
  { base: 8 },
  { base: 3, oncePerObject: true },
  {
    base: 6,
    bonuses: [{ name: "much", points: 4, when: [{ field: "amount", op: "gte", value: 5 }] }],
  },
  { base: 9, maxPerDay: 1 },
].map((points): ActionRule | null => actionRuleSchema.parse(points)).concat(null);

/** The rule sets that stories switch to. */
export const STORY_RULES: readonly RuleSet[] = [
  STRICT_RULES,
  ruleSetSchema.parse({ ...DEFAULT_RULES, dailyCeiling: 60 }),
  ruleSetSchema.parse({
    ...DEFAULT_RULES,
    actions: {
      ...DEFAULT_RULES.actions,
      new_contact: { base: 7, maxPerDay: 1 },
      deal_won: { base: 33, oncePerObject: true },
      message_response: undefined,
      quiz_passed: { base: 4 },
    },
    daily_streak: { base: 20, consecutiveBonus: 3, maxMultiplier: 3 },
  }),
];

const counted = (events: string[], kind: string, rest: object = {}) => ({
  events,
  measure: { kind, ...rest },
});

/** The achievements that stories use, one of each kind. */
export const STORY_ACHIEVEMENTS: readonly Achievement[] = [
  { key: "deal_1", family: "deals", metric: counted(["deal_won"], "count"), target: 1, points: 10 },
  { key: "deal_3", family: "deals", metric: counted(["deal_won"], "count"), target: 3, points: 30 },
  {
    key: "tickets",
    metric: counted(["ticket_solved", "quiz_passed"], "count"),
    target: 2,
    points: 7,
    repeatable: true,
  },
  { key: "every_third", metric: counted([], "count"), target: 3, points: 5, repeatable: true },
  { key: "earner", metric: counted([], "points"), target: 120, points: 50 },
  {
    key: "talker",
    metric: counted(["call_completed"], "sum", { field: "talkTime" }),
    target: 900,
    points: 9,
  },
  { key: "much", metric: counted([], "sum", { field: "amount" }), target: 240, points: 6 },
  {
    key: "much_day",
    metric: counted(["deal_won"], "sum", { field: "value" }),
    span: "day",
    target: 1_000_000_000,
    points: 12,
  },
  { key: "days_4", metric: counted(["contact_updated", "deal_won"], "days"), target: 4, points: 8 },
  { key: "pair_day", metric: counted([], "count"), span: "day", target: 2, points: 11 },
  {
    key: "pair_days",
    metric: counted([], "count"),
    span: "day",
    target: 2,
    points: 2,
    repeatable: true,
  },
  {
    key: "busy_week",
    metric: counted([], "days"),
    span: "week",
    target: 3,
    points: 13,
    repeatable: true,
  },
  { key: "one_week", metric: counted([], "points"), span: "week", target: 40, points: 4 },
  { key: "streak_3", metric: counted([], "streak"), target: 3, points: 21 },
  {
    key: "streak_2s",
    metric: counted([], "streak"),
    target: 2,
    points: 3,
    repeatable: true,
    retiredFrom: "2026-11-12",
  },
  {
    key: "season",
    metric: counted([], "count"),
    target: 2,
    points: 14,
    repeatable: true,
    startsOn: "2026-11-11",
  },
].map((one) =>
  achievementSchema.parse({
    family: one.key,
    title: one.key,
    description: "",
    category: "milestones",
    icon: "star",
    tier: 1,
    ...one,
  })
);
