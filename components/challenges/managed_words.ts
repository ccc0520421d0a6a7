import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import type { ChallengePreview } from "@/core/challenges/preview.ts";
import type { ChallengeState } from "@/core/challenges/kinds.ts";
import { formatNumber } from "@/components/shared/format.ts";

/** The states of challenges, for managers. */
export const STATE_NAMES: Readonly<Record<ChallengeState, string>> = {
  upcoming: "Upcoming",
  running: "Running",
  grace: "Over, late events count",
  closed: "Closed",
  canceled: "Canceled",
};

/** Returns `1 person`, `3 people`. */
export function people(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? "person" : "people"}`;
}

/** Returns how a challenge is won: `First 3 to reach 50`. */
export function winningWords(
  { kind, target, maxWinners }: Pick<ChallengeDefinition, "kind" | "target" | "maxWinners">,
): string {
  if (target === null) return "Whoever has the most at the end";
  const goal = formatNumber(target);
  if (kind === "head_to_head") {
    return `The first to reach ${goal}, else whoever has the most at the end`;
  }
  const isTeam = kind === "team";
  if (maxWinners === null) {
    return isTeam ? `Every team that reaches ${goal}` : `Everybody who reaches ${goal}`;
  }
  const first = maxWinners === 1
    ? isTeam ? "The first team" : "The first"
    : `The first ${formatNumber(maxWinners)}${isTeam ? " teams" : ""}`;
  return `${first} to reach ${goal}`;
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
  if (competitors === 0) return "nobody has any progress yet";
  const who = kind === "team" ? (competitors === 1 ? "team" : "teams") : "";
  const parts = [
    who ? `${formatNumber(competitors)} ${who} in it` : `${people(competitors)} in it`,
    ...(target === null ? [] : [`${formatNumber(reached)} reached ${formatNumber(target)}`]),
    `best ${formatNumber(best)}`,
  ];
  if (paidAgents > 0) parts.push(`${people(paidAgents)} paid, ${formatNumber(paidPoints)} points`);
  return parts.join(" · ");
}

/** Says in a sentence how hard a challenge would have been, and what to do about it. */
export function verdictWords(
  preview: ChallengePreview,
  { kind, target }: { readonly kind: ChallengeDefinition["kind"]; readonly target: number | null },
): { readonly title: string; readonly words: string; readonly tone: "good" | "warning" | "bad" } {
  const { verdict, competitors, active, reached, best, fairTarget, first } = preview;
  const all = kind === "team"
    ? `${formatNumber(competitors)} ${competitors === 1 ? "team" : "teams"}`
    : people(competitors);
  const of = `${formatNumber(reached)} of ${all} would have reached it.`;
  const fair = fairTarget === null || fairTarget === target
    ? ""
    : ` About a third would have reached ${formatNumber(fairTarget)}.`;
  switch (verdict) {
    case "nobody_worked":
      return {
        title: competitors === 0 ? "Nobody is in the audience" : "Nobody counted anything",
        words: competitors === 0
          ? "Choose teams or people who work here."
          : "In this period nobody did what is counted. Check what is counted, or choose another period.",
        tone: "bad",
      };
    case "nobody_reaches":
      return {
        title: "Too hard",
        words: `Nobody would have reached it; the best had ${formatNumber(best)}.${fair}`,
        tone: "bad",
      };
    case "hard":
      return { title: "Hard", words: `Only ${of}${fair}`, tone: "warning" };
    case "easy":
      return { title: "Easy", words: `${of}${fair}`, tone: "warning" };
    case "everybody_reaches":
      return {
        title: "Too easy",
        words: `Everybody (${all}) would have reached it.${fair}`,
        tone: "bad",
      };
    case "fair":
      return target === null
        ? {
          title: "An open race",
          words: `${formatNumber(active)} of ${all} counted something; ` +
            `${first[0]?.name ?? "nobody"} would have won with ${formatNumber(best)}.`,
          tone: "good",
        }
        : { title: "About right", words: of, tone: "good" };
  }
}
