import type { RetentionPreview } from "@/core/privacy/views.ts";
import { formatMoment, formatNumber } from "@/components/shared/format.ts";

/** The most that a preview counts. */
const MAX_COUNTED = 10_000;

/** Says how long something is kept: `90 days`, `forever`. */
export function daysWords(days: number | null): string {
  if (days === null) return "forever";
  return `${formatNumber(days)} ${days === 1 ? "day" : "days"}`;
}

/** Says what a period would remove: `12 would be removed now, the oldest from Nov 2, 2026 …`. */
export function previewWords({ count, oldest }: RetentionPreview, timeZone: string): string {
  if (count === 0 || oldest === null) return "Nothing is old enough to be removed now.";
  const many = count > MAX_COUNTED ? `More than ${formatNumber(MAX_COUNTED)}` : formatNumber(count);
  return `${many} would be removed now, the oldest from ${
    formatMoment(Date.parse(oldest), timeZone)
  }.`;
}
