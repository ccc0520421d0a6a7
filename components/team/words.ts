import { dateFormat } from "@/components/shared/date_format.ts";
import { formatMeasure } from "@/core/team/sentences.ts";
import type { Compared, Endangered, Signal, TeamPerson, WorkState } from "@/core/team/views.ts";
import { formatDate, formatNumber, formatSigned } from "@/components/shared/format.ts";
import { teamSignalWords } from "@/words/team_signals.ts";
import { teamWords } from "@/words/team.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** Names a state and since when: `Working since 9:02 AM`, `On leave until Nov 24`. */
export function stateInWords({ kind, since, reason, until }: WorkState, timeZone: string): string {
  const { states } = wordsOf(teamWords);
  if (kind === "off") {
    const why = states[reason ?? "off"];
    return until === null ? why : states.until(why, formatDay(until));
  }
  if (since === null) return states.nothing;
  return states[kind](formatTime(Date.parse(since), timeZone));
}

/** Formats a time of day: `9:02 AM`. */
function formatTime(time: number, timeZone: string): string {
  return dateFormat({ timeZone, hour: "numeric", minute: "2-digit" })
    .format(time).replace(/\s/, " ");
}

/** Formats a day: `Nov 24`. */
function formatDay(day: string): string {
  return formatDate(Date.parse(`${day}T00:00:00Z`), "UTC");
}

/** Formats a day with its weekday: `Fri, Nov 20`. */
export function formatWeekday(day: string): string {
  return dateFormat({
    timeZone: "UTC",
    weekday: "short",
    month: "short",
    day: "numeric",
  }).format(Date.parse(`${day}T00:00:00Z`));
}

/** Says how today compares: `+20 to usual`, `as usual`, `no comparison yet`. */
export function comparedInWords({ today, usual }: Pick<Compared, "today" | "usual">): string {
  const words = wordsOf(teamWords);
  if (usual === null) return words.noComparison;
  const difference = Math.round(today - usual);
  return difference === 0 ? words.asUsual : words.toUsual(formatSigned(difference));
}

/** Formats what is usual: `usually 120`. */
export function usualInWords(usual: number | null): string {
  const words = wordsOf(teamWords);
  return usual === null ? words.noComparison : words.usually(formatNumber(Math.round(usual)));
}

/** Says how long a streak is safe: `5 h 30 min left today`, `a freeze would save it`. */
export function dangerInWords({ days, freezes, minutesLeft }: Endangered): string {
  const { danger } = wordsOf(teamWords);
  const hours = Math.floor(minutesLeft / 60);
  const time = hours === 0 ? danger.minutes(minutesLeft) : danger.hours(hours, minutesLeft % 60);
  const left = danger.left(days, formatNumber(days), time);
  return freezes > 0 ? danger.withFreeze(left) : left;
}

/** Says why somebody is named for help or thanks. */
export function signalInWords({ kind, today, usual, sentence }: Signal): string {
  const sentences = wordsOf(teamSignalWords);
  if (sentences === null) return sentence;
  const said = (value: number | null) =>
    kind === "points" || kind === "streak"
      ? formatNumber(Math.round(value ?? 0))
      : formatMeasure(kind, value);
  return sentences[kind](said(today), said(usual));
}

/** Says what a day means for the streak. */
export function dayInWords(
  { isWorkingDay, isActive, isFrozen }: TeamPerson["days"][number],
): string {
  const { days } = wordsOf(teamWords);
  if (isFrozen) return days.frozen;
  if (!isWorkingDay) return isActive ? days.workedOff : days.off;
  return isActive ? days.active : days.without;
}
