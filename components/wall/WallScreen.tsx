import { useCallback, useRef } from "preact/hooks";
import type { WallShow } from "@/core/wall_show.ts";
import { CloudOff } from "@/components/shared/icons.ts";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallWords } from "@/words/wall.ts";
import { Celebration } from "./Celebration.tsx";
import { Scene } from "./Scene.tsx";
import { sceneHead, timeOfDay } from "./scene_head.ts";
import { useAwake } from "./use_awake.ts";
import { useCelebration } from "./use_celebration.ts";
import { useShow } from "./use_show.ts";
import { useTurn } from "./use_turn.ts";
import { WallGone } from "./WallGone.tsx";

const NO_MOMENTS: WallShow["moments"] = [];
const NO_SCENES = [600];

/** Scenes that fill a screen, turn by themselves and can be read from across the room. */
export function WallScreen({ token, first, build }: {
  token: string;
  first: WallShow;
  /** The build of the server that drew the page. */
  build: string;
}) {
  const words = wordsOf(wallWords);
  const { show, isOld, isOutdated } = useShow(token, first, build);
  const moment = useCelebration(show?.moments ?? NO_MOMENTS);
  const outdated = useRef(isOutdated);
  outdated.current = isOutdated;
  const onQuiet = useCallback(() => {
    if (outdated.current) location.reload();
  }, []);
  const index = useTurn(
    show?.scenes.map(({ seconds }) => seconds) ?? NO_SCENES,
    moment !== null,
    onQuiet,
  );
  useAwake();
  if (show === null) return <WallGone {...words.gone} />;
  const scene = show.scenes[index]!;
  // The server's time: the clock of a screen may be wrong.
  const now = Date.parse(show.readAt);
  const { title, about } = sceneHead(scene, show.timeZone);
  return (
    <main class="wall">
      <header class="wall-head">
        <LaurelMark size={48} />
        <div class="wall-titles">
          <p class="wall-place">
            <bdi>{show.title}</bdi>
          </p>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          <p class="wall-about">
            {[scene.team ?? (scene.kind === "challenge" ? null : words.everyone), about]
              .filter((part) => part !== null).join(" · ")}
          </p>
        </div>
        {isOld
          ? (
            <p class="wall-old" role="status">
              <CloudOff size={20} />
              {words.old(timeOfDay(now, show.timeZone))}
            </p>
          )
          : <p class="wall-clock">{timeOfDay(now, show.timeZone)}</p>}
      </header>
      <div key={`${index} ${scene.kind}`} class="wall-scene" data-kind={scene.kind}>
        <Scene scene={scene} timeZone={show.timeZone} now={now} />
      </div>
      {show.scenes.length > 1 && (
        <div class="wall-dots" role="img" aria-label={words.scene(index + 1, show.scenes.length)}>
          {show.scenes.map((_, at) => (
            <span key={at} class="wall-dot" data-current={String(at === index)} />
          ))}
        </div>
      )}
      {moment && <Celebration key={moment.key} moment={moment} />}
    </main>
  );
}
