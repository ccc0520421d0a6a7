/** What the numbers were measured on. */
import { cpus } from "node:os";

/** Name of the processor, or of its kind where the system does not tell. */
export function cpuName(): string {
  return cpus()[0]?.model || Deno.build.arch;
}

/**
 * A process's resident memory in bytes; null where `ps` does not tell. (Deno lets nobody without all
 * permissions read `/proc`.)
 */
export async function residentBytes(pid: number): Promise<number | null> {
  const kibibytes = Number(await run("ps", ["-o", "rss=", "-p", String(pid)]) ?? NaN);
  return Number.isFinite(kibibytes) ? kibibytes * 1_024 : null;
}

/** The commit that is checked out, and whether files differ from it; `unknown` outside a checkout. */
export async function gitState(): Promise<{ commit: string; isDirty: boolean }> {
  const commit = await run("git", ["rev-parse", "HEAD"]);
  const changes = await run("git", ["status", "--porcelain"]);
  return { commit: commit ?? "unknown", isDirty: changes !== "" };
}

/** What a program prints; null when it fails or is not there. */
async function run(program: string, args: string[]): Promise<string | null> {
  try {
    const { success, stdout } = await new Deno.Command(program, { args, stderr: "null" }).output();
    return success ? new TextDecoder().decode(stdout).trim() : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
