import { dateLocale, type Language, localeFor } from "@/core/language.ts";
import { targetOf } from "@/core/notifications/target.ts";
import { notificationTextOf } from "@/core/notifications/text.ts";
import type { Told } from "@/core/notifications/views.ts";
import { readPreferences } from "@/core/preferences.ts";

/** What `static/push_worker.js` shows. */
export interface PushMessage {
  /** One notification has one tag, so that a browser shows it once. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** The page of Laurel that a click opens. */
  readonly href: string;
  readonly lang: Language;
}

interface Addressed {
  readonly notificationId: number;
  readonly told: Told;
  /** The language of the page that subscribed. */
  readonly language: string;
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly timeZone: string;
}

/** Says what a person was told, in the words of the notification center. */
export function composePush(addressed: Addressed): PushMessage {
  const { notificationId, told, timeZone } = addressed;
  const chosen = readPreferences(addressed.preferences);
  const locale = localeFor(chosen, [addressed.language]);
  const dates = dateLocale(locale);
  const numbers = new Intl.NumberFormat(locale.format);
  const days = new Intl.DateTimeFormat(dates, { timeZone: "UTC", dateStyle: "medium" });
  const { title, text } = notificationTextOf(told, locale.language, {
    number: (value) => numbers.format(value),
    signed: (value) => `${value < 0 ? "−" : "+"}${numbers.format(Math.abs(value))}`,
    days: (first, last) =>
      first === last
        ? days.format(Date.parse(`${first}T00:00:00Z`))
        : days.formatRange(Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`)),
    clock: (time) =>
      new Intl.DateTimeFormat(dates, { timeZone, hour: "numeric", minute: "2-digit" }).format(time),
  });
  const target = targetOf(told.kind);
  return {
    tag: `laurel-${notificationId}`,
    title,
    body: text,
    href: target.kind === "page" ? target.href : `/?window=${target.name}`,
    lang: locale.language,
  };
}

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

/** Says how long a push service keeps a message for a device that is off, and how urgent it is. */
export function patienceOf(
  { kind, data }: Told,
  now: number,
): { readonly ttlSeconds: number; readonly urgency: "normal" | "high" } {
  // Both are of use only while something can still be done.
  if (kind === "streak") return { ttlSeconds: 6 * HOUR_SECONDS, urgency: "high" };
  if (kind === "boost") {
    const left = Math.floor((Date.parse(data.endsAt) - now) / 1000);
    return { ttlSeconds: Math.max(0, Math.min(left, DAY_SECONDS)), urgency: "high" };
  }
  return { ttlSeconds: DAY_SECONDS, urgency: "normal" };
}
