import type { TeamSpan } from "@/core/calendars/teams.ts";
import { teamOn } from "@/core/calendars/teams.ts";
import type { Day } from "@/core/calendars/calendar.ts";

/** A factor on what actions pay for a while: a happy hour of everybody, of a team or of an agent. */
export interface Boost {
  readonly id: number;
  /** Lower snake case, as it stands in the arithmetic. */
  readonly name: string;
  readonly factor: number;
  /** Milliseconds since the epoch; the end does not belong to it. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Actions that are boosted; null: all. */
  readonly types: readonly string[] | null;
  /** Team (by row id) that is boosted; null: no matter which. */
  readonly team: number | null;
}

/**
 * The boosts that count for an event, in the order of their ids; they multiply.
 * @param boosts those of everybody, of teams, and of the agent itself
 */
export function boostsAt(
  boosts: readonly Boost[],
  event: { readonly type: string; readonly time: number },
  day: Day,
  teams: readonly TeamSpan[],
): readonly Boost[] {
  if (boosts.length === 0) return [];
  return boosts.filter((boost) =>
    event.time >= boost.startsAt && event.time < boost.endsAt &&
    (boost.types === null || boost.types.includes(event.type)) &&
    (boost.team === null || boost.team === teamOn(teams, day))
  ).sort((a, b) => a.id - b.id);
}
