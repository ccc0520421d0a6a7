import { ErrorReply, MultiErrorReply } from "redis";
import { discarded, meansUnavailable } from "./errors.ts";
import type { TcpClient } from "./tcp_client.ts";
import type { CommandOutcome, Executor, RedisReply } from "./wire.ts";

const toOutcome = (reply: unknown): CommandOutcome =>
  reply instanceof ErrorReply ? { error: reply.message } : { result: reply as RedisReply };

async function send(client: TcpClient, command: string[]): Promise<CommandOutcome> {
  try {
    return { result: await client.sendCommand<RedisReply>(command) };
  } catch (error) {
    if (error instanceof ErrorReply && !meansUnavailable(error.message)) return toOutcome(error);
    throw error;
  }
}

/** Runs commands on a node-redis client; `guard` limits each round trip. */
export function createTcpExecutor(
  client: TcpClient,
  guard: <T>(call: () => Promise<T>) => Promise<T>,
): Omit<Executor, "stream"> {
  return {
    run: (command) => guard(() => send(client, command)),
    // Commands of one turn of the event loop are sent in order and in one write.
    pipeline: (commands) =>
      guard(() => Promise.all(commands.map((command) => send(client, command)))),
    transaction: (commands) =>
      guard(async () => {
        const transaction = client.multi();
        for (const command of commands) transaction.addCommand(command);
        try {
          return (await transaction.exec()).map(toOutcome);
        } catch (error) {
          if (error instanceof MultiErrorReply) return error.replies.map(toOutcome);
          if (error instanceof ErrorReply && !meansUnavailable(error.message)) {
            throw discarded(error.message);
          }
          throw error;
        }
      }),
  };
}
