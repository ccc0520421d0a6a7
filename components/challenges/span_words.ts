import { dateFormat } from "@/components/shared/date_format.ts";
import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";

/** Formats a time to the minute: `Mon, Nov 30, 9:00 AM`. */
export function shortMoment(time: number, timeZone: string): string {
  return dateFormat({
    timeZone,
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  }).format(time).replace(/\s/g, " ");
}

/** Says when a challenge begins, ends or was canceled, whichever comes next. */
export function spanWords(
  { state, startsAt, endsAt, closesAt, canceledAt }: Pick<
    ChallengeDefinition,
    "state" | "startsAt" | "endsAt" | "closesAt" | "canceledAt"
  >,
  now: number,
  timeZone: string,
): string {
  const words = wordsOf(challengePageWords);
  const at = (time: string) => shortMoment(Date.parse(time), timeZone);
  switch (state) {
    case "upcoming":
      return words.span.begins(at(startsAt), inDays(startsAt, now));
    case "running":
      return words.span.ends(at(endsAt), inDays(endsAt, now));
    case "grace":
      return words.span.pays(at(endsAt), at(closesAt));
    case "closed":
      return words.span.ended(at(endsAt));
    case "canceled":
      return words.span.canceled(at(canceledAt ?? endsAt));
  }
}

/** Formats how long it takes until a time: `in 3 h`, `in 2 days`. */
function inDays(time: string, now: number): string {
  const words = wordsOf(challengePageWords);
  const hours = Math.max(0, Math.floor((Date.parse(time) - now) / 3_600_000));
  if (hours < 1) return words.span.soon;
  if (hours < 48) return words.span.hours(hours);
  return words.span.days(Math.floor(hours / 24));
}
