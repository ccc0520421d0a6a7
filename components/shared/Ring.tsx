import type { ComponentChildren } from "preact";

/** A ring that is filled to a share of 0 to 1. */
export function Ring(
  { progress, label, children }: {
    progress: number;
    label: string;
    children: ComponentChildren;
  },
) {
  const percent = Math.round(progress * 100);
  return (
    <div class="ring">
      <svg
        viewBox="0 0 120 120"
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <defs>
          <linearGradient id="ring-gradient" x1="0" y1="1" x2="1" y2="0">
            <stop class="ring-from" offset="0" />
            <stop class="ring-to" offset="1" />
          </linearGradient>
        </defs>
        <circle class="ring-track" cx="60" cy="60" r="51" />
        {/* Round caps would draw a dot at 0. */}
        <circle
          // A new level starts with a new ring; the old one must not run backwards.
          key={label}
          class={progress > 0 ? "ring-value" : "ring-value ring-empty"}
          cx="60"
          cy="60"
          r="51"
          pathLength={100}
          stroke-dasharray="100 100"
          stroke-dashoffset={String(100 - 100 * Math.max(progress, progress > 0 ? 0.015 : 0))}
          transform="rotate(-90 60 60)"
        />
      </svg>
      <div class="ring-center">{children}</div>
    </div>
  );
}
