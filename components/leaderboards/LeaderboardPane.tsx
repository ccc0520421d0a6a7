import { useEffect, useRef, useState } from "preact/hooks";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import { Trophy } from "@/components/shared/icons.ts";
import { formatPeriod } from "@/components/shared/format.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { useFlip } from "@/components/shared/use_flip.ts";
import type { DeskPlace } from "@/components/windows/desk_place.ts";
import { lazy } from "@/components/windows/lazy.tsx";
import { leaderboardWords } from "@/words/leaderboards.ts";
import { BoardRows, gap } from "./BoardRows.tsx";
import type { BoardChoice, ExplorerDesk } from "./explorer_desk.ts";

const BoardExplorer = lazy(async () => (await import("./BoardExplorer.tsx")).default);

/** The leaderboards: one period at a time, with rows in live order. */
export function LeaderboardPane(
  { place, onPlace, ...desk }: ExplorerDesk & {
    /** What the page's address names. */
    place: DeskPlace | null;
    onPlace: (place: DeskPlace) => void;
  },
) {
  const words = wordsOf(leaderboardWords);
  const { boards, viewer, away } = desk;
  const kinds = PERIOD_KINDS.map((kind) => [kind, words.periods[kind]] as const);
  const [kind, setKind] = useState<PeriodKind>("week");
  const [choice, setChoice] = useState<BoardChoice | null>(null);
  useEffect(() => {
    if (place?.window !== "leaderboard") return;
    if (place.board) setKind(place.board);
    const { at, show } = place;
    if (at || show) setChoice({ at, show });
  }, [place]);
  const choose = (board: PeriodKind, next: BoardChoice | null) => {
    setKind(board);
    setChoice(next);
    if (choice) onPlace({ window: "leaderboard", board, ...next });
  };
  const list = useRef<HTMLOListElement>(null);
  const board = boards[kind];
  useFlip(list, `${kind} ${board.period.start}`, 12);
  const { entries, me } = board;
  return (
    <div class="board-pane">
      <div class="board-bar">
        <Segments
          name="board-period"
          label={words.period}
          options={kinds}
          value={kind}
          on={(kind) => choose(kind, choice)}
        />
        <button
          type="button"
          class="board-more truncate"
          title={words.more}
          aria-expanded={choice !== null}
          onClick={() => choose(kind, choice ? null : {})}
        >
          {choice ? words.done : formatPeriod(board.period)}
        </button>
      </div>
      {choice
        ? <BoardExplorer {...desk} kind={kind} choice={choice} onChoose={choose} />
        : entries.length === 0
        ? (
          <div class="empty">
            <Trophy size={32} />
            <p class="empty-title">{words.nobody(kind === "day")}</p>
            <p class="text-label-secondary">{words.lead}</p>
          </div>
        )
        : (
          <BoardRows
            entries={entries}
            me={me}
            viewer={viewer}
            away={away}
            label={words.periods[kind]}
            list={list}
          />
        )}
      {!choice && me && <p class="board-gap truncate">{gap(entries, me)}</p>}
    </div>
  );
}
