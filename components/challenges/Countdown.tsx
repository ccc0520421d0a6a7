import { useEffect } from "preact/hooks";
import type { ServerClock } from "@/components/shared/server_clock.ts";
import { useServerNow } from "@/components/shared/use_server_now.ts";
import { formatCountdown } from "./arrange.ts";

/** The time that is left. It is updated every second while it is visible. */
export function Countdown(
  { label, at, clock, isShown, onZero }: {
    label: string;
    /** Milliseconds since the epoch. */
    at: number;
    clock: ServerClock;
    isShown: boolean;
    onZero: () => void;
  },
) {
  const left = at - useServerNow(clock, isShown);
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) onZero();
  }, [isOver, at]);
  return (
    <p class="countdown" role="timer" data-near={left < 3_600_000}>
      {label} <span class="tabular-nums">{formatCountdown(left)}</span>
    </p>
  );
}
