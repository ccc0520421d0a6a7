import { ReplyError } from "@/db/redis/errors.ts";

const integerPattern = /^(0|-?[1-9]\d{0,18})$/;
const floatPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const infinityPattern = /^([+-]?)inf(inity)?$/i;
const least = -(2n ** 63n);
const most = 2n ** 63n - 1n;

/** Returns the error of an argument list that cannot be parsed. */
export const syntaxError = () => new ReplyError("ERR syntax error");

/** Returns whether `value` fits Redis's 64-bit integers. */
export const isInt64 = (value: bigint) => value >= least && value <= most;

/** Parses a 64-bit integer as strictly as Redis: without a "+", spaces or leading zeros. */
export function toInteger(
  text: string,
  message = "ERR value is not an integer or out of range",
): bigint {
  if (integerPattern.test(text)) {
    const value = BigInt(text);
    if (isInt64(value)) return value;
  }
  throw new ReplyError(message);
}

/** Parses a score: a decimal number or an infinity. */
export function toFloat(text: string, message = "ERR value is not a valid float"): number {
  const infinity = infinityPattern.exec(text);
  if (infinity) return infinity[1] === "-" ? -Infinity : Infinity;
  const value = floatPattern.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(value)) throw new ReplyError(message);
  return value + 0; // makes -0 a plain 0: whether Redis keeps the sign depends on the set's size
}

/**
 * Formats a score as Redis does since 7.2: the shortest text that parses to the same number. Older
 * servers write 17 digits, which is the same text for integers up to 2^53.
 */
export function fromFloat(value: number): string {
  if (value === Infinity) return "inf";
  if (value === -Infinity) return "-inf";
  return String(value);
}

/** One end of a range of scores. */
export interface ScoreBound {
  score: number;
  inclusive: boolean;
}

/** Parses `5`, `(5`, `-inf` or `+inf`. */
export function toScoreBound(text: string): ScoreBound {
  const exclusive = text.startsWith("(");
  const number = exclusive ? text.slice(1) : text;
  // Redis parses bounds less strictly than scores: an empty text is 0, and leading spaces are
  // skipped.
  const score = number === "" ? 0 : toFloat(number.trimStart(), "ERR min or max is not a float");
  return { score, inclusive: !exclusive };
}

/** One end of a range of members; "-" is before all members, "+" after all of them. */
export type LexBound = { member: string; inclusive: boolean } | "-" | "+";

/** Parses `[member`, `(member`, `-` or `+`. */
export function toLexBound(text: string): LexBound {
  if (text === "-" || text === "+") return text;
  const mark = text[0];
  if (mark !== "[" && mark !== "(") {
    throw new ReplyError("ERR min or max not valid string range item");
  }
  return { member: text.slice(1), inclusive: mark === "[" };
}

/**
 * Compiles a Redis glob (`*`, `?`, `[a-z]`, `[^a]`, `\x`) to a test. Characters are UTF-16 units
 * where Redis has bytes, which is the same for the ASCII keys the code uses.
 */
export function toGlobTest(pattern: string): (text: string) => boolean {
  let source = "";
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (character === "*") source += source.endsWith("[^]*") ? "" : "[^]*";
    else if (character === "?") source += "[^]";
    else if (character === "[") {
      const end = pattern.indexOf("]", i + 1);
      const inner = pattern.slice(i + 1, end < 0 ? undefined : end);
      const negated = inner.startsWith("^");
      const members = (negated ? inner.slice(1) : inner).replace(/[\\\]^]/g, "\\$&");
      source += members === "" ? (negated ? "[^]" : "[]") : `[${negated ? "^" : ""}${members}]`;
      i = end < 0 ? pattern.length : end;
    } else {
      const literal = character === "\\" && i + 1 < pattern.length ? pattern[++i]! : character;
      source += literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    }
  }
  const expression = new RegExp(`^${source}$`);
  return (text) => expression.test(text);
}
