import type { Challenge } from "./challenges.ts";
import type { ChallengeState, ChangeRights } from "./kinds.ts";

/**
 * Returns what may still be changed. Before the start nobody has done anything for the challenge, so
 * all may change. Once it runs people work towards what was announced: the words may be mended and
 * the end may move later, which gives everybody the same additional time. Without a target the one
 * who leads at the announced end wins, so there the end stays.
 */
export function changeRights(
  state: ChallengeState,
  { target }: Pick<Challenge, "target">,
): ChangeRights {
  if (state === "upcoming") return "all";
  if (state !== "running") return "nothing";
  return target === null ? "words" : "words_and_later_end";
}

const WORDS = ["title", "description"] as const;

/** Returns the fields that differ but must stay. */
export function lockedFields(
  before: Challenge,
  after: Challenge,
  rights: ChangeRights,
): readonly (keyof Challenge)[] {
  if (rights === "all") return [];
  const open: readonly string[] = rights === "nothing"
    ? []
    : rights === "words"
    ? WORDS
    : [...WORDS, "endsAt"];
  return (Object.keys(before) as (keyof Challenge)[]).filter((field) =>
    !open.includes(field) && canonical(before[field]) !== canonical(after[field])
  );
}

/** Returns the same text for equal values, whatever the order of their fields is. */
function canonical(value: unknown): string {
  return JSON.stringify(
    value,
    (_, inner) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
  );
}
