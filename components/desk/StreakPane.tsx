import { dateFormat } from "@/components/shared/date_format.ts";
import type { DeskAgent } from "@/core/desk.ts";
import { MAX_FREEZES } from "@/core/calendars/streak.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import { Check, Flame, Snowflake } from "@/components/shared/icons.ts";

/** The streak, the last seven days and the available freezes. */
export function StreakPane({ agent, today }: { agent: DeskAgent; today: string }) {
  const words = wordsOf(deskWords).streak;
  const days = agent.dailyStreak;
  return (
    <div class="streak-pane">
      <p class="streak-head">
        <span class="streak-flame" data-lit={days > 0} aria-hidden="true">
          <Flame size={30} />
        </span>
        <span class="streak-count tabular-nums">{formatNumber(days)}</span>
        <span class="streak-words">
          <span>{words.inARow(days)}</span>
          <span class="text-label-secondary">{encouragement(agent, today)}</span>
        </span>
      </p>
      <ol class="week" aria-label={words.week}>
        {agent.week.map((day) => (
          <li
            key={day.day}
            class="week-day"
            data-state={stateOf(day)}
            data-today={day.day === today}
          >
            <span class="week-name" aria-hidden="true">{weekdayName(day.day, "short")}</span>
            <span class="week-dot" aria-hidden="true">
              {day.isActive && <Check size={14} strokeWidth={3} />}
              {day.isFrozen && <Snowflake size={14} strokeWidth={2.5} />}
            </span>
            <span class="sr-only">
              {weekdayName(day.day, "long")}: {words.states[stateOf(day)]}
            </span>
          </li>
        ))}
      </ol>
      <p class="freezes">
        <span class="freeze-slots" aria-hidden="true">
          {Array.from(
            { length: MAX_FREEZES },
            (_, slot) => (
              <span key={slot} class="freeze" data-held={slot < agent.freezes}>
                <Snowflake size={14} />
              </span>
            ),
          )}
        </span>
        <span>{words.freezes(agent.freezes, MAX_FREEZES)}</span>
        <span class="text-label-secondary freeze-hint">{words.freezeHint}</span>
      </p>
    </div>
  );
}

function stateOf(day: DeskAgent["week"][number]): "active" | "frozen" | "missed" | "off" {
  if (day.isActive) return "active";
  if (day.isFrozen) return "frozen";
  return day.isWorkingDay ? "missed" : "off";
}

function encouragement({ week, dailyStreak }: DeskAgent, today: string): string {
  const words = wordsOf(deskWords).streak;
  const now = week.find(({ day }) => day === today);
  if (now?.isActive) return words.isSafe;
  if (!now?.isWorkingDay) return words.isFree;
  return dailyStreak > 0 ? words.keep : words.begin;
}

function weekdayName(day: string, weekday: "short" | "long"): string {
  const name = dateFormat({ timeZone: "UTC", weekday })
    .format(Date.parse(`${day}T00:00:00Z`));
  return weekday === "short" ? name.slice(0, 2) : name;
}
