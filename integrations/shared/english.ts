import { flesch } from "flesch";
import { francAll } from "franc-min";
import { syllable } from "syllable";
import rateSentiment from "wink-sentiment";

// Words that nearly every English sentence contains and that are rare in other languages.
const FUNCTION_WORDS = new Set(
  ("the you your yours is are am was were i we they he she it its this that these those and or not " +
    "but with for from have has had do does did will would can could should what how when where why " +
    "who my our me us of to please thanks thank there here be been just if yes let").split(" "),
);
const ENOUGH_FUNCTION_WORDS = 0.4;

// Words that the sentiment word list counts as negative although they only describe or regret the
// customer's trouble. Agents must be able to use them.
const TROUBLE = new Set(
  ("sorry apologize apologise apologies apology problem problems error errors delay delayed cancel " +
    "cancelled fail failed fails failure trouble inconvenience wrong broken lost missing stop pay " +
    "alert no complaint complaints charged debt block blocked blocking damage damaged defect crash " +
    "dispute stuck denied mistake mistakes unable concerned worry worried frustrating frustration " +
    "frustrated disappointed confusing confused warning warn risk fraud stolen difficult demand " +
    "reject rejected interrupt interrupted limited limits loss emergency urgent hard doubt avoid " +
    "regret miss missed lag leak offline pressure retained suspect strike").split(" "),
);
// The library's time grows with the square of a word's length.
const LONGEST_WORD = 40;
const MAX_TONE_CHARACTERS = 4_000;
const NEUTRAL_TONE = 0.8;

/**
 * The Flesch reading ease from which a text counts as plain, and the one up to which it counts as
 * unreadable.
 */
const EASY = 60;
const HARD = 10;
/** In a shorter text, a single long word would decide the reading ease. */
const MIN_WORDS_TO_READ = 8;

/**
 * Returns whether a text is in English, by the statistics of its letters. These need some length,
 * so a short text is judged by the common words of English sentences.
 * @param words the text's words
 */
export function isEnglish(text: string, words: readonly string[]): boolean {
  const common = words.filter((word) => FUNCTION_WORDS.has(word.toLowerCase())).length;
  if (words.length > 0 && common / words.length >= ENOUGH_FUNCTION_WORDS) return true;
  return francAll(text)[0]?.[0] === "eng";
}

/**
 * Returns how easy an English text is to read, 0 to 1: 1 from a Flesch reading ease of 60 (plain
 * English), 0 up to one of 10, linear in between. Null when the text is too short.
 */
export function readability(words: readonly string[], sentences: number): number | null {
  if (words.length < MIN_WORDS_TO_READ) return null;
  const syllables = words.reduce((sum, word) => sum + syllable(word.slice(0, LONGEST_WORD)), 0);
  const ease = flesch({
    word: words.length,
    sentence: Math.max(1, sentences),
    syllable: syllables,
  });
  return Math.min(1, Math.max(0, (ease - HARD) / (EASY - HARD)));
}

interface Token {
  readonly value: string;
  readonly score?: number;
}

/**
 * Returns how friendly an English text sounds, 0 to 1. A neutral text gets 0.8, plus 0.1 for each
 * friendly point (at most 2), minus 0.2 for each hostile point. The AFINN word list gives words 1
 * to 5 points and handles negations. Words that only name the customer's trouble count as neutral.
 */
export function tone(text: string): number {
  const short = text.slice(0, MAX_TONE_CHARACTERS).split(/\s+/)
    .map((word) => word.slice(0, LONGEST_WORD)).join(" ");
  const tokens = rateSentiment(short).tokenizedPhrase as readonly Token[];
  const scores = tokens.filter(({ value }) => !TROUBLE.has(value.toLowerCase()))
    .map(({ score }) => score ?? 0);
  const friendly = scores.filter((score) => score > 0).reduce((sum, score) => sum + score, 0);
  const hostile = scores.filter((score) => score < 0).reduce((sum, score) => sum - score, 0);
  return Math.min(1, Math.max(0, NEUTRAL_TONE + 0.1 * Math.min(2, friendly) - 0.2 * hostile));
}
