import type { RetentionPreview, RetentionView } from "@/core/privacy/views.ts";
import { formatMoment, formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { privacyWords, retentionWords } from "@/words/privacy.ts";

/** The most that a preview counts. */
const MAX_COUNTED = 10_000;

/** Says how long something is kept: `90 days`, `forever`. */
export function daysInWords(days: number | null): string {
  const words = wordsOf(privacyWords).periods;
  return days === null ? words.forever : words.days(days, formatNumber(days));
}

/** Says what a period would remove: `12 would be removed now, the oldest from Nov 2, 2026 …`. */
export function previewInWords({ count, oldest }: RetentionPreview, timeZone: string): string {
  const words = wordsOf(privacyWords).periods;
  if (count === 0 || oldest === null) return words.nothingOld;
  const many = count > MAX_COUNTED
    ? words.moreThan(formatNumber(MAX_COUNTED))
    : formatNumber(count);
  return words.preview(many, formatMoment(Date.parse(oldest), timeZone));
}

/** Returns what a kind of data is; of a kind that a newer server knows, what the server says. */
export function kindInWords(
  { kind, title, about }: RetentionView,
): { readonly title: string; readonly about: string } {
  const known = wordsOf(retentionWords);
  return Object.hasOwn(known, kind) ? known[kind as keyof typeof known] : { title, about };
}
