/**
 * A private Redis for the tests, without persistence and on its own port. It is removed afterwards.
 */
import { findProgram } from "./find_program.ts";
import { withFreePort } from "./free_port.ts";
import type { RunningPart } from "./postgres.ts";
import { startChild } from "./process.ts";
import { makeTempFolder, removeFolder } from "./temp.ts";

/** Returns the path of `redis-server`, or undefined when it is not installed. */
export function findRedis(): Promise<string | undefined> {
  return findProgram("redis-server", "valkey-server");
}

/**
 * Starts the server at `path` on 127.0.0.1 without persistence.
 * @throws Error with the server's own message when it does not start
 */
export async function startRedis(path: string): Promise<RunningPart> {
  const folder = await makeTempFolder("redis");
  try {
    const { child, port } = await withFreePort(async (port) => {
      const child = startChild({
        command: path,
        args: [
          ...["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder],
          ...["--save", "", "--appendonly", "no", "--daemonize", "no"],
        ],
        cwd: folder,
      });
      await child.waitFor(/ready to accept connections/i, 30_000);
      return { child, port };
    });
    return {
      url: `redis://127.0.0.1:${port}`,
      async stop() {
        await child.stop();
        await removeFolder(folder);
      },
    };
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
}
