import type { ChallengeView } from "@/core/challenges/views.ts";
import type { ChallengeState } from "@/core/challenges/kinds.ts";
import { challengeWords } from "@/words/challenges.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The challenges of one part of the window. */
export interface ChallengeGroup {
  readonly title: string;
  readonly shown: readonly ChallengeView[];
}

const MAX_PAST = 10;

/**
 * Groups challenges: running ones by earliest end, then upcoming ones, then past ones by latest
 * end.
 */
export function arrangeChallenges(all: readonly ChallengeView[]): ChallengeGroup[] {
  const words = wordsOf(challengeWords);
  const of = (...states: ChallengeState[]) => all.filter(({ state }) => states.includes(state));
  const running = of("running", "grace").sort(by(({ endsAt }) => endsAt));
  const upcoming = of("upcoming").sort(by(({ startsAt }) => startsAt));
  const over = of("closed", "canceled").sort(by(({ endsAt }) => endsAt)).reverse();
  return [
    { title: words.groups.running, shown: running },
    { title: words.groups.upcoming, shown: upcoming },
    { title: words.groups.over, shown: over.slice(0, MAX_PAST) },
  ].filter(({ shown }) => shown.length > 0);
}

function by(timeOf: (view: ChallengeView) => string) {
  return (a: ChallengeView, b: ChallengeView) => Date.parse(timeOf(a)) - Date.parse(timeOf(b));
}

/**
 * Returns the next moment that matters for a challenge, with a label; null when the challenge is
 * over.
 */
export function nextMoment(view: ChallengeView): { label: string; at: number } | null {
  const words = wordsOf(challengeWords);
  if (view.state === "upcoming") return { label: words.startsIn, at: Date.parse(view.startsAt) };
  if (view.state === "running") return { label: words.endsIn, at: Date.parse(view.endsAt) };
  if (view.state === "grace") return { label: words.closesIn, at: Date.parse(view.closesAt) };
  return null;
}

/**
 * Formats a duration to the second: `2 d 03:04:05`, `03:04:05`, `04:05`. Negative durations count
 * as zero.
 */
export function formatCountdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  const two = (value: number) => String(value).padStart(2, "0");
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600) % 24];
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (days > 0) return `${days} d ${two(hours)}:${rest}`;
  return hours > 0 ? `${two(hours)}:${rest}` : rest;
}
