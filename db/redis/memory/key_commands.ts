import { ReplyError } from "@/db/redis/errors.ts";
import { syntaxError, toGlobTest, toInteger } from "./arguments.ts";
import { arityError, type CommandTable } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";

function expire(keyspace: Keyspace, args: string[], unit: 1 | 1000, name: string): number {
  const [key, time, ...flags] = args as [string, string, ...string[]];
  const options = new Set(flags.map((flag) => flag.toUpperCase()));
  for (const option of options) {
    if (!["NX", "XX", "GT", "LT"].includes(option)) {
      throw new ReplyError(`ERR Unsupported option ${option.toLowerCase()}`);
    }
  }
  if (options.has("NX") && options.size > 1) {
    throw new ReplyError("ERR NX and XX, GT or LT options at the same time are not compatible");
  }
  if (options.has("GT") && options.has("LT")) {
    throw new ReplyError("ERR GT and LT options at the same time are not compatible");
  }
  const at = keyspace.clock() + Number(toInteger(time)) * unit;
  if (Math.abs(at) > Number.MAX_SAFE_INTEGER) {
    throw new ReplyError(`ERR invalid expire time in '${name}' command`);
  }
  if (keyspace.kind(key) === undefined) return 0;
  const current = keyspace.expiry(key);
  if (options.has("NX") && current !== undefined) return 0;
  if (options.has("XX") && current === undefined) return 0;
  if (options.has("GT") && (current === undefined || at <= current)) return 0;
  if (options.has("LT") && current !== undefined && at >= current) return 0;
  keyspace.expire(key, at);
  return 1;
}

function timeToLive(keyspace: Keyspace, key: string): number {
  if (keyspace.kind(key) === undefined) return -2;
  const at = keyspace.expiry(key);
  return at === undefined ? -1 : Math.max(0, at - keyspace.clock());
}

const remove = (keyspace: Keyspace, keys: string[]) =>
  keys.filter((key) => keyspace.delete(key)).length;

function flush(keyspace: Keyspace, args: string[]): string {
  if (args.length > 1 || (args[0] && !/^(a?sync)$/i.test(args[0]))) throw syntaxError();
  keyspace.clear();
  return "OK";
}

/**
 * SCAN returns all matching keys in one page. This fulfills its guarantee (a key that exists all
 * the time is returned) without a cursor that deletions could invalidate; COUNT is only a hint in
 * Redis, too.
 */
function scan(keyspace: Keyspace, [cursor, ...options]: string[]) {
  toInteger(cursor!, "ERR invalid cursor");
  let matches = (_key: string) => true;
  let type: string | undefined;
  for (let i = 0; i < options.length; i += 2) {
    const value = options[i + 1];
    if (value === undefined) throw syntaxError();
    const name = options[i]!.toUpperCase();
    if (name === "MATCH") matches = toGlobTest(value);
    else if (name === "TYPE") type = value.toLowerCase();
    else if (name !== "COUNT" || toInteger(value) < 1n) throw syntaxError();
  }
  const keys = cursor === "0" ? keyspace.keys() : [];
  return ["0", keys.filter((key) => matches(key) && (!type || keyspace.kind(key) === type))];
}

/** Commands on keys of any type and on the server. */
export const keyCommands: CommandTable = {
  DEL: { arity: -2, run: remove },
  UNLINK: { arity: -2, run: remove },
  EXISTS: {
    arity: -2,
    run: (keyspace, keys) => keys.filter((key) => keyspace.kind(key) !== undefined).length,
  },
  TYPE: { arity: 2, run: (keyspace, [key]) => keyspace.kind(key!) ?? "none" },
  EXPIRE: { arity: -3, run: (keyspace, args) => expire(keyspace, args, 1000, "expire") },
  PEXPIRE: { arity: -3, run: (keyspace, args) => expire(keyspace, args, 1, "pexpire") },
  PERSIST: {
    arity: 2,
    run(keyspace, [key]) {
      if (keyspace.expiry(key!) === undefined) return 0;
      keyspace.expire(key!, undefined);
      return 1;
    },
  },
  TTL: {
    arity: 2,
    run(keyspace, [key]) {
      const left = timeToLive(keyspace, key!);
      return left < 0 ? left : Math.floor((left + 500) / 1000);
    },
  },
  PTTL: { arity: 2, run: (keyspace, [key]) => timeToLive(keyspace, key!) },
  KEYS: { arity: 2, run: (keyspace, [glob]) => keyspace.keys().filter(toGlobTest(glob!)) },
  SCAN: { arity: -2, run: scan },
  DBSIZE: { arity: 1, run: (keyspace) => keyspace.keys().length },
  FLUSHDB: { arity: -1, run: flush },
  FLUSHALL: { arity: -1, run: flush },
  PING: {
    arity: -1,
    run(_keyspace, args) {
      if (args.length > 1) throw arityError("ping");
      return args[0] ?? "PONG";
    },
  },
};
