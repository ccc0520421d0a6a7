import { useLayoutEffect, useRef } from "preact/hooks";
import { showsAtOnce } from "@/components/smoothness/drawing.ts";
import { formatNumber } from "./format.ts";
import { prefersReducedMotion } from "./motion.ts";

const DURATION_MILLISECONDS = 700;

/** A number that counts up or down to its next value. */
export function CountUp({ value }: { value: number }) {
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef(value);
  const changedAt = useRef(-Infinity);

  useLayoutEffect(() => {
    // Preact owns the text node: change its text, never replace it.
    const text = element.current?.firstChild as Text | null | undefined;
    const from = shown.current;
    if (!text || from === value) return;
    const start = performance.now();
    const isHurried = start - changedAt.current < DURATION_MILLISECONDS;
    changedAt.current = start;
    if (prefersReducedMotion() || document.hidden || showsAtOnce(isHurried)) {
      shown.current = value;
      return;
    }
    let frame = 0;
    const step = (time: number) => {
      const done = Math.min(1, Math.max(0, (time - start) / DURATION_MILLISECONDS));
      const eased = 1 - (1 - done) ** 3;
      shown.current = Math.round(from + (value - from) * eased);
      text.data = formatNumber(shown.current);
      if (done < 1) frame = requestAnimationFrame(step);
    };
    step(start);
    return () => cancelAnimationFrame(frame);
  }, [value]);

  return <span ref={element} class="tabular-nums">{formatNumber(value)}</span>;
}
