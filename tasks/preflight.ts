import { type Config, ConfigError } from "@/config.ts";
import { lockDirectory } from "@/db/postgres/directory_lock.ts";

/** An error that the person who started the task can fix. */
export class TaskError extends Error {
  override name = "TaskError";
}

/**
 * Runs a task. Errors that the person can fix are printed as a sentence, with exit code 1, or 2 for
 * the environment. Any other error is a bug and keeps its stack trace.
 */
export async function runTask(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isConfig = error instanceof ConfigError;
    if (!isConfig && !(error instanceof TaskError)) throw error;
    // deno-lint-ignore no-console
    console.error(isConfig ? `Laurel cannot start: ${error.message}` : error.message);
    Deno.exit(isConfig ? 2 : 1);
  }
}

/** Makes the error for a port that another program uses. */
export function portTaken({ port }: Pick<Config, "port">, task: string): TaskError {
  return new TaskError(
    `Port ${port} is taken by another program. Stop that program, or choose another port:\n\n` +
      `  PORT=${port === 65_535 ? 8000 : port + 1} deno task ${task}\n`,
  );
}

/**
 * Checks that the port is free, before anything slow or permanent happens.
 * @throws {TaskError} when another program uses the port
 */
export function checkPort(config: Pick<Config, "port" | "host">, task: string): void {
  if (config.port === 0) return;
  try {
    Deno.listen({ port: config.port, hostname: config.host }).close();
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) throw portTaken(config, task);
    throw error;
  }
}

/**
 * Checks that no other process uses the embedded database.
 * @param advice what to do instead, when another process uses it
 * @throws {TaskError} naming the process that uses it
 */
export function checkDirectory(
  config: Pick<Config, "databaseUrl" | "dataDir">,
  advice = "",
): void {
  if (config.databaseUrl || config.dataDir.startsWith("memory://")) return;
  try {
    lockDirectory(config.dataDir).release();
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("is in use by")) throw error;
    throw new TaskError(`${error.message[0]!.toUpperCase()}${error.message.slice(1)}${advice}`);
  }
}
