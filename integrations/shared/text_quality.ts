import { isEnglish, readability, tone } from "./english.ts";
import { plainText } from "./plain_text.ts";

/** A text with fewer words has no quality. */
const MIN_WORDS = 4;

/** A reply with this many words counts as complete. */
const FULL_LENGTH = 12;
/**
 * From this number of words on, a reply is too long for a chat; its score falls until four times
 * this number.
 */
const LONG_LENGTH = 250;
/** The minimum score of each part, so that one bad part alone does not decide everything. */
const FLOOR = 0.05;

const WEIGHTS = { substance: 0.3, form: 0.25, tone: 0.25, readability: 0.2 } as const;
type Part = keyof typeof WEIGHTS;

/** Each part is 0 to 1; null where it cannot be measured for this text. */
export type TextMeasures = Readonly<Record<Part, number | null>>;

// Follows the rules of Unicode, which also find words in scripts without spaces.
const wordsOf = new Intl.Segmenter("en", { granularity: "word" });

/**
 * Returns how well a message to a customer is written, 0 (badly) to 1 (well), with three decimals:
 * the weighted geometric mean of its substance, form, and, only in English, tone and readability.
 * Null when it is too short. The same text always has the same quality. See docs/text-quality.md.
 * @example
 * textQuality("Hi Jane, your new card is on its way and arrives on Monday."); // about 0.9
 */
export function textQuality(text: string): number | null {
  const measures = measureText(text);
  if (!measures) return null;
  const parts = Object.keys(WEIGHTS) as Part[];
  const known = parts.flatMap((part) => {
    const value = measures[part];
    return value === null ? [] : [{ weight: WEIGHTS[part], value: Math.max(FLOOR, value) }];
  });
  const weight = known.reduce((sum, part) => sum + part.weight, 0);
  const logarithm = known.reduce((sum, part) => sum + part.weight * Math.log(part.value), 0);
  return Math.round(Math.exp(logarithm / weight) * 1_000) / 1_000;
}

/** Returns the parts of {@link textQuality}; null for a text that is too short. */
export function measureText(message: string): TextMeasures | null {
  const text = plainText(message);
  const words = [...wordsOf.segment(text)].filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
  if (words.length < MIN_WORDS) return null;
  const english = isEnglish(text, words);
  return {
    substance: substance(words),
    form: form(text, words),
    tone: english ? tone(text) : null,
    readability: english ? readability(words, countSentences(text)) : null,
  };
}

/** Rates whether a text has enough words, not far too many, and no constant repetition. */
function substance(words: readonly string[]): number {
  const enough = Math.min(1, words.length / FULL_LENGTH);
  const excess = Math.max(0, words.length - LONG_LENGTH) / (3 * LONG_LENGTH);
  // Long texts always repeat words, so only the first ones are compared.
  const first = words.slice(0, 50).map((word) => word.toLowerCase());
  const distinct = new Set(first).size / first.length;
  const variety = Math.min(1, Math.max(0, (distinct - 0.2) / 0.4));
  return enough * (1 - 0.5 * Math.min(1, excess)) * variety;
}

/**
 * Rates the form: no shouting, no "!!!" or "???", no "soooo", and a capital letter at the start
 * where the script has them.
 */
function form(text: string, words: readonly string[]): number {
  const cased = words.filter((word) =>
    word.length > 3 && word.toLowerCase() !== word.toUpperCase()
  );
  const loud = cased.filter((word) => word === word.toUpperCase() && !/\d/.test(word)).length;
  const shouting = cased.length === 0 ? 0 : Math.min(1, loud / cased.length / 0.5);
  const repeated = text.match(/[!?\uFF01\uFF1F]{2,}/g)?.length ?? 0;
  const stretched = text.match(/(\p{L})\1{3,}/giu)?.length ?? 0;
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  const isLowerStart = first !== first.toUpperCase();
  const lost = shouting + 0.25 * repeated + 0.25 * stretched + (isLowerStart ? 0.15 : 0);
  return Math.max(0, 1 - lost);
}

function countSentences(text: string): number {
  return text.split(/[.!?]+(?:\s|$)|\n+/).filter((sentence) => /\p{L}/u.test(sentence)).length;
}
