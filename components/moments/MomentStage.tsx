import { useEffect, useState } from "preact/hooks";
import { Badge } from "@/components/achievements/Badge.tsx";
import { celebrate } from "@/components/shared/celebrate.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { prefersReducedMotion } from "@/components/shared/motion.ts";
import { momentWords } from "@/words/moments.ts";
import type { Moment } from "./moment_queue.ts";

/** The styles end their animations at these times. */
const DURATION_MILLISECONDS = { level: 1_500, achievement: 2_800, goal: 1_500 } as const;
/** Achievements of this tier and above get confetti. */
const GREAT_TIER = 3;

/**
 * One moment on the whole screen. It lets clicks through, and screen readers read the banner
 * instead. While the page is hidden it waits.
 */
export default function MomentStage(
  { moment, onDone }: { moment: Moment; onDone: () => void },
) {
  const [isShown, setShown] = useState(!document.hidden);
  useEffect(() => {
    const look = () => setShown((was) => was || !document.hidden);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  const isStill = prefersReducedMotion();
  useEffect(() => {
    if (!isShown) return;
    const isGreat = moment.kind === "level" ||
      (moment.kind === "achievement" && moment.tier >= GREAT_TIER);
    celebrate(moment.kind === "level" ? "level" : "achievement", isGreat);
    const timer = setTimeout(onDone, isStill ? 0 : DURATION_MILLISECONDS[moment.kind]);
    return () => clearTimeout(timer);
  }, [isShown]);

  if (!isShown || isStill) return null;
  const words = wordsOf(momentWords);
  if (moment.kind === "goal") {
    return (
      <div class="moment" data-kind="goal" aria-hidden="true">
        <div class="moment-center">
          <svg class="moment-ring" viewBox="0 0 48 48">
            <circle cx="24" cy="24" r="19" />
          </svg>
          <p class="moment-title">{moment.title}</p>
        </div>
      </div>
    );
  }
  return (
    <div class="moment" data-kind={moment.kind} aria-hidden="true">
      <div class="moment-veil" />
      <div class="moment-rays" />
      {moment.kind === "level"
        ? (
          <div class="moment-center">
            <p class="moment-label">{words.level}</p>
            <p class="moment-number">{formatNumber(moment.level)}</p>
            {moment.rank && <p class="moment-rank">{moment.rank}</p>}
          </div>
        )
        : (
          <div class="moment-center">
            <div class="moment-medal">
              <Badge icon={moment.icon} tier={moment.tier} isEarned size="large" />
            </div>
            <p class="moment-label">{words.unlocked}</p>
            <p class="moment-title">
              <bdi>{moment.title}</bdi>
            </p>
            <p class="moment-points">{words.points(formatNumber(moment.points))}</p>
          </div>
        )}
    </div>
  );
}
