import type { ComponentChildren, RefObject } from "preact";
import type { BoardEntry } from "@/core/leaderboards/views.ts";
import { Avatar } from "@/components/shared/Avatar.tsx";
import { usePicture } from "@/components/shared/pictures.ts";
import { CountUp } from "@/components/shared/CountUp.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { leaderboardWords } from "@/words/leaderboards.ts";

/** The rows of a board, and the viewer's own below them when it is on another page. */
export function BoardRows({ entries, me, viewer, away, label, list }: {
  entries: readonly BoardEntry[];
  me: BoardEntry | null;
  viewer: string | null;
  /** The ids of agents who are on leave; a desk that was stored by an older version has none. */
  away?: readonly string[] | undefined;
  label: string;
  list?: RefObject<HTMLOListElement>;
}) {
  return (
    <>
      <ol class="board" ref={list ?? null} tabIndex={0} aria-label={label}>
        {entries.map((entry, index) => (
          <Row
            key={entry.agent.id}
            entry={entry}
            isMe={entry.agent.id === viewer}
            isAway={away?.includes(entry.agent.id) ?? false}
            isTied={entries[index - 1]?.rank === entry.rank ||
              entries[index + 1]?.rank === entry.rank}
          />
        ))}
      </ol>
      {me && !entries.some(({ agent }) => agent.id === viewer) && (
        <ol class="board board-me" start={me.position}>
          <Row entry={me} isMe isAway={away?.includes(me.agent.id) ?? false} isTied={false} />
        </ol>
      )}
    </>
  );
}

function Row({ entry, isMe, isAway, isTied }: {
  entry: BoardEntry;
  isMe: boolean;
  isAway: boolean;
  isTied: boolean;
}) {
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
      {isAway && <span class="row-away">{words.away}</span>}
      <span class="row-points">
        <CountUp value={points} /> <span class="sr-only">{words.points}</span>
      </span>
    </li>
  );
}

/** Says how many points the viewer is behind or ahead of the nearest place. */
export function gap(entries: readonly BoardEntry[], me: BoardEntry): ComponentChildren {
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
