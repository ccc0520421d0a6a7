import { useEffect, useRef } from "preact/hooks";
import type { Period } from "@/core/leaderboards/views.ts";
import { dayAfter, dayBefore } from "@/core/leaderboards/neighbor_periods.ts";
import { formatDate, formatDay, formatPeriod } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { ChevronLeft, ChevronRight } from "@/components/shared/page_icons.ts";
import { leaderboardViewWords } from "@/words/leaderboard_views.ts";

/** The earliest day that a board can be asked for. */
const FIRST_DAY = "1970-01-01";

/** Names a period in words: `Mon, Nov 30, 2026`, `Week of Nov 23`, `November 2026`. */
export function nameOfPeriod(period: Period): string {
  if (period.kind === "day") return formatDay(period.start);
  if (period.kind !== "week") return formatPeriod(period);
  return wordsOf(leaderboardViewWords).weekOf(
    formatDate(Date.parse(`${period.start}T00:00:00Z`), "UTC"),
  );
}

/** Goes to the period before or after, or to that of any day. */
export function PeriodSteps({ period, at, today, go }: {
  period: Period;
  /** The day that the field shows. */
  at: string;
  today: string;
  /** Called with a day of the wanted period. */
  go: (day: string) => void;
}) {
  const words = wordsOf(leaderboardViewWords);
  const field = useRef<HTMLInputElement>(null);
  // While somebody types a date, the field is theirs.
  useEffect(() => {
    const input = field.current;
    if (input && document.activeElement !== input) input.value = at;
  }, [at]);
  const before = dayBefore(period);
  const after = dayAfter(period, today);
  return (
    <div class="board-steps">
      <button
        type="button"
        class="icon-button"
        aria-label={words.previous[period.kind]}
        aria-disabled={!before}
        onClick={() => before && go(before)}
      >
        <ChevronLeft size={16} />
      </button>
      <span class="board-period" role="status">{nameOfPeriod(period)}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={words.next[period.kind]}
        aria-disabled={!after}
        onClick={() => after && go(after)}
      >
        <ChevronRight size={16} />
      </button>
      <input
        ref={field}
        type="date"
        class="board-day"
        aria-label={words.day}
        min={FIRST_DAY}
        max={today}
        defaultValue={at}
        onInput={({ currentTarget }) => {
          const day = currentTarget.value;
          // A half-typed year is a date of long ago.
          if (day >= FIRST_DAY && day <= today) go(day);
        }}
        onBlur={({ currentTarget }) => currentTarget.value = at}
      />
    </div>
  );
}
