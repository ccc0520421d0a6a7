import type { Compared, Endangered, WorkState } from "@/core/team/views.ts";
import { formatDate, formatNumber, formatSigned } from "@/components/shared/format.ts";
import { currentLocale } from "@/components/shared/locale.ts";

const STATE_NAMES: Readonly<Record<WorkState["kind"], string>> = {
  working: "Working",
  idle: "Idle",
  off: "Off",
};

const REASONS = { leave: "On leave", holiday: "Holiday", weekday: "Not a working day" } as const;

/** Names a state and since when: `Working since 9:02 AM`, `On leave until Nov 24`. */
export function stateWords({ kind, since, reason, until }: WorkState, timeZone: string): string {
  if (kind === "off") {
    const why = reason === null ? STATE_NAMES.off : REASONS[reason];
    return until === null ? why : `${why} until ${formatDay(until)}`;
  }
  if (since === null) return "Nothing yet today";
  return `${STATE_NAMES[kind]} since ${formatTime(Date.parse(since), timeZone)}`;
}

/** Formats a time of day: `9:02 AM`. */
function formatTime(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat(currentLocale(), { timeZone, hour: "numeric", minute: "2-digit" })
    .format(time).replace(/\s/, " ");
}

/** Formats a day: `Nov 24`. */
function formatDay(day: string): string {
  return formatDate(Date.parse(`${day}T00:00:00Z`), "UTC");
}

/** Formats a day with its weekday: `Fri, Nov 20`. */
export function formatWeekday(day: string): string {
  return new Intl.DateTimeFormat(currentLocale(), {
    timeZone: "UTC",
    weekday: "short",
    month: "short",
    day: "numeric",
  }).format(Date.parse(`${day}T00:00:00Z`));
}

/** Says how today compares: `+20 to usual`, `as usual`, `no comparison yet`. */
export function comparedWords({ today, usual }: Pick<Compared, "today" | "usual">): string {
  if (usual === null) return "no comparison yet";
  const difference = Math.round(today - usual);
  return difference === 0 ? "as usual" : `${formatSigned(difference)} to usual`;
}

/** Formats what is usual: `usually 120`. */
export function usualWords(usual: number | null): string {
  return usual === null ? "no comparison yet" : `usually ${formatNumber(Math.round(usual))}`;
}

/** Says how long a streak is safe: `5 h 30 min left today`, `a freeze would save it`. */
export function dangerWords({ days, freezes, minutesLeft }: Endangered): string {
  const hours = Math.floor(minutesLeft / 60);
  const left = hours === 0 ? `${minutesLeft} min` : `${hours} h ${minutesLeft % 60} min`;
  const saved = freezes > 0 ? ", and a freeze would save it" : "";
  return `${formatNumber(days)} ${days === 1 ? "day" : "days"}, ${left} left today${saved}`;
}
