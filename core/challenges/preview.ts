import { z } from "zod";
import { listOf, momentText, shape } from "@/core/shapes.ts";
import { type Challenge, rewardOf } from "./challenges.ts";
import { type Participant, settle } from "./settlement.ts";

/** How hard a challenge would have been. */
const PREVIEW_VERDICTS = [
  "nobody_worked",
  "nobody_reaches",
  "hard",
  "fair",
  "easy",
  "everybody_reaches",
] as const;
export type PreviewVerdict = typeof PREVIEW_VERDICTS[number];

const competitorSchema = shape({
  id: z.string(),
  name: z.string(),
  progress: z.int(),
  reachedAt: momentText.nullable().describe("When the target would have been reached"),
  place: z.int().nullable().describe("The place for which they would have been paid"),
}).meta({ id: "PreviewCompetitor" });

/** How a challenge would have gone in a past period. */
export const challengePreviewSchema = shape({
  from: momentText,
  to: momentText,
  competitors: z.int().describe("Agents, or teams in a team challenge, who could have taken part"),
  active: z.int().describe("How many of them did something that counts"),
  reached: z.int().describe("How many would have reached the target"),
  paidAgents: z.int().describe("How many agents would have been paid"),
  points: z.int().describe("What it would have cost"),
  reward: z.int().describe("The points of one winner"),
  median: z.int().describe("What the middle one of all competitors counted"),
  best: z.int(),
  fairTarget: z.int().nullable().describe(
    "The target that about a third would have reached; null when too few counted anything",
  ),
  verdict: z.enum(PREVIEW_VERDICTS),
  first: listOf(competitorSchema).describe("The first ten"),
}).meta({ id: "ChallengePreview" });
export type ChallengePreview = z.infer<typeof challengePreviewSchema>;

/** A competitor of the past period with the name to show. */
export interface PastParticipant extends Participant {
  readonly name: string;
  readonly teamName: string | null;
}

const FIRST = 10;
/** A target is hard below this share of competitors who reach it, and easy from the other one on. */
const HARD_SHARE = 0.1;
const EASY_SHARE = 0.8;
/** The share of competitors who should reach a fair target. */
const FAIR_SHARE = 1 / 3;

/**
 * Returns how a challenge would have gone.
 * @param participants everybody who could have taken part, with what they counted
 */
export function previewOf(
  challenge: Pick<
    Challenge,
    "kind" | "target" | "maxWinners" | "rewardPoints" | "difficultyMultiplier"
  >,
  participants: readonly PastParticipant[],
  span: { readonly from: number; readonly to: number },
): ChallengePreview {
  const winners = settle(challenge, participants);
  const placeOf = new Map(winners.map(({ agent, place }) => [agent, place]));
  const competitors = challenge.kind === "team" ? toTeams(participants, placeOf) : participants
    .map((one): Competitor => ({ ...one, id: one.agent, place: placeOf.get(one.agent) ?? null }));
  const ordered = competitors.toSorted(compare);
  const counts = competitors.map(({ progress }) => progress).sort((a, b) => b - a);
  const active = counts.filter((count) => count > 0).length;
  const reached = competitors.filter(({ completedAt }) => completedAt !== null).length;
  const reward = rewardOf(challenge);
  return {
    from: toIso(span.from),
    to: toIso(span.to),
    competitors: competitors.length,
    active,
    reached,
    paidAgents: winners.length,
    points: winners.length * reward,
    reward,
    median: counts.length === 0 ? 0 : counts[Math.floor(counts.length / 2)]!,
    best: counts[0] ?? 0,
    fairTarget: fairTarget(counts),
    verdict: verdictOf(challenge.target, competitors.length, active, reached),
    first: ordered.filter(({ progress }) => progress > 0).slice(0, FIRST).map((one) => ({
      id: one.id,
      name: one.name,
      progress: one.progress,
      reachedAt: one.completedAt === null ? null : toIso(one.completedAt),
      place: one.place,
    })),
  };
}

interface Competitor {
  readonly id: string;
  readonly name: string;
  readonly progress: number;
  readonly completedAt: number | null;
  readonly lastTime: number | null;
  readonly place: number | null;
}

function toTeams(
  participants: readonly PastParticipant[],
  placeOf: ReadonlyMap<string, number>,
): Competitor[] {
  const byTeam = Map.groupBy(participants.filter(({ team }) => team !== null), (one) => one.team!);
  return [...byTeam].map(([id, members]) => ({
    id,
    name: members[0]!.teamName ?? id,
    progress: members.reduce((sum, one) => sum + one.progress, 0),
    completedAt: members.find((one) => one.completedAt !== null)?.completedAt ?? null,
    lastTime: members.reduce<number | null>(
      (last, one) => (one.lastTime ?? -Infinity) > (last ?? -Infinity) ? one.lastTime : last,
      null,
    ),
    place: members.map(({ agent }) => placeOf.get(agent) ?? null).find((one) => one !== null) ??
      null,
  }));
}

/** The order of the standings, see `settle`. */
function compare(a: Competitor, b: Competitor): number {
  return differ(a.completedAt, b.completedAt) ||
    b.progress - a.progress || differ(a.lastTime, b.lastTime) ||
    (a.id < b.id ? -1 : 1);
}

function fairTarget(counts: readonly number[]): number | null {
  const count = counts[Math.max(0, Math.ceil(counts.length * FAIR_SHARE) - 1)] ?? 0;
  return count > 0 ? count : null;
}

function verdictOf(
  target: number | null,
  competitors: number,
  active: number,
  reached: number,
): PreviewVerdict {
  if (active === 0) return "nobody_worked";
  if (target === null) return "fair";
  if (reached === 0) return "nobody_reaches";
  if (reached === competitors) return "everybody_reaches";
  const share = reached / competitors;
  if (share < HARD_SHARE) return "hard";
  return share >= EASY_SHARE ? "easy" : "fair";
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}

/** Compares times; null comes last. */
function differ(a: number | null, b: number | null): number {
  return a === b ? 0 : (a ?? Infinity) - (b ?? Infinity);
}
