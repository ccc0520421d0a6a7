import { useEffect, useRef, useState } from "preact/hooks";
import type { BigMoment } from "@/core/wall_show.ts";
import { celebrate } from "@/components/shared/celebrate.ts";

const SHOWN_MILLISECONDS = 7_000;
/** More than these are not waited for: a screen is not busy with the past. */
const MAX_WAITING = 5;

/** Big moments come before small ones. */
function weightOf({ kind, tier }: BigMoment): number {
  return kind === "challenge_won" ? 10 : kind === "achievement" ? tier ?? 0 : 1;
}

/**
 * Returns the moment that is celebrated now, or null. Each moment is celebrated once; those that
 * were over when the page was loaded are not.
 */
export function useCelebration(moments: readonly BigMoment[]): BigMoment | null {
  // The keys of the moments of the last answer. Older ones never come again.
  const seen = useRef(new Set(moments.map(({ key }) => key)));
  const [waiting, setWaiting] = useState<readonly BigMoment[]>([]);
  const current = waiting[0] ?? null;

  useEffect(() => {
    const fresh = moments.filter(({ key }) => !seen.current.has(key));
    seen.current = new Set(moments.map(({ key }) => key));
    if (fresh.length === 0) return;
    setWaiting(([first, ...rest]) => {
      const next = [...rest, ...fresh].sort((a, b) => weightOf(b) - weightOf(a));
      return [...(first ? [first] : []), ...next].slice(0, MAX_WAITING);
    });
  }, [moments]);

  useEffect(() => {
    if (current === null) return;
    // Without the library the moment is shown all the same.
    celebrate().catch(() => {});
    const timer = setTimeout(() => setWaiting((all) => all.slice(1)), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [current]);
  return current;
}
