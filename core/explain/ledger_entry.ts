import { sumWords, titleOf } from "./arithmetic.ts";
import type { Language } from "@/core/language.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import { titlesOf } from "./titles.ts";
import { changeWords, correctedTitle, signedPoints } from "./correction.ts";
import type { EntryCorrection, EntryObject, ExplainedEntry } from "./views.ts";

/**
 * Returns the sentence of a ledger entry: `Reply: (5 + 3 quick bonus) × 1.5 quality
 * multiplier = 12`.
 * @param typeTitle what people call the type; default: its name as words
 */
export function reasonOf(entry: LedgerEntry, typeTitle = titleOf(entry.type)): string {
  if (entry.correction) {
    return `${changeWords("points_corrected", entry.correction)} (${signedPoints(entry.points)})`;
  }
  const title = typeTitle + (entry.title === undefined ? "" : ` “${entry.title}”`);
  return `${title}: ${sumWords(entry.breakdown, entry.points)}`;
}

/**
 * Converts a ledger entry to the form of answers and live messages.
 * @param corrections those of the entry, where they were read
 * @param typeTitle what people call the type; default: its name as words
 * @param object what the work was about, where it was read
 */
export function explainEntry(
  entry: LedgerEntry,
  rowId = 0,
  corrections: readonly EntryCorrection[] = [],
  typeTitle?: string,
  object?: EntryObject,
): ExplainedEntry {
  const { correction } = entry;
  const title = entry.title ?? typeTitle ?? titleOf(entry.type);
  // What an admin called a type is not translated, whatever it is.
  const isOwn = entry.title === undefined && typeTitle !== undefined;
  const say = correction
    ? (what: string, language: Language) =>
      correctedTitle(entry.title === undefined ? undefined : what, language)
    : (what: string) => what;
  return {
    id: rowId,
    points: entry.points,
    type: entry.type,
    title: correction ? correctedTitle(entry.title) : title,
    ...(isOwn ? {} : titlesOf(title, say)),
    reason: reasonOf(entry, typeTitle),
    event: { source: entry.source, id: entry.id },
    ruleVersion: entry.ruleVersion,
    breakdown: entry.breakdown,
    time: new Date(entry.time).toISOString(),
    ...(correction ? { correction } : {}),
    ...(corrections.length > 0 ? { corrections } : {}),
    ...(object ? { object } : {}),
  };
}
