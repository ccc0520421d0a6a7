import { ReplyError } from "@/db/redis/errors.ts";
import { isInt64, syntaxError, toInteger } from "./arguments.ts";
import { arityError, type CommandTable } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";

function increment(keyspace: Keyspace, key: string, by: bigint): number {
  const value = toInteger(keyspace.find(key, "string") ?? "0") + by;
  if (!isInt64(value)) throw new ReplyError("ERR increment or decrement would overflow");
  keyspace.setString(key, String(value), { keepExpiry: true });
  return Number(value);
}

interface SetOptions {
  condition?: "NX" | "XX";
  get: boolean;
  keepExpiry: boolean;
  expiry?: { unit: string; time: string };
}

function parseSetOptions(words: string[]): SetOptions {
  const options: SetOptions = { get: false, keepExpiry: false };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!.toUpperCase();
    const time = words[i + 1];
    if (word === "GET") options.get = true;
    else if ((word === "NX" || word === "XX") && (options.condition ?? word) === word) {
      options.condition = word;
    } else if (word === "KEEPTTL" && !options.expiry) options.keepExpiry = true;
    else if (
      ["EX", "PX", "EXAT", "PXAT"].includes(word) && time !== undefined && !options.expiry &&
      !options.keepExpiry
    ) {
      options.expiry = { unit: word, time };
      i++;
    } else throw syntaxError();
  }
  return options;
}

function expiryOf({ unit, time }: { unit: string; time: string }, now: number): number {
  const number = Number(toInteger(time));
  const milliseconds = unit.startsWith("EX") ? number * 1000 : number;
  const at = unit.endsWith("AT") ? milliseconds : now + milliseconds;
  if (number <= 0 || at > Number.MAX_SAFE_INTEGER) {
    throw new ReplyError("ERR invalid expire time in 'set' command");
  }
  return at;
}

function set(keyspace: Keyspace, [key, value, ...words]: string[]): string | null {
  const { condition, get, keepExpiry, expiry } = parseSetOptions(words);
  const at = expiry && expiryOf(expiry, keyspace.clock());
  const old = get ? keyspace.find(key!, "string") ?? null : "OK";
  const exists = keyspace.kind(key!) !== undefined;
  if ((condition === "NX" && exists) || (condition === "XX" && !exists)) return get ? old : null;
  keyspace.setString(key!, value!, { keepExpiry });
  if (at !== undefined) keyspace.expire(key!, at);
  return old;
}

function setMany(keyspace: Keyspace, args: string[]): string {
  if (args.length % 2 !== 0) throw arityError("mset");
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i += 2) values.set(args[i]!, args[i + 1]!);
  // Room is reserved first, so that a refused MSET sets nothing.
  keyspace.reserve([...values.keys()].filter((key) => !keyspace.kind(key)).length);
  for (const [key, value] of values) keyspace.setString(key, value, { keepExpiry: false });
  return "OK";
}

/** Commands on strings. */
export const stringCommands: CommandTable = {
  GET: { arity: 2, run: (keyspace, [key]) => keyspace.find(key!, "string") ?? null },
  SET: { arity: -3, run: set },
  MGET: {
    arity: -2,
    run: (keyspace, keys) =>
      keys.map((key) =>
        keyspace.kind(key) === "string" ? keyspace.find(key, "string") ?? null : null
      ),
  },
  MSET: { arity: -3, run: setMany },
  INCR: { arity: 2, run: (keyspace, [key]) => increment(keyspace, key!, 1n) },
  DECR: { arity: 2, run: (keyspace, [key]) => increment(keyspace, key!, -1n) },
  INCRBY: {
    arity: 3,
    run: (keyspace, [key, by]) => increment(keyspace, key!, toInteger(by!)),
  },
  DECRBY: {
    arity: 3,
    run: (keyspace, [key, by]) => increment(keyspace, key!, -toInteger(by!)),
  },
};
