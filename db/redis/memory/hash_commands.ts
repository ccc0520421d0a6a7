import { ReplyError } from "@/db/redis/errors.ts";
import { isInt64, toInteger } from "./arguments.ts";
import { arityError, type CommandTable } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";

function setFields(keyspace: Keyspace, [key, ...pairs]: string[]): number {
  if (pairs.length % 2 !== 0) throw arityError("hset");
  return keyspace.grow(key!, "hash", (hash) => {
    const before = hash.size;
    for (let i = 0; i < pairs.length; i += 2) hash.set(pairs[i]!, pairs[i + 1]!);
    return hash.size - before;
  });
}

function incrementField(keyspace: Keyspace, [key, field, by]: string[]): number {
  const step = toInteger(by!);
  return keyspace.grow(key!, "hash", (hash) => {
    const value = toInteger(hash.get(field!) ?? "0", "ERR hash value is not an integer") + step;
    if (!isInt64(value)) throw new ReplyError("ERR increment or decrement would overflow");
    hash.set(field!, String(value));
    return Number(value);
  });
}

/** Commands on hashes. */
export const hashCommands: CommandTable = {
  HSET: { arity: -4, run: setFields },
  HINCRBY: { arity: 4, run: incrementField },
  HGET: {
    arity: 3,
    run: (keyspace, [key, field]) => keyspace.find(key!, "hash")?.get(field!) ?? null,
  },
  HMGET: {
    arity: -3,
    run(keyspace, [key, ...fields]) {
      const hash = keyspace.find(key!, "hash");
      return fields.map((field) => hash?.get(field) ?? null);
    },
  },
  HGETALL: {
    arity: 2,
    run: (keyspace, [key]) => [...keyspace.find(key!, "hash") ?? []].flat(),
  },
  HKEYS: { arity: 2, run: (keyspace, [key]) => [...keyspace.find(key!, "hash")?.keys() ?? []] },
  HVALS: { arity: 2, run: (keyspace, [key]) => [...keyspace.find(key!, "hash")?.values() ?? []] },
  HLEN: { arity: 2, run: (keyspace, [key]) => keyspace.find(key!, "hash")?.size ?? 0 },
  HEXISTS: {
    arity: 3,
    run: (keyspace, [key, field]) => keyspace.find(key!, "hash")?.has(field!) ? 1 : 0,
  },
  HDEL: {
    arity: -3,
    run: (keyspace, [key, ...fields]) =>
      keyspace.shrink(
        key!,
        "hash",
        0,
        (hash) => fields.filter((field) => hash.delete(field)).length,
      ),
  },
};
