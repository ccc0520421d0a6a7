import { type Config, ConfigError } from "@/config.ts";
import { lockDirectory } from "@/db/postgres/directory_lock.ts";

/** A task cannot do its work, for a reason that the person who started it can mend. */
export class TaskError extends Error {
  override name = "TaskError";
}

/**
 * Runs a task. What the person can mend is said in a sentence, with exit code 1, or 2 when it is the
 * environment; anything else is an error of ours and keeps its trace.
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

/** The error of a port that another program has. */
export function portTaken({ port }: Pick<Config, "port">, task: string): TaskError {
  return new TaskError(
    `Port ${port} is taken by another program. Stop that program, or choose another port:\n\n` +
      `  PORT=${port === 65_535 ? 8000 : port + 1} deno task ${task}\n`,
  );
}

/**
 * Looks whether the port can be had, before anything slow or lasting is done.
 * @throws {TaskError} when another program has it
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
 * Looks whether the embedded database can be had.
 * @param advice what to do instead, when another process has it
 * @throws {TaskError} naming the holder
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
