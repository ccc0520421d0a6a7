import { Sentence } from "@/components/shared/Sentence.tsx";
import type { Page } from "@/core/shapes.ts";
import type { LiveFrame } from "@/core/live/messages.ts";
import type { Board, BoardEntry } from "@/core/leaderboards/views.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { dayAfter, dayBefore } from "@/core/leaderboards/neighbor_periods.ts";
import type { TeamNow, TeamRef } from "@/core/team/views.ts";
import { ExportMenu, filesOf } from "@/components/admin/ExportMenu.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import type { Role } from "@/core/roles.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Trophy } from "@/components/shared/icons.ts";
import { ChevronLeft, ChevronRight } from "@/components/shared/page_icons.ts";
import { formatNumber, formatPeriod } from "@/components/shared/format.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";
import { teamApiPath, teamHref, type TeamPlace } from "./place.ts";
import { NoSuchTeam, NoTeam } from "./TeamEmpty.tsx";
import { TeamSwitcher } from "./TeamSwitcher.tsx";
import { followTo, type GoTo } from "./use_address.ts";
import { useReloads } from "./use_live_data.ts";

const EVERY_MILLISECONDS = 60_000;
const ORDER = { keyOf: ({ agent }: BoardEntry) => agent.id };

type BoardsPlace = Extract<TeamPlace, { kind: "boards" }>;

/** The boards of the team, of this period and of earlier ones. */
export function BoardsView(
  { place, role, initial, teams, go }: {
    place: BoardsPlace;
    role: Role;
    initial: TeamNow | null;
    teams: Page<TeamRef> | null;
    go: GoTo;
  },
) {
  const remote = useRemote<TeamNow>(teamApiPath(place), { initial });
  if (remote.isMissing) return <NoSuchTeam go={go} />;
  return (
    <div class="page-body team-page">
      <RemoteView remote={remote}>
        {({ team }) =>
          team === null
            ? <NoTeam role={role} />
            : <TeamBoards place={place} team={team} teams={teams} go={go} />}
      </RemoteView>
    </div>
  );
}

function TeamBoards(
  { place, team, teams, go }: {
    place: BoardsPlace;
    team: TeamRef;
    teams: Page<TeamRef> | null;
    go: GoTo;
  },
) {
  const words = wordsOf(teamWords).boards;
  const { now, timeZone } = usePage();
  const { period, at } = place;
  const query = new URLSearchParams({ period, team: team.id, limit: "50" });
  if (at !== null) query.set("at", at);
  const path = `/leaderboards?${query}`;
  const list = useList<BoardEntry>(path, ORDER, EVERY_MILLISECONDS);
  useReloads(list.remote, path, (frame) => at === null && concerns(frame, team.id));
  const board = list.remote.data as Board | null;
  const today = localDay(new Date(now), timeZone);

  const before = board && dayBefore(board.period);
  const after = board && dayAfter(board.period, today);
  const step = (day: string) => {
    // The address of the current period names no day, so that it stays the current one.
    const isCurrent = periodOf(period, day).start === periodOf(period, today).start;
    go(teamHref({ ...place, at: isCurrent ? null : day }), { replaces: true });
  };
  return (
    <>
      <TeamSwitcher
        team={team}
        initial={teams}
        onChoose={(id) => go(teamHref({ ...place, team: id }))}
      />
      <div class="team-bar">
        <Segments
          name="board-period"
          label={words.period}
          options={PERIOD_KINDS.map((kind) => [kind, words.periods[kind]] as const)}
          value={period}
          on={(kind) => go(teamHref({ ...place, period: kind, at: null }), { replaces: true })}
        />
        <div class="period-steps">
          <button
            type="button"
            class="icon-button"
            aria-label={words.previous}
            aria-disabled={!before}
            onClick={() => before && step(before)}
          >
            <ChevronLeft size={16} />
          </button>
          <span class="period-name" role="status">{board ? formatPeriod(board.period) : "…"}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={words.next}
            aria-disabled={!after}
            onClick={() => after && step(after)}
          >
            <ChevronRight size={16} />
          </button>
        </div>
        <ExportMenu what={words.export} files={filesOf("/leaderboards", query.toString())} />
      </div>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? (
              <div class="empty">
                <Trophy size={32} />
                <p class="empty-title">
                  <Sentence text={words.empty} parts={{ team: <bdi>{team.name}</bdi> }} />
                </p>
                <p class="text-label-secondary">{words.emptyHint}</p>
              </div>
            )
            : (
              <ol class="group-rows team-board" aria-label={words.label(team.name)}>
                {list.entries.map((entry) => (
                  <BoardRow key={entry.agent.id} entry={entry} team={team.id} go={go} />
                ))}
              </ol>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </>
  );
}

function concerns(frame: LiveFrame, team: string): boolean {
  return frame.type === "leaderboard" &&
    frame.data.changes.some(({ agent }) => agent.team === team);
}

function BoardRow({ entry, team, go }: { entry: BoardEntry; team: string; go: GoTo }) {
  const words = wordsOf(teamWords).boards;
  const { agent, rank, points } = entry;
  const href = teamHref({ kind: "person", id: agent.id, team });
  return (
    <li class="group-row">
      <span class="row-rank tabular-nums" data-rank={rank}>
        <span class="sr-only">{words.rank}</span> {rank}
      </span>
      <a class="team-person row-name" href={href} onClick={followTo(go, href)}>
        <bdi>{agent.name}</bdi>
      </a>
      <span class="row-points tabular-nums">
        {formatNumber(points)} <span class="sr-only">{words.points}</span>
      </span>
    </li>
  );
}
