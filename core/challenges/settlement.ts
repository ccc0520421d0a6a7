import type { Progress } from "./progress.ts";
import { type Challenge, MAX_PROGRESS } from "./challenges.ts";
import { compareText } from "@/core/events/order.ts";

/** A participant when the challenge closes. */
export interface Participant extends Progress {
  /** The agent's public id. */
  readonly agent: string;
  /**
   * Id of the team that the agent counts for, or null. In a team challenge `completedAt` is the
   * time of the team.
   */
  readonly team: string | null;
}

/** An agent that is paid. */
export interface Winner {
  readonly agent: string;
  /** From 1; all winning members of a team have the place of the team. */
  readonly place: number;
  /** Event time at which it was won, milliseconds since the epoch. */
  readonly reachedAt: number;
}

interface Competitor extends Progress {
  readonly id: string;
  readonly members: readonly Participant[];
}

/**
 * Returns the winners, in the order of reaching the target; equal times are ordered by id. A
 * head-to-head challenge has one winner: the first to reach the target, else the one with the
 * highest count (on equal counts, the one who had it first), and none where nobody counted
 * anything. In a team challenge every member who added something wins.
 */
export function settle(
  { kind, target, maxWinners }: Pick<Challenge, "kind" | "target" | "maxWinners">,
  participants: readonly Participant[],
): readonly Winner[] {
  const competitors = (kind === "team" ? toTeams(participants) : participants.map(toCompetitor))
    .filter((one) => one.progress > 0).sort(compareCompetitors);
  const reached = target === null ? [] : competitors.filter((one) => one.completedAt !== null);
  const winners = kind === "head_to_head"
    ? (reached.length > 0 ? reached : competitors).slice(0, 1)
    : reached.slice(0, maxWinners ?? reached.length);
  return winners.flatMap(({ members, completedAt, lastTime }, index) =>
    members.filter((member) => member.progress > 0).map((member) => ({
      agent: member.agent,
      place: index + 1,
      reachedAt: completedAt ?? lastTime!,
    }))
  );
}

/**
 * Orders competitors by who reached the target first, then by the highest count, then by who had it
 * first, then by id.
 */
function compareCompetitors(a: Competitor, b: Competitor): number {
  return compareTimes(a.completedAt, b.completedAt) ||
    (a.completedAt === null ? b.progress - a.progress : 0) ||
    (a.completedAt === null ? compareTimes(a.lastTime, b.lastTime) : 0) ||
    compareText(a.id, b.id);
}

function compareTimes(a: number | null, b: number | null): number {
  if (a === b) return 0;
  return (a ?? Infinity) - (b ?? Infinity);
}

function toCompetitor(participant: Participant): Competitor {
  return { ...participant, id: participant.agent, members: [participant] };
}

function toTeams(participants: readonly Participant[]): Competitor[] {
  const byTeam = Map.groupBy(participants, (one) => one.team);
  byTeam.delete(null);
  return [...byTeam].map(([team, members]) => {
    const times = members.map((member) => member.lastTime ?? -Infinity);
    return {
      id: team!,
      members: members.toSorted((a, b) => compareText(a.agent, b.agent)),
      progress: Math.min(members.reduce((sum, one) => sum + one.progress, 0), MAX_PROGRESS),
      completedAt: members.find((one) => one.completedAt !== null)?.completedAt ?? null,
      lastTime: Math.max(...times) === -Infinity ? null : Math.max(...times),
    };
  });
}
