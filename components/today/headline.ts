import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { NextStep, Today } from "@/core/today/views.ts";
import { goalWords } from "@/words/goals.ts";
import { todayWords } from "@/words/today.ts";

/** Says how the day goes, and what would bring it forward most. */
export function headline({ points, usualByNow, next }: Today): string {
  return [pointsSentence(points, usualByNow), ...next ? [nextSentence(next)] : []].join(" ");
}

function pointsSentence(points: number, usual: number | null): string {
  const words = wordsOf(todayWords);
  if (points === 0) return words.none;
  const shown = formatNumber(points);
  if (usual === null) return words.points(shown);
  const more = points - Math.round(usual);
  if (more === 0) return words.same(shown);
  return more > 0 ? words.more(shown, formatNumber(more)) : words.less(shown, formatNumber(-more));
}

function nextSentence(next: NextStep): string {
  const words = wordsOf(todayWords).next;
  if (next.kind === "challenge") return words.challenge(formatNumber(next.missing), next.title);
  if (next.kind === "goal") {
    const { metric, missing } = next;
    const counted = wordsOf(goalWords).counted[metric];
    return words.goal(missing, counted(missing, formatNumber(missing)));
  }
  const points = formatNumber(next.points);
  return next.kind === "rank"
    ? words.rank(next.points, points, formatNumber(next.rank), next.name)
    : words.level(points, formatNumber(next.level));
}
