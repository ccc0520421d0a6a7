import type { Language } from "@/core/language.ts";
import { type NotificationText, notificationTextOf } from "@/core/notifications/text.ts";
import type { Told } from "@/core/notifications/views.ts";
import { formatDays, formatNumber, formatSigned } from "@/components/shared/format.ts";
import { currentLocale } from "@/components/shared/locale.ts";

/** Says what a notification tells, as the person wants numbers and dates. */
export function textOf(told: Told, language: Language): NotificationText {
  return notificationTextOf(told, language, {
    number: formatNumber,
    signed: formatSigned,
    days: formatDays,
    clock: (time) =>
      new Intl.DateTimeFormat(currentLocale(), { hour: "numeric", minute: "2-digit" }).format(time),
  });
}
