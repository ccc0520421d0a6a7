import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { prefersReducedMotion } from "./motion.ts";

/**
 * Animates the children of a list to their new places (FLIP: first, last, invert, play). Children
 * are identified by `data-key`.
 * @param scope rows do not move from one scope to another, for example between boards
 * @param entry the start of a new child, in pixels below its place; negative is above
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
      // `offsetTop` is the place in the layout; running animations do not change it.
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
