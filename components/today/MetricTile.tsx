import { goalValue } from "@/components/goals/values.ts";
import { formatValue } from "@/components/charts/values.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { TodayMetric } from "@/core/today/views.ts";
import type { GoalProgress } from "@/core/goals/views.ts";
import { goalWords } from "@/words/goals.ts";
import { todayWords } from "@/words/today.ts";

/** A metric of the day beside the usual one, and the days before as small bars. */
export function MetricTile({ metric, goal }: {
  metric: TodayMetric;
  /** The target of the day, where one is set. */
  goal: GoalProgress | undefined;
}) {
  const words = wordsOf(todayWords);
  const { key, unit, value } = metric;
  const title = words.metrics[key];
  const tone = toneOf(metric);
  const course = words.course(title);
  const courseTitle = goal
    ? `${course}, ${wordsOf(goalWords).line(goalValue(goal.metric, goal.target))}`
    : course;
  return (
    <div class="today-tile" data-tone={tone ?? "plain"}>
      <h3>{title}</h3>
      <p class="today-value tabular-nums">
        {formatValue(unit, value)}
        {tone && <span class="sr-only">, {words[tone]}</span>}
      </p>
      <p class="today-usual tabular-nums">{usualText(metric)}</p>
      <Course metric={metric} title={courseTitle} target={goal?.target ?? null} />
    </div>
  );
}

/** Says what is usual: the whole day of what adds up, which a day that still runs cannot beat. */
function usualText({ kind, unit, usual }: TodayMetric): string {
  const words = wordsOf(todayWords);
  if (usual === null) return words.noUsual;
  const isSum = kind === "count" || kind === "total";
  const shown = formatValue(unit, unit === "count" ? Math.round(usual) : usual);
  return isSum ? words.wholeDay(shown) : words.usually(shown);
}

/** Only means and ratios are judged before the day is over, and sums once they are reached. */
function toneOf({ kind, value, usual, higherIsBetter }: TodayMetric): "better" | "worse" | null {
  if (value === null || usual === null || higherIsBetter === null || value === usual) return null;
  const isBetter = value > usual === higherIsBetter;
  const isSum = kind === "count" || kind === "total";
  return isBetter ? "better" : isSum ? null : "worse";
}

const HEIGHT = 30;
const STEP = 6;

/** Bars this small need no axis, so they are drawn without uPlot; the table has the numbers. */
function Course({ metric: { days }, title, target }: {
  metric: TodayMetric;
  title: string;
  target: number | null;
}) {
  const most = Math.max(...days.map(({ value }) => value ?? 0), target ?? 0, Number.EPSILON);
  const width = Math.max(days.length, 12) * STEP;
  // Half of the line is above the middle of it.
  const targetAt = target === null ? null : Math.max(HEIGHT - target / most * HEIGHT, 0.6);
  return (
    <svg
      class="today-course"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="xMaxYMax meet"
      role="img"
      aria-label={title}
    >
      {days.map(({ day, value }, index) => {
        const height = value === null ? 0 : Math.max(value / most * HEIGHT, 1.5);
        const at = Math.max(12 - days.length, 0) + index;
        return (
          <rect
            key={day}
            x={at * STEP}
            y={HEIGHT - height}
            width={STEP - 2}
            height={height}
            rx={1.5}
            data-today={String(index === days.length - 1)}
          />
        );
      })}
      {targetAt !== null && <path class="today-target" d={`M0 ${targetAt}H${width}`} />}
    </svg>
  );
}
