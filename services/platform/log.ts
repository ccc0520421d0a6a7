/** Log levels, the least important first. */
export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = typeof LOG_LEVELS[number];

/** Writes one line of JSON per message. Fields must not contain secrets. */
export type Log = Readonly<Record<LogLevel, (message: string, fields?: LogFields) => void>>;
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * Opens a log. Hand-written, because it is a dozen lines and a logging library would bring worker
 * threads and file access.
 * @param least messages below this level are dropped
 */
export function openLog(least: LogLevel, write: (line: string) => void = toStandardError): Log {
  const from = LOG_LEVELS.indexOf(least);
  const entries = LOG_LEVELS.map((level, index) => {
    const log = (message: string, fields: LogFields = {}) => {
      if (index < from) return;
      const plain = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, describe(value)]),
      );
      write(JSON.stringify({ time: new Date().toISOString(), level, message, ...plain }));
    };
    return [level, log];
  });
  return Object.fromEntries(entries) as Log;
}

/** How many causes of an error are logged: the cause, its cause, … */
const MOST_CAUSES = 3;

function describe(value: unknown, causes = MOST_CAUSES): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  const code = (value as { code?: unknown }).code;
  return {
    name,
    message,
    ...(code === undefined ? {} : { code }),
    stack,
    ...(cause === undefined || causes === 0 ? {} : { cause: describe(cause, causes - 1) }),
  };
}

function toStandardError(line: string) {
  // deno-lint-ignore no-console -- the only place that writes the log
  console.error(line);
}
