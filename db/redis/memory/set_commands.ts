import type { CommandTable } from "./command.ts";

/** Commands on sets. */
export const setCommands: CommandTable = {
  SADD: {
    arity: -3,
    run: (keyspace, [key, ...members]) =>
      keyspace.grow(key!, "set", (set) => {
        const before = set.size;
        for (const member of members) set.add(member);
        return set.size - before;
      }),
  },
  SREM: {
    arity: -3,
    run: (keyspace, [key, ...members]) =>
      keyspace.shrink(
        key!,
        "set",
        0,
        (set) => members.filter((member) => set.delete(member)).length,
      ),
  },
  SMEMBERS: { arity: 2, run: (keyspace, [key]) => [...keyspace.find(key!, "set") ?? []] },
  SISMEMBER: {
    arity: 3,
    run: (keyspace, [key, member]) => keyspace.find(key!, "set")?.has(member!) ? 1 : 0,
  },
  SMISMEMBER: {
    arity: -3,
    run(keyspace, [key, ...members]) {
      const set = keyspace.find(key!, "set");
      return members.map((member) => set?.has(member) ? 1 : 0);
    },
  },
  SCARD: { arity: 2, run: (keyspace, [key]) => keyspace.find(key!, "set")?.size ?? 0 },
};
