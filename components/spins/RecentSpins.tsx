import { dateFormat } from "@/components/shared/date_format.ts";
import type { SpinRecord } from "@/core/spins/views.ts";
import { formatMoment } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { spinWords } from "@/words/spins.ts";
import { prizeTitle } from "./prize_words.ts";

/** The last spins, each with a link to verify it. */
export function RecentSpins(
  { spins, timeZone }: { spins: readonly SpinRecord[]; timeZone: string },
) {
  const words = wordsOf(spinWords);
  if (spins.length === 0) return <p class="text-label-secondary">{words.noneYet}</p>;
  return (
    <ol>
      {spins.map(({ id, prize, time, seed }) => (
        <li key={id} class="spin">
          <span class="spin-prize truncate">
            <bdi>{prizeTitle(prize)}</bdi>
          </span>
          <time
            class="spin-time"
            dateTime={time}
            title={formatMoment(Date.parse(time), timeZone)}
          >
            {shortMoment(Date.parse(time), timeZone)}
          </time>
          <a
            class="spin-verify"
            href={`/spins/verify?id=${encodeURIComponent(id)}`}
            aria-label={words.verifyOf(shortMoment(Date.parse(time), timeZone))}
            title={seed === null ? words.seedLater : undefined}
          >
            {words.verify}
          </a>
        </li>
      ))}
    </ol>
  );
}

function shortMoment(time: number, timeZone: string): string {
  const options = { timeZone, month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };
  return dateFormat(options as Intl.DateTimeFormatOptions).format(
    time,
  );
}
