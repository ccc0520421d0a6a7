import type { BoardView } from "@/core/leaderboards/kinds.ts";
import type { Period } from "@/core/leaderboards/views.ts";

/** How many rows are read: those of a whole call center, or some above and below oneself. */
const ROWS = 200;
const ROWS_AROUND = 11;

/** Returns the API path of a part of a board. */
export function boardPath({ period, show, team, viewer }: {
  period: Period;
  show: BoardView;
  team: string | null;
  viewer: string | null;
}): string {
  const isAround = show === "around" && viewer !== null;
  const query = new URLSearchParams({
    period: period.kind,
    at: period.start,
    limit: String(isAround ? ROWS_AROUND : ROWS),
  });
  if (show === "teams") return `/leaderboards/teams?period=${period.kind}&at=${period.start}`;
  if (isAround) query.set("around", viewer);
  if (show === "team" && team !== null) query.set("team", team);
  return `/leaderboards?${query}`;
}
