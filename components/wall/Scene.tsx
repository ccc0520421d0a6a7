import { useRef } from "preact/hooks";
import type { SceneOf, WallScene } from "@/core/wall_show.ts";
import { Badge } from "@/components/achievements/Badge.tsx";
import { formatNumber, formatTimeAgo } from "@/components/shared/format.ts";
import { CircleCheck } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { useFlip } from "@/components/shared/use_flip.ts";
import { wallWords } from "@/words/wall.ts";
import { PointsScene } from "./PointsScene.tsx";

/** One scene of a screen. */
export function Scene({ scene, timeZone, now }: {
  scene: WallScene;
  timeZone: string;
  now: number;
}) {
  switch (scene.kind) {
    case "board":
      return <BoardScene scene={scene} />;
    case "unlocks":
      return <UnlocksScene scene={scene} timeZone={timeZone} now={now} />;
    case "challenge":
      return <ChallengeScene scene={scene} />;
    case "points":
      return <PointsScene scene={scene} />;
  }
}

function BoardScene({ scene: { entries } }: { scene: SceneOf<"board"> }) {
  const words = wordsOf(wallWords);
  const list = useRef<HTMLOListElement>(null);
  // Rows that overtake each other glide.
  useFlip(list, "board", 24);
  const keys = keysOf(entries.map(({ name }) => name));
  const best = Math.max(1, ...entries.map(({ points }) => points));
  if (entries.length === 0) return <p class="wall-empty">{words.noPoints}</p>;
  return (
    <ol class="wall-rows" ref={list} aria-label={words.leaderboard}>
      {entries.map(({ position, rank, name, points }, index) => (
        <li
          key={keys[index]}
          data-key={keys[index]}
          class="wall-row"
          data-rank={rank}
          data-position={position}
        >
          <span class="wall-rank">{rank}</span>
          <Named name={name} max={best} value={points} />
          <span class="wall-points">
            {formatNumber(points)}
            <span class="sr-only">{words.points}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A screen gets no ids. Two people may have the same name. */
function keysOf(names: readonly string[]): string[] {
  return names.map((name, index) =>
    `${name} ${names.slice(0, index).filter((one) => one === name).length}`
  );
}

function UnlocksScene({ scene: { entries }, timeZone, now }: {
  scene: SceneOf<"unlocks">;
  timeZone: string;
  now: number;
}) {
  const words = wordsOf(wallWords);
  return (
    <ul class="wall-rows" aria-label={words.unlocks}>
      {entries.map(({ name, title, icon, tier, time }) => (
        <li key={`${time} ${name} ${title}`} class="wall-row">
          <Badge icon={icon} tier={tier} isEarned size="large" />
          <span class="wall-name">
            <bdi>{name}</bdi>
            <bdi class="wall-sub">{title}</bdi>
          </span>
          <span class="wall-when">{formatTimeAgo(Date.parse(time), now, timeZone)}</span>
        </li>
      ))}
    </ul>
  );
}

function ChallengeScene({ scene: { standings, target, title } }: { scene: SceneOf<"challenge"> }) {
  const words = wordsOf(wallWords);
  const best = target ?? Math.max(1, ...standings.map(({ progress }) => progress));
  if (!standings.some(({ progress }) => progress > 0)) {
    return <p class="wall-empty">{words.noProgress}</p>;
  }
  return (
    <ol class="wall-rows" aria-label={title}>
      {standings.map(({ position, name, progress, isCompleted }) => (
        <li key={position} class="wall-row" data-rank={position}>
          <span class="wall-rank">{position}</span>
          <Named name={name} max={best} value={Math.min(progress, best)} />
          <span class="wall-points">
            {isCompleted && (
              <span class="wall-done">
                <CircleCheck size={40} />
                <span class="sr-only">{words.reached}</span>
              </span>
            )}
            {formatNumber(progress)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Named({ name, max, value }: { name: string; max: number; value: number }) {
  return (
    <span class="wall-name">
      <bdi>{name}</bdi>
      <progress class="wall-bar" max={max} value={value} aria-hidden="true" />
    </span>
  );
}
