import { dateFormat } from "@/components/shared/date_format.ts";
import type { SceneOf } from "@/core/wall_show.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallWords } from "@/words/wall.ts";

/** The points of today beside those of the days before. */
export function PointsScene({ scene: { days } }: { scene: SceneOf<"points"> }) {
  const words = wordsOf(wallWords);
  const today = days.at(-1)!.points;
  const yesterday = days.at(-2)?.points ?? 0;
  const best = Math.max(1, ...days.map(({ points }) => points));
  const ahead = today - yesterday;
  return (
    <div class="wall-today">
      <p class="wall-total">
        <strong>{formatNumber(today)}</strong>
        <span class="sr-only">{words.points}</span>
        {yesterday > 0 && (
          <span class="wall-against">
            {ahead === 0
              ? words.sameAsYesterday
              : ahead > 0
              ? words.ahead(ahead, formatNumber(ahead))
              : words.toGo(-ahead, formatNumber(-ahead))}
          </span>
        )}
      </p>
      <ol class="wall-days">
        {days.map(({ day, points }, index) => (
          <li key={day} class="wall-day" data-today={String(index === days.length - 1)}>
            <span>{formatNumber(points)}</span>
            <svg
              class="wall-column"
              viewBox="0 0 10 100"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect
                x="0"
                width="10"
                y={100 - Math.max(1, 100 * points / best)}
                height={Math.max(1, 100 * points / best)}
              />
            </svg>
            <span>
              {weekday(day)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function weekday(day: string): string {
  return dateFormat({ timeZone: "UTC", weekday: "short" })
    .format(Date.parse(`${day}T00:00:00Z`));
}
