import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { showsAtOnce } from "@/components/smoothness/drawing.ts";
import { prefersReducedMotion } from "./motion.ts";

const GLIDE_MILLISECONDS = 520;
/** Changes that follow each other faster than a glide takes leave each other less time. */
const HURRIED_MILLISECONDS = 180;
const EASING = "cubic-bezier(.22, 1, .36, 1)";

/** The glides that are under way. */
const glides = new WeakMap<Element, Animation>();

/**
 * Animates the children of a list to their new places (FLIP: first, last, invert, play). Children
 * are identified by `data-key`. A new child fades in, unless it has `data-fresh="false"`: then it is
 * new only to the page. Only what can be seen is animated, each child by one glide at a time that
 * begins where the child is seen now, so no row lies on another for longer than a glide.
 * @param scope rows do not move from one scope to another, for example between boards
 * @param entry the start of a new child, in pixels below its place; negative is above
 */
export function useFlip(list: RefObject<HTMLElement>, scope: string, entry: number): void {
  const before = useRef({ scope, tops: new Map<string, number>() });
  const changedAt = useRef(-Infinity);

  useLayoutEffect(() => {
    if (!list.current) return;
    const { scope: previousScope, tops: previous } = before.current;
    // Where nothing ever glides, the layout is not asked either: the browser would stop for it.
    if (showsAtOnce(false) || prefersReducedMotion()) {
      before.current = { scope, tops: new Map() };
      return;
    }
    const isStill = previousScope !== scope || previous.size === 0 || document.hidden;
    // Everything is read before anything is written, so the browser lays the page out once.
    const children = [...list.current.children].flatMap((child) => {
      const key = child instanceof HTMLElement && child.dataset.key;
      // `offsetTop` is the place in the layout; running animations do not change it.
      return key ? [{ child, key, top: child.offsetTop }] : [];
    });
    before.current = { scope, tops: new Map(children.map(({ key, top }) => [key, top])) };
    if (isStill) return;
    const { scrollTop, clientHeight } = list.current;
    const isSeen = (top: number) => top > scrollTop - 80 && top < scrollTop + clientHeight;
    const moves = children.flatMap(({ child, key, top }) => {
      const from = previous.get(key);
      if (from === top || !(isSeen(top) || (from !== undefined && isSeen(from)))) return [];
      return [{ child, top, from, shift: glides.has(child) ? shiftOf(child) : 0 }];
    });
    const isHurried = moves.some(({ child }) => glides.has(child));
    if (moves.length === 0) return;
    const now = performance.now();
    const isBusy = now - changedAt.current < GLIDE_MILLISECONDS;
    changedAt.current = now;
    if (showsAtOnce(isBusy)) return endGlides(list.current);
    for (const { child, top, from, shift } of moves) {
      if (from === undefined) {
        if (child.dataset.fresh === "false") continue;
        glide(child, [{ opacity: 0, transform: `translateY(${entry}px)` }, {}], isHurried);
      } else {
        const start = { transform: `translateY(${from - top + shift}px)` };
        glide(child, [start, { transform: "none" }], isHurried);
        // The row that overtakes passes in front of the others.
        child.dataset.gliding = from > top ? "up" : "down";
      }
    }
  });
}

function glide(child: HTMLElement, frames: Keyframe[], isHurried: boolean): void {
  glides.get(child)?.cancel();
  const duration = isHurried ? HURRIED_MILLISECONDS : GLIDE_MILLISECONDS;
  const animation = child.animate(frames, { duration, easing: EASING });
  glides.set(child, animation);
  const end = () => {
    if (glides.get(child) !== animation) return;
    glides.delete(child);
    delete child.dataset.gliding;
  };
  animation.finished.then(end, end);
}

function endGlides(list: HTMLElement): void {
  for (const child of list.children) glides.get(child)?.cancel();
}

/** How far a child is seen below its place in the layout, in pixels. */
function shiftOf(child: Element): number {
  return new DOMMatrix(getComputedStyle(child).transform).m42;
}
