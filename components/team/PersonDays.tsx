import type { TeamPerson } from "@/core/team/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";
import { dayInWords, formatWeekday } from "./words.ts";

const LEVELS = 4;

/** The last 90 days at a glance: a square for each day, by weeks. The table says the same. */
export function PersonDays({ days }: { days: TeamPerson["days"] }) {
  const words = wordsOf(teamWords).days;
  const most = Math.max(1, ...days.map(({ points }) => points));
  const active = days.filter(({ isActive }) => isActive).length;
  const expected = days.filter(({ isWorkingDay }) => isWorkingDay).length;
  const weekday = new Date(`${days[0]!.day}T00:00:00Z`).getUTCDay();
  const before = (weekday + 6) % 7;
  return (
    <section class="group-section" aria-labelledby="days">
      <h2 id="days" class="group-title">{words.title}</h2>
      <p class="group-note">
        {words.note(formatNumber(active), formatNumber(days.length), formatNumber(expected))}
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
            title={words.day(formatWeekday(one.day), formatNumber(one.points), dayInWords(one))}
          />
        ))}
      </div>
    </section>
  );
}
