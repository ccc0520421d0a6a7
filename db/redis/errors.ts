import { errors } from "@upstash/redis";

/**
 * Redis did not answer: it is down, too slow, or its circuit is open. The command may or may not
 * have been applied. Postgres is the record, so callers go on without Redis.
 */
export class RedisUnavailableError extends Error {
  override name = "RedisUnavailableError";
}

/** Redis answered a command with an error, such as `WRONGTYPE …`. Its message is Redis's own. */
export class ReplyError extends Error {
  override name = "ReplyError";
}

/** The error of a transaction of which nothing was run, because of `reason`. */
export function discarded(reason: string): ReplyError {
  return new ReplyError(
    `EXECABORT Transaction discarded because of previous errors. (${reason})`,
  );
}

// Every error reply starts with its code in capitals; anything else a REST server says
// ("Unauthorized", an HTML page) means that Redis was not reached.
const replyPattern = /^[A-Z][A-Z0-9]+ /;

// Replies by which a server says that it serves nobody, or not us: still loading its data, cut off
// from its primary, stuck in a script, or wanting other credentials.
const unavailablePattern = /^(LOADING|MASTERDOWN|CLUSTERDOWN|BUSY|NOAUTH|WRONGPASS)\b/;

/** Whether an error reply means that the server does not serve commands now. */
export function meansUnavailable(message: string): boolean {
  return unavailablePattern.test(message);
}

/** Whether `error` is Redis's answer to a command, as opposed to Redis not answering. */
export function isReplyError(error: unknown): boolean {
  if (error instanceof ReplyError) return true;
  return error instanceof errors.UpstashError &&
    !(error instanceof errors.UpstashJSONParseError) && replyPattern.test(error.message) &&
    !meansUnavailable(error.message);
}

/** Returns `error` when it is a reply or already a {@link RedisUnavailableError}, else wraps it. */
export function toRedisError(error: unknown, action: string): Error {
  if (error instanceof RedisUnavailableError) return error;
  if (error instanceof Error && isReplyError(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new RedisUnavailableError(`${action} failed: ${reason}`, { cause: error });
}
