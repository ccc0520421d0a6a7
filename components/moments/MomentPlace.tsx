import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Notice } from "@/components/rewards/notices.ts";
import { titleIn } from "@/core/language.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { rankNames } from "@/words/ranks.ts";
import { prefersReducedMotion } from "@/components/shared/motion.ts";
import { createMomentQueue, type Moment } from "./moment_queue.ts";

type StageProps = { moment: Moment; onDone: () => void };

/**
 * Shows the big moments among the notices, and lets new points fly. The code for both loads when it
 * is first needed.
 */
export function MomentPlace({ notices, points }: {
  notices: ReadonlySignal<readonly Notice[]>;
  /** The points that have just arrived. */
  points: { readonly id: number; readonly points: number } | null;
}) {
  const queue = useMemo(createMomentQueue, []);
  const [Stage, setStage] = useState<ComponentType<StageProps> | null>(null);
  const seen = useRef(0);
  const list = notices.value;
  const current = queue.current.value;

  useEffect(() => {
    const fresh = list.filter(({ id }) => id > seen.current);
    seen.current = Math.max(seen.current, ...list.map(({ id }) => id));
    for (const notice of fresh) {
      const moment = momentOf(notice);
      if (moment) queue.add(moment);
    }
  }, [list]);

  useEffect(() => {
    if (!current || Stage) return;
    import("./MomentStage.tsx").then(
      ({ default: Loaded }) => setStage(() => Loaded),
      () => queue.next(), // Offline: the banner has told it.
    );
  }, [current, Stage]);

  // Before the browser draws, the new entry is in its place.
  useLayoutEffect(() => {
    if (!points || points.points <= 0 || document.hidden || prefersReducedMotion()) return;
    import("./fly_points.ts").then(({ flyPoints }) => flyPoints(points.points), () => {});
  }, [points?.id]);

  if (!current || !Stage) return null;
  return <Stage key={current.id} moment={current} onDone={queue.next} />;
}

function momentOf(notice: Notice): Moment | null {
  const { id, kind } = notice;
  if (kind === "level") {
    const { level, rank, previousRank } = notice.message;
    return { id, kind, level, rank: rank === previousRank ? null : wordsOf(rankNames)[rank] };
  }
  if (kind === "achievement") {
    const { icon, tier, points } = notice.message.achievement;
    const title = titleIn(currentLanguage(), notice.message.achievement);
    return { id, kind, title, icon, tier, points };
  }
  if (kind === "told" && notice.message.kind === "goal") {
    return { id, kind: "goal", title: notice.message.text };
  }
  return null;
}
