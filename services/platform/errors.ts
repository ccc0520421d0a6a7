import { isTransient } from "@/db/postgres/transient.ts";
import { RedisUnavailableError } from "@/db/redis/mod.ts";
import type { Log, LogFields } from "./log.ts";
import type { Telemetry } from "./telemetry.ts";

/** The part of Laurel in which an error was met; the label `where` of its count at `/metrics`. */
export type ErrorPlace =
  | "api"
  | "pages"
  | "jobs"
  | "ingest"
  | "ingest_from_memory"
  | "live"
  | "integrations"
  | "agents";

/**
 * Tells operators of an error that no caller is told of. What passes by itself (a lost connection, a
 * deadlock) is logged at `debug`; anything else is logged as an error and counted at `/metrics`.
 * @param message what could not be done, for the log
 */
export type ReportError = (
  where: ErrorPlace,
  message: string,
  error: unknown,
  fields?: LogFields,
) => void;

/** Opens the report of errors on a log and a count. */
export function openErrorReport(log: Log, { errors }: Pick<Telemetry, "errors">): ReportError {
  return (where, message, error, fields = {}) => {
    if (passesByItself(error)) return log.debug(message, { error, ...fields });
    errors.inc({ where });
    log.error(message, { error, ...fields });
  };
}

function passesByItself(error: unknown): boolean {
  return isTransient(error) || error instanceof RedisUnavailableError;
}
