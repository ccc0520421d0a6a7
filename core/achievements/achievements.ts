import { z } from "zod";
import { normalizeName } from "@/core/identity.ts";
import { addDays, type Day, weekday } from "@/core/calendars/calendar.ts";
import { ruleName } from "@/core/rules/conditions.ts";
import { countsType, MAX_TARGET, type Metric, metricSchema } from "@/core/rules/counting.ts";
import { daySchema } from "@/core/calendars/moments.ts";

/**
 * One achievement, as data. The tiers of a family share metric, span and first day; only the target
 * differs.
 */
export const achievementSchema = z.strictObject({
  key: ruleName,
  /** Name of the family. All tiers of a family must have the same metric and span. */
  family: ruleName,
  title: z.string().overwrite(normalizeName).min(1).max(100),
  description: z.string().max(500),
  category: z.enum([
    "chat",
    "pipeline",
    "contacts",
    "dialer",
    "streaks",
    "teamwork",
    "milestones",
  ]),
  /** Name of a lucide icon, kebab case. */
  icon: z.string().regex(
    /^[a-z0-9-]{1,50}$/,
    "use the name of a lucide icon: lower-case letters, digits and -, 1 to 50 characters",
  ),
  /** 1 (easy) to 5 (legendary). */
  tier: z.int().min(1).max(5),
  points: z.int().min(1).max(10_000),
  metric: metricSchema,
  target: z.int().min(1).max(MAX_TARGET),
  /** The target is counted within one day or one ISO week of the agent; null counts all time. */
  span: z.enum(["day", "week"]).nullable().default(null),
  /** Can be earned again: at every multiple of the target, in every span, or with every streak. */
  repeatable: z.boolean().default(false),
  /** Agents see a secret achievement only after they earned it. */
  secret: z.boolean().default(false),
  /**
   * From this day on nobody earns it any more; earlier awards stay. Null while it is not retired.
   */
  retiredFrom: daySchema.nullable().default(null),
  /** Only the work from this day on counts; null counts all of it. */
  startsOn: daySchema.nullable().default(null),
}).refine(
  (one) => !one.repeatable || ["count", "days", "streak"].includes(one.metric.measure.kind),
  { path: ["repeatable"], message: "only counts, days and streaks can be repeatable" },
).refine(
  (one) => one.span === null || one.metric.measure.kind !== "streak",
  { path: ["span"], message: "a streak has no span" },
);

export type Achievement = z.infer<typeof achievementSchema>;

/** A group of achievements that count the same thing and differ in their targets. */
export interface AchievementFamily {
  readonly key: string;
  readonly metric: Metric;
  readonly span: "day" | "week" | null;
  /** The first day that counts; null: all days. */
  readonly startsOn: Day | null;
  /** The achievements of the family, lowest target first. */
  readonly steps: readonly Achievement[];
}

/** All achievements, compiled for scoring. */
export interface AchievementBook {
  readonly families: readonly AchievementFamily[];
  /** Returns the families that count events of this type. */
  of(type: string): readonly AchievementFamily[];
  readonly streaks: readonly AchievementFamily[];
  readonly hasWeeks: boolean;
  /**
   * Keys of non-repeatable achievements whose award cannot be derived from a sum; {@link
   * ProgressBefore} stores when they were awarded.
   */
  readonly once: ReadonlySet<string>;
}

/** Compiles achievements for scoring; the order of the list does not matter. */
export function compileAchievements(achievements: readonly Achievement[]): AchievementBook {
  const families = [...Map.groupBy(achievements, (one) => one.family)]
    .map(([key, steps]): AchievementFamily => ({
      key,
      metric: steps[0]!.metric,
      span: steps[0]!.span,
      startsOn: steps[0]!.startsOn,
      steps: steps.toSorted((a, b) => a.target - b.target || (a.key < b.key ? -1 : 1)),
    })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const byType = new Map<string, readonly AchievementFamily[]>();
  return {
    families,
    of(type) {
      let found = byType.get(type);
      if (!found) {
        found = families.filter((family) => countsType(family.metric, type));
        byType.set(type, found);
      }
      return found;
    },
    streaks: families.filter((family) => family.metric.measure.kind === "streak"),
    hasWeeks: families.some((family) => family.span === "week"),
    once: new Set(
      families.flatMap((family) =>
        family.steps.filter((step) => isAwardedOnce(family, step)).map((step) => step.key)
      ),
    ),
  };
}

export const NO_ACHIEVEMENTS: AchievementBook = compileAchievements([]);

/** What an agent counted and earned before a day. */
export interface ProgressBefore {
  /** Per family: the sum of all days before this one. */
  readonly totals: Readonly<Record<string, number>>;
  /** Per family: the sum of the earlier days of the same ISO week. */
  readonly week: Readonly<Record<string, number>>;
  /** Whether a non-repeatable achievement was awarded on an earlier day. */
  readonly isAwarded: (key: string) => boolean;
}

/** One award: which achievement, and an id that is unique for the agent. */
export interface Award {
  readonly achievement: Achievement;
  /** `key`, or `key/n`, `key/day` for repeatable ones. */
  readonly id: string;
}

/** Returns what a family has already counted when a day begins. */
export function countBefore(family: AchievementFamily, before: ProgressBefore): number {
  if (family.span === "day") return 0;
  return (family.span === "week" ? before.week : before.totals)[family.key] ?? 0;
}

/**
 * Returns the awards that an agent earns when a family's count rises from one number to another.
 */
export function crossedAwards(
  family: AchievementFamily,
  from: number,
  to: number,
  today: Day,
  before: ProgressBefore,
): Award[] {
  const awards: Award[] = [];
  for (const step of family.steps) {
    if (step.target > to) break;
    if (isRetired(step, today)) continue;
    if (step.repeatable && family.span === null) {
      const last = Math.floor(to / step.target);
      for (let n = Math.floor(from / step.target) + 1; n <= last; n++) {
        awards.push({ achievement: step, id: `${step.key}/${n}` });
      }
      continue;
    }
    if (from >= step.target) continue;
    const start = family.span === "week" ? weekStart(today) : today;
    if (step.repeatable) awards.push({ achievement: step, id: `${step.key}/${start}` });
    else if (!before.isAwarded(step.key)) awards.push({ achievement: step, id: step.key });
  }
  return awards;
}

/** Returns the awards of a streak that reaches a length on a working day. */
export function streakAwards(
  family: AchievementFamily,
  length: number,
  today: Day,
  before: ProgressBefore,
): Award[] {
  if (isBeforeStart(family, today)) return [];
  return family.steps.filter((step) => step.target === length && !isRetired(step, today))
    .filter((step) => step.repeatable || !before.isAwarded(step.key))
    .map((step) => ({
      achievement: step,
      id: step.repeatable ? `${step.key}/${today}` : step.key,
    }));
}

function isAwardedOnce(family: AchievementFamily, step: Achievement): boolean {
  return !step.repeatable && (family.span !== null || family.metric.measure.kind === "streak");
}

/** Returns whether a day lies before the first day that counts. */
export function isBeforeStart(
  { startsOn }: Pick<AchievementFamily, "startsOn">,
  day: Day,
): boolean {
  return startsOn !== null && day < startsOn;
}

/** Returns the Monday of a day's ISO week. */
export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

function isRetired(step: Achievement, today: Day): boolean {
  return step.retiredFrom !== null && today >= step.retiredFrom;
}

/** The progress of an agent before the first day: nothing counted, nothing awarded. */
export const NOTHING_BEFORE: ProgressBefore = { totals: {}, week: {}, isAwarded: () => false };
