import { formatValue } from "@/components/charts/values.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { type GoalMetric, isShare, targetProblem } from "@/core/goals/metrics.ts";
import type { GoalProgress } from "@/core/goals/views.ts";
import { goalWords } from "@/words/goals.ts";

/** Writes a value of a goal: `12`, `88%`. */
export function goalValue(metric: GoalMetric, value: number | null): string {
  return formatValue(isShare(metric) ? "ratio" : "count", value);
}

/** Says how far a goal is: `12 of 20`. */
export function goalOf({ metric, value, target }: GoalProgress): string {
  return wordsOf(goalWords).of(goalValue(metric, value), goalValue(metric, target));
}

/** Returns what a field shows of a target: percent for a share. */
export function shownTarget(metric: GoalMetric, target: number | undefined): string {
  if (target === undefined) return "";
  return String(isShare(metric) ? Math.round(target * 100) : target);
}

/** Reads a field. @returns null for none, undefined for what is no target */
export function typedTarget(metric: GoalMetric, text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (!/^\d+$/.test(trimmed)) return undefined;
  const target = isShare(metric) ? Number(trimmed) / 100 : Number(trimmed);
  return targetProblem(metric, target) === null ? target : undefined;
}
