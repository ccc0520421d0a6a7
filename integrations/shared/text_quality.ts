import { isEnglish, readability, tone } from "./english.ts";
import { plainText } from "./plain_text.ts";

/** Of a text with fewer words nothing can be said. */
const MIN_WORDS = 4;

/** A reply of this many words can say something in full. */
const FULL_LENGTH = 12;
/** From here on a reply is too long to be read in a chat; it loses until four times this. */
const LONG_LENGTH = 250;
/** Of a part that is as bad as can be this much remains, so that one part alone decides nothing. */
const FLOOR = 0.05;

const WEIGHTS = { substance: 0.3, form: 0.25, tone: 0.25, readability: 0.2 } as const;
type Part = keyof typeof WEIGHTS;

/** Each 0 to 1; null where the part cannot be told of this text. */
export type TextMeasures = Readonly<Record<Part, number | null>>;

// By the rules of Unicode, which find words in scripts without spaces too.
const wordsOf = new Intl.Segmenter("en", { granularity: "word" });

/**
 * How well a message to a customer is written, 0 (badly) to 1 (well), to three decimals: the weighted
 * geometric mean of its substance, form, and, in English only, tone and readability. Null when it is
 * too short to say. The same text always gives the same. See docs/text-quality.md.
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

/** The parts of {@link textQuality}; null for a text that is too short. */
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

/** Enough words and not far too many, and not the same ones again and again. */
function substance(words: readonly string[]): number {
  const enough = Math.min(1, words.length / FULL_LENGTH);
  const excess = Math.max(0, words.length - LONG_LENGTH) / (3 * LONG_LENGTH);
  // Long texts repeat words by nature, so only the first ones are compared.
  const first = words.slice(0, 50).map((word) => word.toLowerCase());
  const distinct = new Set(first).size / first.length;
  const variety = Math.min(1, Math.max(0, (distinct - 0.2) / 0.4));
  return enough * (1 - 0.5 * Math.min(1, excess)) * variety;
}

/** No shouting, no "!!!" or "???", no "soooo", and a capital at the start where the script has them. */
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
