import { errors } from "@upstash/redis";

/**
 * Redis did not answer: it is down, too slow, or its circuit is open. The command may or may not
 * have been applied. Postgres is the source of truth, so callers continue without Redis.
 */
export class RedisUnavailableError extends Error {
  override name = "RedisUnavailableError";
}

/** Redis answered a command with an error, such as `WRONGTYPE …`. Its message is Redis's own. */
export class ReplyError extends Error {
  override name = "ReplyError";
}

/** Returns the error of a transaction that ran no command, because of `reason`. */
export function discarded(reason: string): ReplyError {
  return new ReplyError(
    `EXECABORT Transaction discarded because of previous errors. (${reason})`,
  );
}

// Every error reply starts with its code in capitals. Any other text from a REST server
// ("Unauthorized", an HTML page) means that Redis was not reached.
const replyPattern = /^[A-Z][A-Z0-9]+ /;

// Replies of a server that cannot serve commands now: it is loading its data, has lost its primary,
// is stuck in a script, or wants other credentials.
const unavailablePattern = /^(LOADING|MASTERDOWN|CLUSTERDOWN|BUSY|NOAUTH|WRONGPASS)\b/;

/** Returns whether an error reply means that the server does not serve commands now. */
export function meansUnavailable(message: string): boolean {
  return unavailablePattern.test(message);
}

/** Returns whether `error` is Redis's answer to a command (and not a missing answer). */
export function isReplyError(error: unknown): boolean {
  if (error instanceof ReplyError) return true;
  return error instanceof errors.UpstashError &&
    !(error instanceof errors.UpstashJSONParseError) && replyPattern.test(error.message) &&
    !meansUnavailable(error.message);
}

/** Returns `error` when it is a reply or already a {@link RedisUnavailableError}; else wraps it. */
export function toRedisError(error: unknown, action: string): Error {
  if (error instanceof RedisUnavailableError) return error;
  if (error instanceof Error && isReplyError(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new RedisUnavailableError(`${action} failed: ${reason}`, { cause: error });
}
