import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { Board, BoardEntry } from "@/core/leaderboards/views.ts";
import { Avatar } from "@/components/shared/Avatar.tsx";
import { usePicture } from "@/components/shared/pictures.ts";
import { Trophy } from "@/components/shared/icons.ts";
import { CountUp } from "@/components/shared/CountUp.tsx";
import { formatNumber, formatPeriod } from "@/components/shared/format.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { useFlip } from "@/components/shared/use_flip.ts";
import { leaderboardWords } from "@/words/leaderboards.ts";

/** The leaderboards: one period at a time, with rows in live order. */
export function LeaderboardPane(
  { boards, viewer, wanted }: {
    boards: Readonly<Record<PeriodKind, Board>>;
    viewer: string | null;
    /** The board that the page's address names. */
    wanted?: PeriodKind | undefined;
  },
) {
  const words = wordsOf(leaderboardWords);
  const kinds = PERIOD_KINDS.map((kind) => [kind, words.periods[kind]] as const);
  const [kind, setKind] = useState<PeriodKind>("week");
  useEffect(() => {
    if (wanted) setKind(wanted);
  }, [wanted]);
  const list = useRef<HTMLOListElement>(null);
  const board = boards[kind];
  useFlip(list, `${kind} ${board.period.start}`, 12);
  const { entries, me } = board;
  const isOnPage = entries.some(({ agent }) => agent.id === viewer);
  return (
    <div class="board-pane">
      <div class="board-bar">
        <Segments
          name="board-period"
          label={words.period}
          options={kinds}
          value={kind}
          on={setKind}
        />
        <p class="min-w-0 truncate text-label-secondary">{formatPeriod(board.period)}</p>
      </div>
      {entries.length === 0
        ? (
          <div class="empty">
            <Trophy size={32} />
            <p class="empty-title">{words.nobody(kind === "day")}</p>
            <p class="text-label-secondary">{words.lead}</p>
          </div>
        )
        : (
          <ol class="board" ref={list} tabIndex={0} aria-label={words.periods[kind]}>
            {entries.map((entry, index) => (
              <Row
                key={entry.agent.id}
                entry={entry}
                isMe={entry.agent.id === viewer}
                isTied={entries[index - 1]?.rank === entry.rank ||
                  entries[index + 1]?.rank === entry.rank}
              />
            ))}
          </ol>
        )}
      {me && !isOnPage && (
        <ol class="board board-me" start={me.position}>
          <Row entry={me} isMe isTied={false} />
        </ol>
      )}
      {me && <p class="board-gap truncate">{gap(entries, me)}</p>}
    </div>
  );
}

function Row({ entry, isMe, isTied }: { entry: BoardEntry; isMe: boolean; isTied: boolean }) {
  const words = wordsOf(leaderboardWords);
  const { agent, rank, points } = entry;
  return (
    <li
      class="row"
      data-key={agent.id}
      data-place={agent.id}
      data-me={isMe}
      aria-current={isMe ? "true" : undefined}
    >
      <span
        class="row-rank tabular-nums"
        data-rank={rank}
        title={isTied ? words.tiedTitle : undefined}
      >
        <span class="sr-only">{words.rank}</span> {rank}
        {isTied && <span class="sr-only">{words.tied}</span>}
      </span>
      <Avatar id={agent.id} name={agent.name} picture={usePicture(agent.id)} />
      <span class="row-name truncate" title={agent.name}>
        <bdi>{agent.name}</bdi>
        {isMe && <span class="you">{words.you}</span>}
      </span>
      <span class="row-points">
        <CountUp value={points} /> <span class="sr-only">{words.points}</span>
      </span>
    </li>
  );
}

/** Says how many points the viewer is behind or ahead of the nearest place. */
function gap(entries: readonly BoardEntry[], me: BoardEntry): ComponentChildren {
  const words = wordsOf(leaderboardWords);
  const ahead = entries.findLast(({ points, rank }) => points > me.points && rank < me.rank);
  if (ahead) {
    const points = ahead.points - me.points;
    const distance = words.distance(points, formatNumber(points));
    // When the viewer is on a later page, the browser does not know who is directly ahead.
    return entries.some(({ agent }) => agent.id === me.agent.id)
      ? (
        <Sentence
          text={words.behind(distance)}
          parts={{ name: <bdi>{ahead.agent.name}</bdi> }}
        />
      )
      : words.toTop(distance, entries.length);
  }
  const behind = entries.find(({ points }) => points < me.points);
  const isShared = entries.some(({ rank, agent }) => rank === me.rank && agent.id !== me.agent.id);
  if (isShared) return words.shared;
  return behind ? words.leadBy(formatNumber(me.points - behind.points)) : words.leads;
}
