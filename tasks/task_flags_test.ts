import { assertEquals } from "@std/assert";
import configuration from "@/deno.json" with { type: "json" };

type Value = boolean | readonly string[] | {
  readonly allow: boolean;
  readonly ignore: readonly string[];
};

/** The set of permissions that each task runs with, by the program that it starts. */
/** Null: it needs no permission. */
const SETS: Readonly<Record<string, keyof typeof configuration.permissions | null>> = {
  "dev.ts": "dev",
  "dev.ts build": "build",
  "tasks/run_tests.ts": "test-task",
  "bench/main.ts": "bench",
  "bench/budget/main.ts": "bench",
  "tasks/screenshots.ts": "screenshots",
  "tasks/simulate.ts": "simulate",
  "tasks/import.ts": "import",
  "tasks/client.ts": "client",
  "tasks/vapid.ts": null,
};

// `-P` prints a warning that it is experimental, which should not greet a newcomer. What starts
// other programs, and tests, may use it.
Deno.test("tasks - their flags are the sets of permissions in deno.json", () => {
  for (const [name, { command }] of Object.entries(configuration.tasks)) {
    if (!command.includes("deno run") || command.includes("deno run -A ")) continue;
    const [, flags = "", program] = /deno run (?:(.*?) )?(dev\.ts build|[a-z]\S*\.ts)/.exec(
      command,
    )!;
    const known = SETS[program!];
    const set: Record<string, Value> = known === null
      ? {}
      : configuration.permissions[known ?? "start"];
    const given = flags.split(" ").filter((flag) => /^-(P|-allow|-ignore)/.test(flag));
    assertEquals(given, Object.entries(set).flatMap(flagsOf), name);
  }
});

function flagsOf([name, value]: [string, Value]): string[] {
  if (value === true) return [`--allow-${name}`];
  if (Array.isArray(value)) return [`--allow-${name}=${value.join(",")}`];
  if (typeof value !== "object") return [];
  const { ignore } = value as { ignore: readonly string[] };
  return [`--allow-${name}`, `--ignore-${name}=${ignore.join(",")}`];
}
