import type { TeamBoard, TeamBoardEntry } from "@/core/leaderboards/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { Trophy } from "@/components/shared/icons.ts";
import { numberLocale, wordsOf } from "@/components/shared/locale.ts";
import { leaderboardViewWords } from "@/words/leaderboard_views.ts";
import { nameOfPeriod } from "./PeriodSteps.tsx";

/** Teams against each other, and what the numbers mean. */
export function TeamRows({ board, isPast }: { board: TeamBoard; isPast: boolean }) {
  const words = wordsOf(leaderboardViewWords);
  const { entries, mine, period } = board;
  if (entries.length === 0) {
    return (
      <div class="empty">
        <Trophy size={32} />
        <p class="empty-title">{words.teams.nobody[period.kind]}</p>
        <p class="text-label-secondary">{isPast ? words.emptyPast : words.teams.emptyNow}</p>
      </div>
    );
  }
  const isMine = ({ team }: TeamBoardEntry) => team.id === mine?.team.id;
  return (
    <>
      <ol
        class="board"
        tabIndex={0}
        aria-label={`${words.views.teams}, ${nameOfPeriod(period)}`}
      >
        {entries.map((entry, index) => (
          <TeamRow
            key={entry.team.id}
            entry={entry}
            isMine={isMine(entry)}
            isTied={entries[index - 1]?.rank === entry.rank ||
              entries[index + 1]?.rank === entry.rank}
          />
        ))}
      </ol>
      {mine && !entries.some(isMine) && (
        <ol class="board board-me" start={mine.position}>
          <TeamRow entry={mine} isMine isTied={false} />
        </ol>
      )}
      <p class="board-gap">
        {words.teams.formula} {isPast && words.teams.pastMembers}
      </p>
    </>
  );
}

function TeamRow({ entry, isMine, isTied }: {
  entry: TeamBoardEntry;
  isMine: boolean;
  isTied: boolean;
}) {
  const words = wordsOf(leaderboardViewWords);
  const { team, rank, points, pointsPerMember, activeMembers } = entry;
  return (
    <li
      class="row"
      data-key={team.id}
      data-me={String(isMine)}
      aria-current={isMine ? "true" : undefined}
    >
      <span
        class="row-rank tabular-nums"
        data-rank={rank}
        title={isTied ? words.teams.tied : undefined}
      >
        <span class="sr-only">{words.rank}</span> {rank}
        {isTied && <span class="sr-only">{words.teams.isTied}</span>}
      </span>
      <span class="row-name row-team">
        <span class="truncate" title={team.name}>
          <bdi>{team.name}</bdi>
          {isMine && <span class="you">{words.teams.yours}</span>}
        </span>
        <small class="truncate">
          {words.teams.size(activeMembers, formatNumber(activeMembers), formatNumber(points))}
        </small>
      </span>
      <span class="row-points row-score tabular-nums">
        {formatTenths(pointsPerMember)} <small>{words.teams.perMember}</small>
      </span>
    </li>
  );
}

/** Always with one decimal, so that the numbers stand beneath each other. */
function formatTenths(value: number): string {
  return value.toLocaleString(numberLocale(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}
