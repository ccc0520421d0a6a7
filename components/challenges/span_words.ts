import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import { currentLocale } from "@/components/shared/locale.ts";

/** Formats a time to the minute: `Mon, Nov 30, 9:00 AM`. */
export function shortMoment(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat(currentLocale(), {
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
  const at = (time: string) => shortMoment(Date.parse(time), timeZone);
  switch (state) {
    case "upcoming":
      return `begins ${at(startsAt)} (${inDays(startsAt, now)})`;
    case "running":
      return `ends ${at(endsAt)} (${inDays(endsAt, now)})`;
    case "grace":
      return `ended ${at(endsAt)}, pays ${at(closesAt)}`;
    case "closed":
      return `ended ${at(endsAt)}`;
    case "canceled":
      return `canceled ${at(canceledAt ?? endsAt)}`;
  }
}

/** Formats how long it takes until a time: `in 3 h`, `in 2 days`. */
function inDays(time: string, now: number): string {
  const hours = Math.max(0, Math.floor((Date.parse(time) - now) / 3_600_000));
  if (hours < 1) return "in less than an hour";
  if (hours < 48) return `in ${hours} h`;
  return `in ${Math.floor(hours / 24)} days`;
}
