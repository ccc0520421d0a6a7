import {
  errors,
  Redis,
  type Requester,
  type UpstashRequest,
  type UpstashResponse,
} from "@upstash/redis";
import { ReplyError } from "./errors.ts";

/** A RESP 2 answer. */
export type RedisReply = string | number | null | RedisReply[];

/** The outcome of one command: Redis's answer, or Redis's error message. */
export type CommandOutcome = { result: RedisReply } | { error: string };

/** The functions of a backend. A rejection means that Redis did not answer. */
export interface Executor {
  run(command: string[]): Promise<CommandOutcome>;
  pipeline(commands: string[][]): Promise<CommandOutcome[]>;
  /**
   * Runs all commands in sequence, without others in between; rejects with a {@link ReplyError}
   * when the transaction was discarded.
   */
  transaction(commands: string[][]): Promise<CommandOutcome[]>;
  /** Passes on the payloads published on `channel` until `signal` aborts. */
  stream(channel: string, onMessage: (payload: string) => void, signal?: AbortSignal): void;
}

/** A Redis client that returns every answer unchanged, without JSON parsing. */
export class PlainRedis extends Redis {
  constructor(requester: Requester) {
    super(requester);
    // The public constructor ignores all options when it gets a Requester, so they are set here.
    this.opts = { automaticDeserialization: false };
  }
}

function toCommand(body: unknown): string[] {
  if (!Array.isArray(body) || body.length === 0) {
    throw new TypeError(`A Redis command must be a list of arguments, not ${JSON.stringify(body)}`);
  }
  return body.map((argument) => {
    // JSON has no infinity: a REST server would get null. All three backends must fail in the same
    // way.
    if (typeof argument === "number" && !Number.isFinite(argument)) {
      throw new TypeError(`Redis argument ${argument} of ${body[0]}: write "+inf" or "-inf"`);
    }
    return String(argument);
  });
}

/** Makes the SDK's transport from a backend. */
export function toRequester(executor: Executor): Requester {
  async function answer(request: UpstashRequest): Promise<unknown> {
    const [route, channel] = request.path ?? [];
    if (request.isStreaming) {
      if (route !== "subscribe" || channel === undefined) {
        throw new TypeError(`Only a channel can be streamed, not ${request.path?.join("/")}`);
      }
      const send = (payload: string) => request.onMessage?.(`message,${channel},${payload}`);
      executor.stream(channel, send, request.signal);
      return { result: 1 };
    }
    if (route === undefined) return executor.run(toCommand(request.body));
    const commands = (request.body as unknown[]).map(toCommand);
    if (route === "pipeline") return executor.pipeline(commands);
    try {
      return await executor.transaction(commands);
    } catch (error) {
      // The REST server answers a discarded transaction with a single error, so this uses the SDK's
      // error class.
      if (error instanceof ReplyError) throw new errors.UpstashError(error.message);
      throw error;
    }
  }
  return {
    request: <T>(request: UpstashRequest) => answer(request) as Promise<UpstashResponse<T>>,
  };
}
