import type { WallBoard } from "@/core/wall_links.ts";
import { formatNumber, formatPeriod } from "@/components/shared/format.ts";
import { CloudOff } from "@/components/shared/icons.ts";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";
import { useBoard } from "./use_board.ts";
import { WallGone } from "./WallGone.tsx";

/** The words for a link that does not work. They do not say whether it ever did. */
export const GONE = {
  title: "This link does not work",
  text: "It was revoked, it has expired, or its address is not complete. Ask an admin of Laurel " +
    "for a new one.",
};

/** A board that fills a screen and can be read from across the room. */
export function WallScreen({ token, first }: { token: string; first: WallBoard }) {
  const { board, isOld } = useBoard(token, first);
  if (board === null) return <WallGone {...GONE} />;
  const best = Math.max(1, ...board.entries.map(({ points }) => points));
  return (
    <main class="wall">
      <header class="wall-head">
        <LaurelMark size={48} />
        <div class="wall-titles">
          <h1>
            <bdi>{board.title}</bdi>
          </h1>
          <p>
            <bdi>{board.team ?? "Everyone"}</bdi>
            {" · "}
            {formatPeriod(board.period)}
          </p>
        </div>
        {isOld && (
          <p class="wall-old" role="status">
            <CloudOff size={20} />
            No connection
          </p>
        )}
      </header>
      {board.entries.length === 0
        ? <p class="wall-empty">No points yet. The first ones appear here.</p>
        : (
          <ol class="wall-rows" aria-label="Leaderboard">
            {board.entries.map(({ position, rank, name, points }) => (
              <li key={position} class="wall-row" data-rank={rank}>
                <span class="wall-rank">{rank}</span>
                <span class="wall-name">
                  <bdi>{name}</bdi>
                  <progress class="wall-bar" max={best} value={points} aria-hidden="true" />
                </span>
                <span class="wall-points">
                  {formatNumber(points)}
                  <span class="sr-only">points</span>
                </span>
              </li>
            ))}
          </ol>
        )}
    </main>
  );
}
