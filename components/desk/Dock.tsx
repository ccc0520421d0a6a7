import { useEffect, useRef, useState } from "preact/hooks";
import { Activity, Flame, Sparkles, Trophy } from "../icons.ts";
import { prefersReducedMotion } from "./motion.ts";
import { windowElement, type Windows } from "./use_windows.ts";
import type { WindowName } from "./window_layout.ts";

/** Titles and icons of the windows. */
export const WINDOWS: Readonly<Record<WindowName, { title: string; Icon: typeof Flame }>> = {
  level: { title: "Level", Icon: Sparkles },
  streak: { title: "Streak", Icon: Flame },
  activity: { title: "Activity", Icon: Activity },
  leaderboard: { title: "Leaderboard", Icon: Trophy },
};

/** The dock; on phones the tab bar. */
export function Dock({ names, windows }: { names: readonly WindowName[]; windows: Windows }) {
  const list = useRef<HTMLUListElement>(null);
  const current = useCurrentSection(names, windows.isPhone.value);

  function open(event: MouseEvent, name: WindowName) {
    event.preventDefault();
    if (windows.isPhone.value) {
      const behavior = prefersReducedMotion() ? "auto" : "smooth";
      windowElement(name)?.scrollIntoView({ behavior, block: "start" });
      return;
    }
    windows.show(name);
    // After the window is drawn: what is hidden cannot take the focus.
    requestAnimationFrame(() => {
      windowElement(name)?.querySelector<HTMLElement>(".window-grip")?.focus();
    });
  }

  return (
    <nav class="dock" aria-label="Windows">
      <ul
        ref={list}
        class="dock-items"
        onPointerMove={(event) => magnify(list.current, event)}
        onPointerLeave={() => magnify(list.current, null)}
      >
        {names.map((name) => {
          const { title, Icon } = WINDOWS[name];
          const { state } = windows.layout.value.places[name];
          return (
            <li key={name}>
              <a
                id={`dock-${name}`}
                class="dock-link"
                href={`#window-${name}`}
                data-running={state !== "closed"}
                aria-current={windows.isPhone.value && current === name ? "true" : undefined}
                onClick={(event) => open(event, name)}
              >
                <span class="dock-icon" data-app={name} aria-hidden="true">
                  <Icon size={26} />
                </span>
                <span class="dock-label">{title}</span>
                {state === "minimized" && <span class="sr-only desktop-only">, minimized</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const REACH = 120;
const GROWTH = 0.42;
const ICON_PX = 52;

/** Enlarges the icons near the pointer, as far as they are near, and moves the others aside. */
function magnify(list: HTMLElement | null, event: PointerEvent | null): void {
  if (!list || (event && (event.pointerType !== "mouse" || prefersReducedMotion()))) return;
  const { left } = list.getBoundingClientRect();
  const items = [...list.children].filter((item) => item instanceof HTMLElement);
  const growths = items.map((item) => {
    const center = left + item.offsetLeft + item.offsetWidth / 2;
    const distance = event ? Math.abs(event.clientX - center) / REACH : 1;
    return distance < 1 ? GROWTH * Math.cos(distance * Math.PI / 2) ** 2 : 0;
  });
  const spread = ICON_PX * growths.reduce((sum, growth) => sum + growth, 0);
  let shift = -spread / 2;
  for (const [index, item] of items.entries()) {
    const extra = ICON_PX * (growths[index] ?? 0);
    item.style.setProperty("--scale", String(1 + extra / ICON_PX));
    item.style.setProperty("--shift", `${shift + extra / 2}px`);
    shift += extra;
  }
  list.parentElement?.style.setProperty("--spread", `${spread}px`);
}

/** The section that is being read, on phones, where the windows stand below each other. */
function useCurrentSection(names: readonly WindowName[], isPhone: boolean): WindowName | null {
  const [current, setCurrent] = useState<WindowName | null>(names[0] ?? null);
  useEffect(() => {
    if (!isPhone) return;
    const observer = new IntersectionObserver((changes) => {
      for (const { isIntersecting, target } of changes) {
        const name = names.find((one) => `window-${one}` === target.id);
        if (isIntersecting && name) setCurrent(name);
      }
    }, { rootMargin: "-30% 0px -60% 0px" });
    for (const name of names) {
      const element = windowElement(name);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [isPhone]);
  return current;
}
