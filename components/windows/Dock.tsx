import { useEffect, useRef, useState } from "preact/hooks";
import {
  Activity,
  Award,
  ChartColumn,
  Flame,
  Gift,
  Sparkles,
  Target,
  Trophy,
} from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { windowWords } from "@/words/windows.ts";
import { prefersReducedMotion } from "@/components/shared/motion.ts";
import { windowElement, type Windows } from "./use_windows.ts";
import { isFloating, type WindowName } from "@/core/windows/table.ts";

const ICONS: Readonly<Record<WindowName, typeof Flame>> = {
  level: Sparkles,
  streak: Flame,
  activity: Activity,
  leaderboard: Trophy,
  today: ChartColumn,
  achievements: Award,
  challenges: Target,
  spin: Gift,
};

/** A number on an icon of the dock, and what it counts. */
export interface DockBadge {
  readonly count: number;
  /** The text for screen readers, such as `2 spins left`. */
  readonly text: string;
}

const MAX_BADGE = 99;

/** The dock; a tab bar on phones. */
export function Dock(
  { names, windows, badges, onOpen }: {
    names: readonly WindowName[];
    windows: Windows;
    badges: Readonly<Partial<Record<WindowName, DockBadge>>>;
    onOpen: (name: WindowName) => void;
  },
) {
  const words = wordsOf(windowWords);
  const list = useRef<HTMLUListElement>(null);
  const current = useCurrentSection(names, windows.isPhone.value);

  const front = windows.front.value;
  const isPhone = windows.isPhone.value;
  const shown = front !== null && isFloating(front) ? front : current;

  // The tab bar of a phone has no space to grow: the icons would push each other off the screen.
  return (
    <nav class="dock" aria-label={words.dock}>
      <ul
        ref={list}
        class="dock-items"
        onPointerMove={(event) => magnify(list.current, isPhone ? null : event)}
        onPointerLeave={() => magnify(list.current, null)}
      >
        {names.map((name) => {
          const Icon = ICONS[name];
          const title = words.titles[name];
          const badge = badges[name];
          const { state } = windows.layout.value.places[name];
          return (
            <li key={name}>
              <a
                id={`dock-${name}`}
                class="dock-link"
                href={`#window-${name}`}
                data-running={state !== "closed"}
                aria-current={isPhone && shown === name ? "true" : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  onOpen(name);
                }}
              >
                <span class="dock-icon" data-app={name} aria-hidden="true">
                  <Icon size={26} />
                </span>
                <span class="dock-label desktop-only">{title}</span>
                <span class="dock-label phone-only" aria-hidden="true">
                  {words.shortTitles[name]}
                </span>
                <span class="sr-only phone-only">{title}</span>
                {badge && badge.count > 0 && (
                  <span class="dock-badge tabular-nums">
                    <span aria-hidden="true">
                      {badge.count > MAX_BADGE ? `${MAX_BADGE}+` : badge.count}
                    </span>
                    <span class="sr-only">, {badge.text}</span>
                  </span>
                )}
                {state === "minimized" && (
                  <span class="sr-only desktop-only">, {words.minimized}</span>
                )}
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

/** Enlarges icons, more the nearer they are to the pointer, and moves the others aside. */
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

/**
 * Returns the section that the person is reading on a phone, where the windows are below each
 * other.
 */
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
