import { ReplyError } from "@/db/redis/errors.ts";
import { fromFloat, syntaxError, toFloat } from "./arguments.ts";
import type { Keyspace } from "./keyspace.ts";
import type { Element, SortedSet } from "./sorted_set.ts";

type Flag = "NX" | "XX" | "GT" | "LT" | "CH" | "INCR";
const flags = new Set<string>(["NX", "XX", "GT", "LT", "CH", "INCR"] satisfies Flag[]);

function parse(words: string[]): { options: Set<Flag>; elements: Element[] } {
  const options = new Set<Flag>();
  let first = 0;
  for (; first < words.length; first++) {
    const word = words[first]!.toUpperCase();
    if (!flags.has(word)) break;
    options.add(word as Flag);
  }
  const pairs = words.slice(first);
  if (pairs.length === 0 || pairs.length % 2 !== 0) throw syntaxError();
  const has = (flag: Flag) => options.has(flag);
  if (has("NX") && has("XX")) {
    throw new ReplyError("ERR XX and NX options at the same time are not compatible");
  }
  if ([has("GT"), has("LT"), has("NX")].filter(Boolean).length > 1) {
    throw new ReplyError("ERR GT, LT, and/or NX options at the same time are not compatible");
  }
  if (has("INCR") && pairs.length > 2) {
    throw new ReplyError("ERR INCR option supports a single increment-element pair");
  }
  // All scores are parsed before anything changes, so an invalid one changes nothing.
  const elements: Element[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    elements.push({ score: toFloat(pairs[i]!), member: pairs[i + 1]! });
  }
  return { options, elements };
}

/** Returns the new score of `member`, or undefined when the options forbid the change. */
function newScore(set: SortedSet, { member, score }: Element, options: Set<Flag>) {
  const old = set.score(member);
  if (old === undefined) return options.has("XX") ? undefined : score;
  if (options.has("NX")) return undefined;
  const next = options.has("INCR") ? old + score : score;
  if (Number.isNaN(next)) throw new ReplyError("ERR resulting score is not a number (NaN)");
  if (options.has("GT") && next <= old) return undefined;
  if (options.has("LT") && next >= old) return undefined;
  return next;
}

/** Runs ZADD. */
export function add(keyspace: Keyspace, [key, ...words]: string[]): number | string | null {
  const { options, elements } = parse(words);
  if (options.has("XX") && !keyspace.find(key!, "zset")) return options.has("INCR") ? null : 0;
  return keyspace.grow(key!, "zset", (set) => {
    let added = 0;
    let updated = 0;
    let last: number | undefined;
    for (const element of elements) {
      last = newScore(set, element, options);
      if (last === undefined) continue;
      const old = set.score(element.member);
      if (old === undefined) added++;
      else if (old !== last) updated++;
      set.set(element.member, last);
    }
    if (options.has("INCR")) return last === undefined ? null : fromFloat(last);
    return options.has("CH") ? added + updated : added;
  });
}

/** Runs ZINCRBY. */
export function incrementBy(keyspace: Keyspace, key: string, by: number, member: string): string {
  return keyspace.grow(key, "zset", (set) => {
    const score = newScore(set, { member, score: by }, new Set(["INCR"]));
    set.set(member, score!);
    return fromFloat(score!);
  });
}
