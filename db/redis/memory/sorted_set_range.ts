import { ReplyError } from "@/db/redis/errors.ts";
import { syntaxError, toInteger, toLexBound, toScoreBound } from "./arguments.ts";
import type { SortedSet } from "./sorted_set.ts";

/** Positions from the lowest score, both inclusive; empty when `start > end`. */
export interface Span {
  start: number;
  end: number;
}

/** The unit of a range: position, score or member. */
export type RangeKind = "rank" | "score" | "lex";

/** Parses the two ends of a range; the result computes their positions in a given set. */
export function parseRange(
  kind: RangeKind,
  least: string,
  most: string,
): (set: SortedSet) => Span {
  if (kind === "score") {
    const [from, to] = [toScoreBound(least), toScoreBound(most)];
    return (set) => ({
      start: set.countToScore(from.score, !from.inclusive),
      end: set.countToScore(to.score, to.inclusive) - 1,
    });
  }
  if (kind === "lex") {
    const [from, to] = [toLexBound(least), toLexBound(most)];
    return (set) => ({
      start: from === "-"
        ? 0
        : from === "+"
        ? set.size
        : set.countToMember(from.member, !from.inclusive),
      end: to === "-"
        ? -1
        : to === "+"
        ? set.size - 1
        : set.countToMember(to.member, to.inclusive) - 1,
    });
  }
  const [from, to] = [Number(toInteger(least)), Number(toInteger(most))];
  return ({ size }) => ({
    start: Math.max(0, from < 0 ? from + size : from),
    end: Math.min(size - 1, to < 0 ? to + size : to),
  });
}

/** The parsed arguments of ZRANGE. */
export interface RangeQuery {
  span: (set: SortedSet) => Span;
  reverse: boolean;
  withScores: boolean;
}

/** Parses ZRANGE's arguments after the key. */
export function parseRangeQuery([first, second, ...words]: string[]): RangeQuery {
  let kind: RangeKind = "rank";
  let reverse = false;
  let withScores = false;
  let limit: { offset: number; count: number } | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!.toUpperCase();
    if (word === "BYSCORE") kind = "score";
    else if (word === "BYLEX") kind = "lex";
    else if (word === "REV") reverse = true;
    else if (word === "WITHSCORES") withScores = true;
    else if (word === "LIMIT" && i + 2 < words.length) {
      limit = {
        offset: Number(toInteger(words[i + 1]!)),
        count: Number(toInteger(words[i + 2]!)),
      };
      i += 2;
    } else throw syntaxError();
  }
  // As in Redis, a count of -1 is the same as no limit, even where a limit is not allowed.
  if (limit && limit.count !== -1 && kind === "rank") {
    throw new ReplyError(
      "ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX",
    );
  }
  if (withScores && kind === "lex") {
    throw new ReplyError("ERR syntax error, WITHSCORES not supported in combination with BYLEX");
  }
  // REV swaps the ends: positions count from the top, and for scores and members the high end comes
  // first.
  const swapped = reverse && kind !== "rank";
  const bounds = parseRange(kind, swapped ? second! : first!, swapped ? first! : second!);
  const span = (set: SortedSet): Span => {
    let { start, end } = bounds(set);
    if (reverse && !swapped) [start, end] = [set.size - 1 - end, set.size - 1 - start];
    if (!limit || kind === "rank") return { start, end };
    const { offset, count } = limit;
    if (offset < 0) return { start: 0, end: -1 };
    if (reverse) {
      end -= offset;
      if (count >= 0) start = Math.max(start, end - count + 1);
    } else {
      start += offset;
      if (count >= 0) end = Math.min(end, start + count - 1);
    }
    return { start, end };
  };
  return { span, reverse, withScores };
}
