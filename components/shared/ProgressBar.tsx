/** A bar that is filled from 0 to `max`. */
export function ProgressBar(
  { value, max, label }: { value: number; max: number; label: string },
) {
  const share = max > 0 ? Math.max(0, Math.min(1, value / max)) : 0;
  return (
    <svg
      class="bar"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <rect class="bar-track" width="100" height="6" />
      <rect class="bar-value" width={String(Math.round(share * 1000) / 10)} height="6" />
    </svg>
  );
}
