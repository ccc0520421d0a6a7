import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { Board } from "@/core/leaderboards/views.ts";
import type { ServerClock } from "@/components/shared/server_clock.ts";
import type { DeskPlace } from "@/components/windows/desk_place.ts";

/** Which part of which period is explored; nothing: everyone, now. */
export type BoardChoice = Pick<DeskPlace, "at" | "show">;

/** What the explorer of boards needs from the desk. */
export interface ExplorerDesk {
  readonly boards: Readonly<Record<PeriodKind, Board>>;
  readonly viewer: string | null;
  /** The key of the viewer's team. */
  readonly team: string | null;
  /** The ids of the agents who are on leave today, as far as the viewer may know. */
  readonly away: readonly string[];
  /** Today in the organization's zone. */
  readonly today: string;
  readonly clock: ServerClock;
}
