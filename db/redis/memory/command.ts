import { ReplyError } from "@/db/redis/errors.ts";
import type { RedisReply } from "@/db/redis/wire.ts";
import type { Keyspace } from "./keyspace.ts";

/** One Redis command of the in-process engine. */
export interface Command {
  /** Number of words including the name, as in Redis: negative means at least that many. */
  arity: number;
  /** Runs it with the arguments after the name; throws `ReplyError` for an error reply. */
  run(keyspace: Keyspace, args: string[]): RedisReply;
}

/** Commands by their name in upper case. */
export type CommandTable = Record<string, Command>;

/** Returns the error of a command with too few or too many arguments. */
export function arityError(name: string): ReplyError {
  return new ReplyError(`ERR wrong number of arguments for '${name.toLowerCase()}' command`);
}
