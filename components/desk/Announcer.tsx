import { useEffect, useRef, useState } from "preact/hooks";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import type { Burst } from "./desk_model.ts";
import { formatNumber } from "@/components/shared/format.ts";

const QUIET_MILLISECONDS = 5000;

/** Announces new points to screen readers, at most once in five seconds. */
export function Announcer({ burst, total }: { burst: Burst | null; total: number }) {
  const [text, setText] = useState("");
  const sum = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latestTotal = useRef(total);
  latestTotal.current = total;

  useEffect(() => {
    if (!burst) return;
    sum.current += burst.points;
    if (timer.current) return;
    const announce = () => {
      timer.current = undefined;
      if (sum.current === 0) return;
      const points = formatNumber(Math.abs(sum.current));
      const total = formatNumber(latestTotal.current);
      setText(wordsOf(deskWords).newPoints(sum.current, points, total));
      sum.current = 0;
      timer.current = setTimeout(announce, QUIET_MILLISECONDS);
    };
    // Wait a moment, so that the points of one event and of its streak are announced together.
    timer.current = setTimeout(announce, 300);
  }, [burst]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return <p class="sr-only" role="status">{text}</p>;
}
