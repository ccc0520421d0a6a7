/** Runs `deno` as a child process for the test run. Lines of several processes are never mixed. */
import { startChild } from "./process.ts";

/** A process that takes longer hangs: it is ended and counts as failed. */
const LIMIT_MINUTES = 55;

export interface DenoRun {
  readonly args: readonly string[];
  readonly env: Record<string, string>;
  /** Ends the process early. */
  readonly signal?: AbortSignal;
  /** Receives each line of the standard output. */
  readonly onLine?: (line: string) => void;
}

/** Prints text unchanged. */
export function print(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(text));
}

/** Runs `deno` with these arguments, shows what it prints, and returns its exit code. */
export async function runDeno({ args, env, signal, onLine = () => {} }: DenoRun): Promise<number> {
  if (signal?.aborted) return 1;
  const color = Deno.stdout.isTerminal() && !Deno.noColor;
  const rest = { stdout: "", stderr: "" };
  const child = startChild({
    command: Deno.execPath(),
    args,
    env: { ...env, ...(color ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }) },
    onOutput(text, from) {
      const lines = (rest[from] + text).split("\n");
      rest[from] = lines.pop() ?? "";
      if (lines.length > 0) print(`${lines.join("\n")}\n`);
      if (from === "stdout") lines.forEach(onLine);
    },
  });
  const timer = setTimeout(() => {
    print(`\nstopped: it ran longer than ${LIMIT_MINUTES} minutes\n`);
    child.stop();
  }, LIMIT_MINUTES * 60_000);
  const stop = () => void child.stop();
  signal?.addEventListener("abort", stop);
  const { code } = await child.exited;
  signal?.removeEventListener("abort", stop);
  clearTimeout(timer);
  await child.stop(); // waits for the rest of its output
  print(rest.stdout + rest.stderr);
  onLine(rest.stdout);
  return code;
}
