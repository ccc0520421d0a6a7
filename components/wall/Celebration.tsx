import type { BigMoment } from "@/core/wall_show.ts";
import { Badge } from "@/components/achievements/Badge.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { Trophy } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallWords } from "@/words/wall.ts";

/** Something big that just happened to somebody, over the whole screen. */
export function Celebration({ moment: { kind, name, title, level, tier, icon } }: {
  moment: BigMoment;
}) {
  const words = wordsOf(wallWords).celebrate;
  return (
    <div class="wall-celebration" role="status" data-kind={kind}>
      <span class="wall-medal" aria-hidden="true">
        {kind === "achievement"
          ? <Badge icon={icon ?? ""} tier={tier ?? 1} isEarned size="large" />
          : kind === "level_up"
          ? <span class="wall-level">{formatNumber(level ?? 1)}</span>
          : <Trophy size={160} strokeWidth={1.6} />}
      </span>
      <p class="wall-winner">
        <bdi>{name}</bdi>
      </p>
      <p class="wall-deed">
        {kind === "level_up" ? words.level_up(formatNumber(level ?? 1)) : words[kind]}
      </p>
      {title !== null && (
        <p class="wall-deed-title">
          <bdi>{title}</bdi>
        </p>
      )}
    </div>
  );
}
