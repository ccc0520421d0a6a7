import type { DeskBoost } from "@/core/desk.ts";
import { Zap } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";

const MOST_SHOWN = 2;

/** The boosts that run now and the time that is left, to the minute. */
export function BoostLines({ boosts = [], now }: {
  /** Undefined in a desk that an older Laurel stored for a start without a network. */
  boosts: readonly DeskBoost[] | undefined;
  now: number;
}) {
  const running = boosts.filter(({ startsAt, endsAt }) =>
    Date.parse(startsAt) <= now && now < Date.parse(endsAt)
  );
  if (running.length === 0) return null;
  const words = wordsOf(deskWords).level;
  const shown = running.slice(0, running.length > MOST_SHOWN ? 1 : MOST_SHOWN);
  return (
    <ul class="boost-lines" aria-label={words.boosts}>
      {shown.map(({ id, text, endsAt }) => (
        <li key={id} class="boost-line">
          <Zap size={13} />
          <span class="boost-text" title={text}>{text}</span>
          <span class="boost-left tabular-nums">{leftWords(Date.parse(endsAt) - now)}</span>
        </li>
      ))}
      {running.length > MOST_SHOWN && (
        <li class="boost-line boost-left">{words.moreBoosts(running.length - 1)}</li>
      )}
    </ul>
  );
}

function leftWords(milliseconds: number): string {
  const words = wordsOf(deskWords).level;
  const minutes = Math.ceil(milliseconds / 60_000);
  if (minutes < 60) return words.minutesLeft(minutes);
  return words.hoursLeft(Math.floor(minutes / 60), minutes % 60);
}
