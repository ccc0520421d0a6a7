import { fromFloat, toFloat } from "./arguments.ts";
import type { CommandTable } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";
import { parseRange, parseRangeQuery, type RangeKind } from "./sorted_set_range.ts";
import { add, incrementBy } from "./sorted_set_add.ts";

function range(keyspace: Keyspace, [key, ...args]: string[]): string[] {
  const { span, reverse, withScores } = parseRangeQuery(args);
  const set = keyspace.find(key!, "zset");
  if (!set) return [];
  const { start, end } = span(set);
  const elements = set.slice(start, end);
  if (reverse) elements.reverse();
  return withScores
    ? elements.flatMap(({ member, score }) => [member, fromFloat(score)])
    : elements.map(({ member }) => member);
}

function count(kind: RangeKind) {
  return (keyspace: Keyspace, [key, least, most]: string[]): number => {
    const span = parseRange(kind, least!, most!);
    const set = keyspace.find(key!, "zset");
    if (!set) return 0;
    const { start, end } = span(set);
    return Math.max(0, end - start + 1);
  };
}

function removeRange(kind: RangeKind) {
  return (keyspace: Keyspace, [key, least, most]: string[]): number => {
    const span = parseRange(kind, least!, most!);
    return keyspace.shrink(key!, "zset", 0, (set) => {
      const { start, end } = span(set);
      const elements = set.slice(start, end);
      for (const { member } of elements) set.delete(member);
      return elements.length;
    });
  };
}

const scoreText = (score: number | undefined) => score === undefined ? null : fromFloat(score);

/** Commands on sorted sets. */
export const sortedSetCommands: CommandTable = {
  ZADD: { arity: -4, run: add },
  ZINCRBY: {
    arity: 4,
    run: (keyspace, [key, by, member]) => incrementBy(keyspace, key!, toFloat(by!), member!),
  },
  ZREM: {
    arity: -3,
    run: (keyspace, [key, ...members]) =>
      keyspace.shrink(
        key!,
        "zset",
        0,
        (set) => members.filter((member) => set.delete(member)).length,
      ),
  },
  ZSCORE: {
    arity: 3,
    run: (keyspace, [key, member]) => scoreText(keyspace.find(key!, "zset")?.score(member!)),
  },
  ZMSCORE: {
    arity: -3,
    run(keyspace, [key, ...members]) {
      const set = keyspace.find(key!, "zset");
      return members.map((member) => scoreText(set?.score(member)));
    },
  },
  ZCARD: { arity: 2, run: (keyspace, [key]) => keyspace.find(key!, "zset")?.size ?? 0 },
  ZRANK: {
    arity: 3,
    run: (keyspace, [key, member]) => keyspace.find(key!, "zset")?.rank(member!) ?? null,
  },
  ZREVRANK: {
    arity: 3,
    run(keyspace, [key, member]) {
      const set = keyspace.find(key!, "zset");
      const rank = set?.rank(member!);
      return set && rank !== undefined ? set.size - 1 - rank : null;
    },
  },
  ZRANGE: { arity: -4, run: range },
  ZCOUNT: { arity: 4, run: count("score") },
  ZLEXCOUNT: { arity: 4, run: count("lex") },
  ZREMRANGEBYRANK: { arity: 4, run: removeRange("rank") },
  ZREMRANGEBYSCORE: { arity: 4, run: removeRange("score") },
  ZREMRANGEBYLEX: { arity: 4, run: removeRange("lex") },
};
