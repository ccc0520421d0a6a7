import { userInfo } from "node:os";
import type { Config } from "@/config.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { lockDirectory } from "@/db/postgres/directory_lock.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { openKeys } from "@/services/auth/keys.ts";
import { systemClock } from "@/services/platform/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { runShellCommand, type ShellCommand } from "@/services/shell/commands.ts";
import { shellFile, shellFileSchema } from "@/services/shell/listen.ts";
import { checkDirectory, TaskError } from "./preflight.ts";

/** A command without the person who gives it. */
type Command = ShellCommand extends infer One ? One extends { by: string } ? Omit<One, "by"> : never
  : never;

/**
 * Runs a command on DATABASE_URL or the embedded database. When a server has the embedded database,
 * the server runs it; that it may is proven by a file in the data directory.
 * @param advice what to do instead, when a process has the database that takes no commands
 * @returns the result as JSON
 * @throws {TaskError} when the command is refused
 */
export async function runCommand(
  config: Config,
  command: Command,
  advice: string,
): Promise<unknown> {
  const whole = { ...command, by: userName() } as ShellCommand;
  if (!config.databaseUrl && isLocked(config.dataDir)) {
    const asked = await askServer(config.dataDir, whole);
    if (asked) return asked.result;
  }
  checkDirectory(config, advice);
  return await runHere(config, whole);
}

async function runHere(config: Config, command: ShellCommand): Promise<unknown> {
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    const { db } = database;
    await migrateToLatest(db);
    const keys = openKeys({ db, clock: systemClock });
    const base = config.publicUrl ??
      `http://localhost:${config.port || 8000}`;
    // No session is cached in this process.
    const auth = { forgetPerson: () => {} };
    const result = await runShellCommand({ db, keys, auth, clock: systemClock, base }, command);
    await keys.close();
    // The same as over the network, with times as text.
    return JSON.parse(JSON.stringify(result));
  } catch (error) {
    if (error instanceof ProblemError) throw new TaskError(sentence(error.message));
    throw error;
  } finally {
    await database.close();
  }
}

/** Asks the server that has the data directory; returns undefined when none takes commands. */
async function askServer(
  dataDir: string,
  command: ShellCommand,
): Promise<{ readonly result: unknown } | undefined> {
  const file = readShellFile(dataDir);
  if (!file) return undefined;
  let response: Response;
  try {
    response = await fetch(`http://127.0.0.1:${file.port}/`, {
      method: "POST",
      headers: { authorization: `Bearer ${file.token}`, "content-type": "application/json" },
      body: JSON.stringify(command),
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    // A server that was killed left the file behind; another process has the directory.
    return undefined;
  }
  const result: unknown = await response.json();
  if (response.ok) return { result };
  throw new TaskError(sentence((result as { detail?: string }).detail ?? "The server refused it"));
}

function readShellFile(dataDir: string) {
  try {
    return shellFileSchema.parse(JSON.parse(Deno.readTextFileSync(shellFile(dataDir))));
  } catch (error) {
    if (error instanceof Deno.errors.PermissionDenied) {
      throw new TaskError(
        `${shellFile(dataDir)} is not yours to read. Run this as the user who runs the server.`,
      );
    }
    // Missing, or of another version: there is no server to ask.
    return undefined;
  }
}

function isLocked(dataDir: string): boolean {
  if (dataDir.startsWith("memory://")) return false;
  try {
    lockDirectory(dataDir).release();
    return false;
  } catch (error) {
    if (error instanceof Error && error.message.includes("is in use by")) return true;
    throw error;
  }
}

/** Returns the name of the person's account on this machine, for the audit log. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // Some containers run as a user who has no name.
    return "shell";
  }
}

/** Returns the message of a refusal as a full sentence. */
function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith(".") ? "" : "."}`;
}
