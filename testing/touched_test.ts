import { assertEquals } from "@std/assert";
import { type Module, touchedTests } from "./touched.ts";

const module = (path: string, imports: readonly string[] = [], text = ""): Module => ({
  path,
  imports,
  text,
});

const MODULES = [
  module("core/scoring/points.ts"),
  module("core/points_test.ts", ["core/scoring/points.ts"]),
  module("services/rewards.ts", ["core/scoring/points.ts"]),
  module("services/rewards_test.ts", ["services/rewards.ts"]),
  module("services/other.ts"),
  module("services/other_test.ts", ["services/other.ts"], `Deno.readTextFile("docs/other.md")`),
  module("tasks/start.ts", ["services/other.ts"]),
  module("testing/server.ts", [], `const START = ["run", "tasks/start.ts"];`),
  module("testing/worker.ts", [], `new URL("../services/other.ts", import.meta.url)`),
  module("e2e/desk_test.ts", ["testing/server.ts"]),
  module("e2e/worker_test.ts", ["testing/worker.ts"]),
  module("tidy_test.ts", [], "await readSources(root)"),
];

Deno.test("touched - imports are followed to every test above", () => {
  assertEquals(touchedTests(MODULES, ["core/scoring/points.ts"]), [
    "core/points_test.ts",
    "services/rewards_test.ts",
    "tidy_test.ts",
  ]);
});

Deno.test("touched - a module that runs in another process affects the module that starts it", () => {
  assertEquals(touchedTests(MODULES, ["services/other.ts"]), [
    "e2e/desk_test.ts",
    "e2e/worker_test.ts",
    "services/other_test.ts",
    "tidy_test.ts",
  ]);
});

Deno.test("touched - a test affects itself, and a new module affects tests that read folders", () => {
  assertEquals(touchedTests(MODULES, ["core/points_test.ts"]), [
    "core/points_test.ts",
    "tidy_test.ts",
  ]);
  assertEquals(touchedTests(MODULES, ["core/new.ts"]), ["tidy_test.ts"]);
});

Deno.test("touched - other files affect the modules that name them, or else all tests", () => {
  assertEquals(touchedTests(MODULES, ["docs/other.md"]), [
    "services/other_test.ts",
    "tidy_test.ts",
  ]);
  for (const path of ["static/logo.svg", "deno.json", "deno.lock"]) {
    assertEquals(touchedTests(MODULES, ["core/scoring/points.ts", path]), "all", path);
  }
});

Deno.test("touched - without a change no test is affected", () => {
  assertEquals(touchedTests(MODULES, []), []);
});
