import type { AchievementDefinition } from "@/core/achievements/views.ts";
import type { Reach } from "@/core/achievements/reach.ts";
import { formatDay, formatNumber } from "@/components/shared/format.ts";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** Returns what must be reached: `50 in a day, again and again`. */
export function targetWords(
  { target, span, repeatable }: Pick<AchievementDefinition, "target" | "span" | "repeatable">,
): string {
  const { goal } = wordsOf(achievementPageWords);
  return formatNumber(target) + (span === null ? "" : ` ${goal[span]}`) +
    (repeatable ? `, ${goal.again}` : "");
}

/** Returns who has it: `12 people, 34%`. */
export function holdersWords({ people, share }: Pick<AchievementDefinition, "people" | "share">) {
  const words = wordsOf(achievementPageWords);
  if (people === 0) return words.nobodyHasIt;
  return `${words.people(people, formatNumber(people))}, ${percent(share)}`;
}

/** Formats a share as a percentage; what is more than nothing is never 0%. */
function percent(share: number): string {
  const words = wordsOf(achievementPageWords);
  const rounded = Math.round(share * 100);
  return share > 0 && rounded === 0 ? words.underOne : words.percent(rounded);
}

/** Says in sentences who would have an achievement. */
export function reachWords(reach: Reach): {
  readonly title: string;
  readonly words: string;
  readonly tone: "good" | "warning" | "bad";
} {
  const { people, reached, awards, points, medianPercent, firstOn, lastOn, verdict } = reach;
  const texts = wordsOf(achievementPageWords).would;
  const dates = firstOn === null
    ? ""
    : firstOn === lastOn
    ? ` ${texts.first(formatDay(firstOn))}`
    : ` ${texts.firstAndLast(formatDay(firstOn), formatDay(lastOn!))}`;
  const cost = awards === 0
    ? ""
    : ` ${texts.cost(awards, formatNumber(awards), formatNumber(points))}`;
  const share = texts.share(formatNumber(reached), formatNumber(people));
  const median = ` ${texts.median(medianPercent)}`;
  switch (verdict) {
    case "nobody":
      return {
        title: texts.nobody,
        words: people === 0 ? texts.nobodyWorks : `${share}${median}`,
        tone: "warning",
      };
    case "everybody":
      return {
        title: texts.everybody,
        words: `${share}${dates}${cost}`,
        tone: "warning",
      };
    case "some":
      return {
        title: texts.some(percent(reached / people)),
        words: share + median + dates + cost,
        tone: "good",
      };
  }
}
