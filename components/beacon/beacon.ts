import type { Feature } from "@/core/engagement/features.ts";
import type { Beacon } from "@/core/engagement/views.ts";
import { nextVisit } from "./visit.ts";

/** Time without a key, click or movement after which a person counts as away. */
const IDLE_MILLISECONDS = 60_000;
const TICK_MILLISECONDS = 5_000;
const SEND_MILLISECONDS = 60_000;
/** A part that is used again within this time counts once. */
const SAME_USE_MILLISECONDS = 60_000;
/** The limits of one message; see core/engagement/views.ts. */
const MAX_SECONDS = 3_600;
const MAX_USES = 1_000;

const ADDRESS = "/api/v1/me/engagement";
const INPUTS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];

let milliseconds = 0;
let uses: Partial<Record<Feature, number>> = {};
const lastUse: Partial<Record<Feature, number>> = {};
let isRunning = false;

/** Counts that a part of Laurel is used. */
export function countUse(feature: Feature): void {
  const now = Date.now();
  if (!isRunning || now - (lastUse[feature] ?? 0) < SAME_USE_MILLISECONDS) return;
  lastUse[feature] = now;
  uses[feature] = Math.min(MAX_USES, (uses[feature] ?? 0) + 1);
}

/**
 * Measures the visit of this tab and reports it: every minute, and when the page is left. Nothing is
 * measured for people who do not want it.
 * @param featureOf returns the part that an element belongs to
 * @returns a function that reports the rest and stops
 */
export function startBeacon(featureOf: (element: Element) => Feature | null): () => void {
  if (isRunning || isUnwanted()) return () => {};
  isRunning = true;
  const stopping = new AbortController();
  const { signal } = stopping;
  let lastInput = Date.now();
  let lastTick = lastInput;
  let lastSent = lastInput;
  // The visit itself counts, even when it ends at once.
  let hasNews = true;

  const tick = () => {
    const now = Date.now();
    const isHere = document.visibilityState === "visible" && document.hasFocus() &&
      now - lastInput < IDLE_MILLISECONDS;
    // A sleeping computer is not a visit: its next tick comes late.
    const passed = now - lastTick;
    if (isHere && passed < 3 * TICK_MILLISECONDS) milliseconds += passed;
    lastTick = now;
    if (now - lastSent >= SEND_MILLISECONDS) send();
  };
  const send = () => {
    const isOff = isUnwanted();
    const seconds = Math.min(MAX_SECONDS, Math.floor(milliseconds / 1_000));
    const isNew = hasNews || seconds > 0 || Object.keys(uses).length > 0;
    if (isOff || !isNew || !navigator.onLine) return;
    const message: Beacon = { ...nextVisit(), seconds, features: uses };
    const body = new Blob([JSON.stringify(message)], { type: "application/json" });
    // The browser sends it even when the page is gone. A full queue takes nothing: then later.
    if (!navigator.sendBeacon(ADDRESS, body)) return;
    lastSent = Date.now();
    milliseconds -= seconds * 1_000;
    uses = {};
    hasNews = false;
  };
  const leave = () => {
    tick();
    send();
  };

  const options = { signal, capture: true, passive: true };
  for (const input of INPUTS) {
    addEventListener(input, () => (lastInput = Date.now()), options);
  }
  for (const input of ["click", "keydown"]) {
    addEventListener(input, ({ target }) => {
      const feature = target instanceof Element ? featureOf(target) : null;
      if (feature !== null) countUse(feature);
    }, options);
  }
  addEventListener("pagehide", leave, { signal });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
    else lastInput = lastTick = Date.now();
  }, { signal });
  const timer = setInterval(tick, TICK_MILLISECONDS);
  return () => {
    leave();
    clearInterval(timer);
    stopping.abort();
    isRunning = false;
  };
}

/** Whether the person, or their browser for them, has said not to measure. */
function isUnwanted(): boolean {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & {
    globalPrivacyControl?: boolean;
    doNotTrack?: string | null;
  };
  return document.documentElement.dataset.usage === "off" || globalPrivacyControl === true ||
    doNotTrack === "1";
}
