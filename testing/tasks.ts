import { startChild } from "./process.ts";

/** Runs one of `deno task`'s programs with an environment; returns its exit code and what it printed. */
export async function runTask(
  env: Readonly<Record<string, string>>,
  task: string,
  ...args: readonly string[]
): Promise<{ code: number; output: string }> {
  const child = startChild({
    command: Deno.execPath(),
    args: ["run", "-P=start", `tasks/${task}.ts`, ...args],
    env: { PORT: "8123", NO_COLOR: "1", ...env },
  });
  const { code } = await child.exited;
  await child.stop();
  return { code, output: child.output() };
}
