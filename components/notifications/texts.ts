import { dateFormat } from "@/components/shared/date_format.ts";
import type { Language } from "@/core/language.ts";
import { type NotificationText, notificationTextOf } from "@/core/notifications/text.ts";
import type { Told } from "@/core/notifications/views.ts";
import { formatDays, formatNumber, formatSigned } from "@/components/shared/format.ts";

/** Says what a notification tells, as the person wants numbers and dates. */
export function textOf(told: Told, language: Language): NotificationText {
  return notificationTextOf(told, language, {
    number: formatNumber,
    signed: formatSigned,
    days: formatDays,
    clock: (time) => dateFormat({ hour: "numeric", minute: "2-digit" }).format(time),
  });
}
