import type { TeamPerson } from "@/core/team/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { dayWords } from "./PersonTrends.tsx";
import { formatWeekday } from "./words.ts";

const LEVELS = 4;

/** The last 90 days at a glance: a square for each day, by weeks. The table says the same. */
export function PersonDays({ days }: { days: TeamPerson["days"] }) {
  const most = Math.max(1, ...days.map(({ points }) => points));
  const active = days.filter(({ isActive }) => isActive).length;
  const expected = days.filter(({ isWorkingDay }) => isWorkingDay).length;
  const weekday = new Date(`${days[0]!.day}T00:00:00Z`).getUTCDay();
  const before = (weekday + 6) % 7;
  return (
    <section class="group-section" aria-labelledby="days">
      <h2 id="days" class="group-title">Days</h2>
      <p class="group-note">
        Points on {formatNumber(active)} of the last {formatNumber(days.length)} days;{" "}
        {formatNumber(expected)} of them were working days.
      </p>
      <div class="days" aria-hidden="true">
        {Array.from({ length: before }, (_, index) => <span key={index} />)}
        {days.map((one) => (
          <span
            key={one.day}
            class="day"
            data-level={one.points <= 0 ? 0 : Math.ceil(one.points / most * LEVELS)}
            data-off={!one.isWorkingDay}
            data-frozen={one.isFrozen}
            title={`${formatWeekday(one.day)}: ${formatNumber(one.points)} points, ${
              dayWords(one).toLowerCase()
            }`}
          />
        ))}
      </div>
    </section>
  );
}
