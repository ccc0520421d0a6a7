/** A bar for today with a mark at what is usual. The numbers beside it say the same. */
export function UsualBar({ today, usual }: { today: number; usual: number | null }) {
  const most = Math.max(today, usual ?? 0, 1) * 1.15;
  const at = (value: number) => String(Math.round(value / most * 1000) / 10);
  return (
    <svg class="usual-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="usual-track" y="2" width="100" height="4" />
      <rect
        class="usual-value"
        data-low={usual !== null && today < usual / 2}
        y="2"
        width={at(Math.max(0, today))}
        height="4"
      />
      {usual !== null && usual > 0 && (
        <rect class="usual-mark" x={at(usual)} width="1.2" height="8" />
      )}
    </svg>
  );
}
