import type { ChallengeView } from "@/core/challenges/views.ts";
import type { ChallengeKind, ChallengeState } from "@/core/challenges/kinds.ts";

/** Challenges of one part of the window. */
export interface ChallengeGroup {
  readonly title: string;
  readonly shown: readonly ChallengeView[];
}

const OVER_SHOWN = 10;

/** What runs, the soonest end first; then what is to come; then what is over, the latest first. */
export function arrangeChallenges(all: readonly ChallengeView[]): ChallengeGroup[] {
  const of = (...states: ChallengeState[]) => all.filter(({ state }) => states.includes(state));
  const running = of("running", "grace").sort(by(({ endsAt }) => endsAt));
  const upcoming = of("upcoming").sort(by(({ startsAt }) => startsAt));
  const over = of("closed", "canceled").sort(by(({ endsAt }) => endsAt)).reverse();
  return [
    { title: "Running", shown: running },
    { title: "Coming up", shown: upcoming },
    { title: "Over", shown: over.slice(0, OVER_SHOWN) },
  ].filter(({ shown }) => shown.length > 0);
}

function by(timeOf: (view: ChallengeView) => string) {
  return (a: ChallengeView, b: ChallengeView) => Date.parse(timeOf(a)) - Date.parse(timeOf(b));
}

/** What a kind is called. */
export const KIND_NAMES: Readonly<Record<ChallengeKind, string>> = {
  individual: "Individual",
  team: "Team",
  head_to_head: "Head to head",
};

/** The next moment that matters to a challenge, with what it is; null when it is over for good. */
export function nextMoment(view: ChallengeView): { label: string; at: number } | null {
  if (view.state === "upcoming") return { label: "Starts in", at: Date.parse(view.startsAt) };
  if (view.state === "running") return { label: "Ends in", at: Date.parse(view.endsAt) };
  if (view.state === "grace") return { label: "Closes in", at: Date.parse(view.closesAt) };
  return null;
}

/** A span of time to the second: `2 d 03:04:05`, `03:04:05`, `04:05`; never below zero. */
export function formatCountdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  const two = (value: number) => String(value).padStart(2, "0");
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600) % 24];
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (days > 0) return `${days} d ${two(hours)}:${rest}`;
  return hours > 0 ? `${two(hours)}:${rest}` : rest;
}
