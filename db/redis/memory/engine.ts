import { discarded, ReplyError } from "@/db/redis/errors.ts";
import type { CommandOutcome } from "@/db/redis/wire.ts";
import type { Broker } from "./broker.ts";
import { arityError, type Command, type CommandTable } from "./command.ts";
import { hashCommands } from "./hash_commands.ts";
import { keyCommands } from "./key_commands.ts";
import type { Keyspace } from "./keyspace.ts";
import { setCommands } from "./set_commands.ts";
import { sortedSetCommands } from "./sorted_set_commands.ts";
import { stringCommands } from "./string_commands.ts";

/**
 * Executes Redis commands on a keyspace. Everything is synchronous, so a command and a transaction
 * are atomic. It is written by hand, because the npm packages for this answer ZADD GT and INCR
 * wrongly and are slow with large sorted sets.
 */
export class Engine {
  readonly #keyspace: Keyspace;
  readonly #commands: Map<string, Command>;

  constructor(keyspace: Keyspace, broker: Broker) {
    this.#keyspace = keyspace;
    const publishing: CommandTable = {
      PUBLISH: {
        arity: 3,
        run: (_keyspace, [channel, payload]) => broker.publish(channel!, payload!),
      },
    };
    this.#commands = new Map(Object.entries({
      ...keyCommands,
      ...stringCommands,
      ...hashCommands,
      ...setCommands,
      ...sortedSetCommands,
      ...publishing,
    }));
  }

  /** Runs one command. */
  execute(command: string[]): CommandOutcome {
    try {
      return { result: this.#find(command).run(this.#keyspace, command.slice(1)) };
    } catch (error) {
      if (error instanceof ReplyError) return { error: error.message };
      throw error;
    }
  }

  /** Runs all commands. When one is malformed, throws a `ReplyError` and runs none. */
  transaction(commands: string[][]): CommandOutcome[] {
    try {
      commands.forEach((command) => this.#find(command));
    } catch (error) {
      throw error instanceof ReplyError ? discarded(error.message) : error;
    }
    return commands.map((command) => this.execute(command));
  }

  #find([name, ...args]: string[]): Command {
    const command = this.#commands.get(name!.toUpperCase());
    if (!command) {
      const shown = args.map((argument) => `'${argument}' `).join("");
      throw new ReplyError(
        `ERR unknown command '${name}', with args beginning with: ${shown.slice(0, 128)}`,
      );
    }
    const words = args.length + 1;
    if (command.arity < 0 ? words < -command.arity : words !== command.arity) {
      throw arityError(name!);
    }
    return command;
  }
}
