import type { Achievement } from "@/core/achievements/achievements.ts";
import type { ReachQuestion } from "@/core/achievements/views.ts";
import { type MetricDraft, metricDraft, metricOf, numberIn } from "@/components/counting/draft.ts";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** An achievement as it is typed. */
export interface AchievementDraft {
  readonly title: string;
  readonly description: string;
  readonly category: Achievement["category"];
  readonly icon: string;
  readonly tier: string;
  readonly points: string;
  readonly metric: MetricDraft;
  readonly target: string;
  readonly span: "ever" | "day" | "week";
  readonly repeatable: boolean;
  readonly secret: boolean;
  /** A day; empty: all past work counts. */
  readonly startsOn: string;
  /** The family that it is a step of; empty: one of its own. */
  readonly family: string;
}

export const NEW_ACHIEVEMENT: AchievementDraft = {
  title: "",
  description: "",
  category: "milestones",
  icon: "star",
  tier: "1",
  points: "50",
  metric: { events: [], measure: "count", field: "", when: [] },
  target: "",
  span: "ever",
  repeatable: false,
  secret: false,
  startsOn: "",
  family: "",
};

/** Returns the draft of a stored achievement. */
export function draftOfAchievement(one: Achievement): AchievementDraft {
  return {
    title: one.title,
    description: one.description,
    category: one.category,
    icon: one.icon,
    tier: String(one.tier),
    points: String(one.points),
    metric: metricDraft(one.metric),
    target: String(one.target),
    span: one.span ?? "ever",
    repeatable: one.repeatable,
    secret: one.secret,
    startsOn: one.startsOn ?? "",
    family: "",
  };
}

/** Returns what the steps of a family share, for the draft of another step. */
export function sharedOf(
  one: Achievement,
): Pick<AchievementDraft, "category" | "metric" | "span" | "startsOn" | "family"> {
  const { category, metric, span, startsOn } = draftOfAchievement(one);
  return { category, metric, span, startsOn, family: one.family };
}

/** The body of an achievement without its key and family. */
type Body = Omit<Achievement, "key" | "family" | "retiredFrom">;

/**
 * Returns the body of a draft, or what is missing or wrong, by the name of the field.
 * @param kindOf the kind of a field of events, see `metricOf`
 */
export function achievementOf(
  draft: AchievementDraft,
  kindOf: Parameters<typeof metricOf>[1],
): { readonly body: Body } | { readonly wrong: Readonly<Record<string, string>> } {
  const words = wordsOf(achievementPageWords);
  const question = questionOf(draft, kindOf);
  const wrong: Record<string, string> = "wrong" in question ? { ...question.wrong } : {};
  const title = draft.title.trim();
  if (title === "") wrong.title = words.form.titleMissing;
  if ("wrong" in question || Object.keys(wrong).length > 0) return { wrong };
  return {
    body: {
      ...question.question,
      title,
      description: draft.description.trim(),
      category: draft.category,
      icon: draft.icon,
      tier: Number(draft.tier),
      secret: draft.secret,
    },
  };
}

/** Returns what decides who has it, or what is missing. */
export function questionOf(
  draft: AchievementDraft,
  kindOf: Parameters<typeof metricOf>[1],
): { readonly question: ReachQuestion } | { readonly wrong: Readonly<Record<string, string>> } {
  const words = wordsOf(achievementPageWords);
  const wrong: Record<string, string> = {};
  const counted = metricOf(draft.metric, kindOf);
  if ("wrong" in counted) Object.assign(wrong, counted.wrong);
  const whole = (name: "target" | "points") => {
    const number = numberIn(draft[name]);
    if (number === null || !Number.isInteger(number) || number < 1) {
      wrong[name] = words.form.whole;
    }
    return number ?? 0;
  };
  const target = whole("target");
  const points = whole("points");
  if ("wrong" in counted || Object.keys(wrong).length > 0) return { wrong };
  const isStreak = draft.metric.measure === "streak";
  return {
    question: {
      metric: counted.metric,
      target,
      points,
      span: isStreak || draft.span === "ever" ? null : draft.span,
      repeatable: draft.repeatable && mayRepeat(draft),
      startsOn: draft.startsOn === "" ? null : draft.startsOn,
    },
  };
}

/** Whether what is measured can be reached again. */
export function mayRepeat({ metric }: Pick<AchievementDraft, "metric">): boolean {
  return ["count", "days", "streak"].includes(metric.measure);
}

/** Returns a key made from a title, such as `first_call`. */
export function keyOfTitle(title: string, attempt: number): string {
  const words = title.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "_").replace(/^[^a-z]+|_+$/g, "").slice(0, 45).replace(/_+$/, "");
  return `${words || "achievement"}${attempt === 0 ? "" : `_${attempt + 1}`}`;
}
