import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import type { ChallengePreview } from "@/core/challenges/preview.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** Returns `1 person`, `3 people`. */
function people(count: number): string {
  const words = wordsOf(challengePageWords);
  return words.people(count, formatNumber(count));
}

function teams(count: number): string {
  const words = wordsOf(challengePageWords);
  return words.teams(count, formatNumber(count));
}

/** Returns how a challenge is won: `First 3 to reach 50`. */
export function winningWords(
  { kind, target, maxWinners }: Pick<ChallengeDefinition, "kind" | "target" | "maxWinners">,
): string {
  const { wins } = wordsOf(challengePageWords);
  if (target === null) return wins.most;
  const goal = formatNumber(target);
  if (kind === "head_to_head") return wins.firstOrMost(goal);
  const isTeam = kind === "team";
  if (maxWinners === null) return isTeam ? wins.everyTeam(goal) : wins.everybody(goal);
  return (isTeam ? wins.teams : wins.people)(maxWinners, formatNumber(maxWinners), goal);
}

/** Returns how a challenge stands: `12 take part · 3 reached 50 · best 61`. */
export function summaryWords(
  { kind, target, state, summary }: Pick<
    ChallengeDefinition,
    "kind" | "target" | "state" | "summary"
  >,
): string {
  if (state === "upcoming" || state === "canceled") return "";
  const { competitors, reached, best, paidAgents, paidPoints } = summary;
  const { summary: texts } = wordsOf(challengePageWords);
  if (competitors === 0) return texts.nobody;
  const parts = [
    texts.in(kind === "team" ? teams(competitors) : people(competitors)),
    ...(target === null ? [] : [texts.reached(formatNumber(reached), formatNumber(target))]),
    texts.best(formatNumber(best)),
  ];
  if (paidAgents > 0) {
    parts.push(texts.paid(people(paidAgents), paidPoints, formatNumber(paidPoints)));
  }
  return parts.join(" · ");
}

/** Says in a sentence how hard a challenge would have been, and what to do about it. */
export function verdictWords(
  preview: ChallengePreview,
  { kind, target }: { readonly kind: ChallengeDefinition["kind"]; readonly target: number | null },
): { readonly title: string; readonly words: string; readonly tone: "good" | "warning" | "bad" } {
  const { verdict, competitors, active, reached, best, fairTarget, first } = preview;
  const { verdict: texts } = wordsOf(challengePageWords);
  const all = kind === "team" ? teams(competitors) : people(competitors);
  const count = formatNumber(reached);
  const fair = fairTarget === null || fairTarget === target
    ? ""
    : ` ${texts.third(formatNumber(fairTarget))}`;
  switch (verdict) {
    case "nobody_worked":
      return {
        ...(competitors === 0 ? texts.noAudience : texts.nobodyWorked),
        tone: "bad",
      };
    case "nobody_reaches":
      return {
        title: texts.tooHard,
        words: texts.nobodyReaches(formatNumber(best)) + fair,
        tone: "bad",
      };
    case "hard":
      return { title: texts.hard, words: texts.onlyReach(count, all) + fair, tone: "warning" };
    case "easy":
      return { title: texts.easy, words: texts.reach(count, all) + fair, tone: "warning" };
    case "everybody_reaches":
      return {
        title: texts.tooEasy,
        words: texts.everybodyReaches(all) + fair,
        tone: "bad",
      };
    case "fair":
      return target === null
        ? {
          title: texts.open,
          words: texts.openRace(
            formatNumber(active),
            all,
            first[0]?.name ?? texts.nobody,
            formatNumber(best),
          ),
          tone: "good",
        }
        : { title: texts.right, words: texts.reach(count, all), tone: "good" };
  }
}
