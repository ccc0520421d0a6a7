/** A small ring with the percentage in it. */
export function ProgressRing(
  { value, max, label }: { value: number; max: number; label: string },
) {
  const share = max > 0 ? Math.max(0, Math.min(1, value / max)) : 0;
  // Round down, so that 100% appears only when all is done.
  const percent = Math.floor(share * 100);
  return (
    <svg
      class="progress-ring"
      viewBox="0 0 64 64"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      data-done={share >= 1}
    >
      <circle class="progress-ring-track" cx="32" cy="32" r="27" />
      {share > 0 && (
        <circle
          class="progress-ring-value"
          cx="32"
          cy="32"
          r="27"
          pathLength={100}
          stroke-dasharray="100 100"
          stroke-dashoffset={String(100 - 100 * Math.max(share, 0.02))}
          transform="rotate(-90 32 32)"
        />
      )}
      <text class="progress-ring-text" x="32" y="32.500" dominant-baseline="middle">
        {percent}%
      </text>
    </svg>
  );
}
