import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { prefersReducedMotion } from "./motion.ts";

/**
 * Lets the children of a list glide to their new places (first, last, invert, play). Children are
 * known by `data-key`.
 * @param scope rows are not moved from one scope to another, e.g. between boards
 * @param entry pixels below its place from which a new child comes; negative is above
 */
export function useFlip(list: RefObject<HTMLElement>, scope: string, entry: number): void {
  const before = useRef({ scope, tops: new Map<string, number>() });

  useLayoutEffect(() => {
    if (!list.current) return;
    const tops = new Map<string, number>();
    const { scope: previousScope, tops: previous } = before.current;
    const isStill = previousScope !== scope || prefersReducedMotion();
    for (const child of list.current.children) {
      const key = child instanceof HTMLElement && child.dataset.key;
      if (!key) continue;
      // The place in the layout: an animation that is still running does not count.
      const top = child.offsetTop;
      tops.set(key, top);
      const from = previous.get(key);
      if (isStill || from === top || previous.size === 0) continue;
      child.animate(
        from === undefined
          ? [{ opacity: 0, transform: `translateY(${entry}px)` }, {}]
          : [{ transform: `translateY(${from - top}px)` }, { transform: "none" }],
        { duration: 520, easing: "cubic-bezier(.22, 1, .36, 1)" },
      );
    }
    before.current = { scope, tops };
  });
}
