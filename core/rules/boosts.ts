import type { TeamSpan } from "@/core/calendars/teams.ts";
import { teamOn } from "@/core/calendars/teams.ts";
import type { Day } from "@/core/calendars/calendar.ts";

/** A temporary factor on what actions pay: a happy hour for everybody, a team or an agent. */
export interface Boost {
  readonly id: number;
  /** In lower snake case, as the breakdown shows it. */
  readonly name: string;
  readonly factor: number;
  /** Milliseconds since the epoch; the end is not included. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** The boosted actions; null: all. */
  readonly types: readonly string[] | null;
  /** The boosted team (by row id); null: any team. */
  readonly team: number | null;
}

/**
 * Returns the boosts that apply to an event, in the order of their ids; their factors multiply.
 * @param boosts the boosts for everybody, for teams, and for the agent itself
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
