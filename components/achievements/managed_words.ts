import type { AchievementDefinition } from "@/core/achievements/views.ts";
import type { Reach } from "@/core/achievements/reach.ts";
import { formatDay, formatNumber } from "@/components/shared/format.ts";

const SPANS = { day: " in a day", week: " in a week" } as const;

/** Returns what must be reached: `50 in a day, again and again`. */
export function targetWords(
  { target, span, repeatable }: Pick<AchievementDefinition, "target" | "span" | "repeatable">,
): string {
  return formatNumber(target) + (span === null ? "" : SPANS[span]) +
    (repeatable ? ", again and again" : "");
}

/** Returns who has it: `12 people, 34%`. */
export function holdersWords({ people, share }: Pick<AchievementDefinition, "people" | "share">) {
  if (people === 0) return "nobody has it";
  return `${formatNumber(people)} ${people === 1 ? "person" : "people"}, ${percent(share)}`;
}

/** Formats a share as a percentage; what is more than nothing is never 0%. */
function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return share > 0 && rounded === 0 ? "under 1%" : `${rounded}%`;
}

/** Says in sentences who would have an achievement. */
export function reachWords(reach: Reach): {
  readonly title: string;
  readonly words: string;
  readonly tone: "good" | "warning" | "bad";
} {
  const { people, reached, awards, points, medianPercent, firstOn, lastOn, verdict } = reach;
  const dates = firstOn === null
    ? ""
    : firstOn === lastOn
    ? ` The first one reached it on ${formatDay(firstOn)}.`
    : ` The first one reached it on ${formatDay(firstOn)}, the latest on ${formatDay(lastOn!)}.`;
  const cost = awards === 0
    ? ""
    : ` That is ${formatNumber(awards)} ${awards === 1 ? "award" : "awards"} and ${
      formatNumber(points)
    } points.`;
  const share = `${formatNumber(reached)} of ${formatNumber(people)} people would have it today.`;
  const median = ` The one in the middle is at ${medianPercent}%.`;
  switch (verdict) {
    case "nobody":
      return {
        title: "Nobody would have it",
        words: people === 0 ? "Nobody works here yet." : `${share}${median}`,
        tone: "warning",
      };
    case "everybody":
      return {
        title: "Everybody would have it",
        words: `${share}${dates}${cost}`,
        tone: "warning",
      };
    case "some":
      return {
        title: `${percent(reached / people)} would have it`,
        words: share + median + dates + cost,
        tone: "good",
      };
  }
}
