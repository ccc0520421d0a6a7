/** The machine on which the numbers were measured. */
import { cpus } from "node:os";

/** Returns the name of the processor, or its architecture when the system does not say. */
export function cpuName(): string {
  return cpus()[0]?.model || Deno.build.arch;
}

/**
 * Returns a process's resident memory in bytes, or null when `ps` does not work. (Deno reads
 * `/proc` only with all permissions.)
 */
export async function residentBytes(pid: number): Promise<number | null> {
  const kibibytes = Number(await run("ps", ["-o", "rss=", "-p", String(pid)]) ?? NaN);
  return Number.isFinite(kibibytes) ? kibibytes * 1_024 : null;
}

/**
 * Returns the current commit and whether files differ from it; `unknown` outside of a git checkout.
 */
export async function gitState(): Promise<{ commit: string; isDirty: boolean }> {
  const commit = await run("git", ["rev-parse", "HEAD"]);
  const changes = await run("git", ["status", "--porcelain"]);
  return { commit: commit ?? "unknown", isDirty: changes !== "" };
}

/** Returns the output of a program, or null when it fails or is not installed. */
async function run(program: string, args: string[]): Promise<string | null> {
  try {
    const { success, stdout } = await new Deno.Command(program, { args, stderr: "null" }).output();
    return success ? new TextDecoder().decode(stdout).trim() : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
