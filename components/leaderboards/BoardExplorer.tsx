import type { ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { BOARD_VIEWS, type BoardView, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import type { Board, TeamBoard } from "@/core/leaderboards/views.ts";
import { createApi } from "@/components/shared/api.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { CloudOff, Trophy } from "@/components/shared/icons.ts";
import { Loading } from "@/components/shared/Loading.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { createResource } from "@/components/shared/resource.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { leaderboardViewWords } from "@/words/leaderboard_views.ts";
import { BoardRows, gap } from "./BoardRows.tsx";
import { boardPath } from "./board_path.ts";
import type { BoardChoice, ExplorerDesk } from "./explorer_desk.ts";
import { nameOfPeriod, PeriodSteps } from "./PeriodSteps.tsx";
import { RankHistory } from "./RankHistory.tsx";
import { TeamRows } from "./TeamRows.tsx";

// Points arrive every few seconds; a reader needs a board that stands still for a moment.
const LIVE_WAIT_MILLISECONDS = 2_000;

/** Other boards than the live one of everyone: one's team, around oneself, teams, and past periods. */
export default function BoardExplorer({ kind, choice, onChoose, ...desk }: ExplorerDesk & {
  kind: PeriodKind;
  choice: BoardChoice;
  onChoose: (kind: PeriodKind, choice: BoardChoice) => void;
}) {
  const words = wordsOf(leaderboardViewWords);
  const { boards, viewer, team, today, away } = desk;
  const views = viewsFor(desk, kind);
  const show = views.find((one) => one === choice.show) ?? "everyone";
  const current = periodOf(kind, today);
  const wanted = periodOf(kind, choice.at ?? today);
  const isPast = wanted.start < current.start;
  const period = isPast ? wanted : current;
  const go = (day: string) => {
    const isCurrent = periodOf(kind, day).start >= current.start;
    onChoose(kind, { ...choice, at: isCurrent ? undefined : day });
  };
  const path = boardPath({ period, show, team, viewer });
  const live = boards[kind];
  return (
    <>
      <div class="board-tools">
        {views.length > 1 && (
          <Segments
            name="board-view"
            label={words.show}
            options={views.map((one) => [one, words.views[one]] as const)}
            value={show}
            on={(show) => onChoose(kind, { ...choice, show })}
          />
        )}
        {kind !== "all" && show !== "ranks" && (
          <PeriodSteps period={period} at={isPast ? choice.at! : today} today={today} go={go} />
        )}
        {isPast && show !== "ranks" && (
          <div class="board-past">
            <p class="board-note" role="status">{words.isPast}</p>
            <button
              type="button"
              class="button"
              onClick={() => onChoose(kind, { ...choice, at: undefined })}
            >
              {words.backToNow}
            </button>
          </div>
        )}
      </div>
      {show === "ranks"
        ? <RankHistory kind={kind} today={today} clock={desk.clock} />
        : show === "everyone" && !isPast
        ? <Rows board={live} show={show} viewer={viewer} away={away} isPast={false} />
        : show === "teams"
        ? (
          <ReadBoard<TeamBoard>
            key={path}
            path={path}
            change={isPast ? null : live}
            clock={desk.clock}
          >
            {(board) => <TeamRows board={board} isPast={isPast} />}
          </ReadBoard>
        )
        : (
          <ReadBoard<Board>
            key={path}
            path={path}
            change={isPast ? null : live}
            clock={desk.clock}
          >
            {(board) => (
              <Rows
                board={board}
                show={show}
                viewer={viewer}
                // Who is on leave today says nothing about another week.
                away={isPast ? [] : away}
                isPast={isPast}
              />
            )}
          </ReadBoard>
        )}
    </>
  );
}

/** Only what the viewer has: all time has one rank, and people who are no agents have none. */
function viewsFor(
  { viewer, team }: Pick<ExplorerDesk, "viewer" | "team">,
  kind: PeriodKind,
): readonly BoardView[] {
  if (viewer === null) return ["everyone", "teams"];
  return BOARD_VIEWS.filter((one) =>
    one === "team" ? team !== null : one !== "ranks" || kind !== "all"
  );
}

/** Reads a board, and reads it again when `change` is another object. */
function ReadBoard<T>({ path, change, clock, children }: {
  path: string;
  /** What changes when the board may have changed; null: it does not follow live changes. */
  change: object | null;
  clock: ExplorerDesk["clock"];
  children: (board: T) => ComponentChildren;
}) {
  const resource = useMemo(() => {
    const api = createApi(clock);
    return createResource(() => api.get<T>(path));
  }, [path]);
  useEffect(() => resource.follow(), [resource]);
  useEffect(() => {
    if (change) resource.invalidate(LIVE_WAIT_MILLISECONDS);
  }, [resource, change]);
  const { data, error } = resource.state.value;
  if (data === null) {
    return error === null
      ? <Loading />
      : <Failure message={error} onRetry={() => resource.invalidate(0)} />;
  }
  return (
    <>
      {error !== null && (
        <p class="stale" role="status">
          <CloudOff size={15} />
          {error}
        </p>
      )}
      {children(data)}
    </>
  );
}

function Rows({ board, show, viewer, away, isPast }: {
  board: Board;
  show: Exclude<BoardView, "ranks" | "teams">;
  viewer: string | null;
  away: readonly string[];
  isPast: boolean;
}) {
  const words = wordsOf(leaderboardViewWords);
  const { entries, me, period } = board;
  if (entries.length === 0 || (show === "around" && me === null)) {
    return (
      <div class="empty">
        <Trophy size={32} />
        <p class="empty-title">{words.nobody[show === "around" ? "me" : show][period.kind]}</p>
        <p class="text-label-secondary">{isPast ? words.emptyPast : words.emptyNow}</p>
      </div>
    );
  }
  return (
    <>
      <BoardRows
        entries={entries}
        me={me}
        viewer={viewer}
        away={away}
        label={`${words.views[show]}, ${nameOfPeriod(period)}`}
      />
      {me && show !== "around" && !isPast && <p class="board-gap truncate">{gap(entries, me)}</p>}
    </>
  );
}
