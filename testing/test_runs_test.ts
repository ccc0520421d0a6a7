import { assert, assertEquals } from "@std/assert";
import { ALONE, LONGEST, planCheck, planRuns } from "./test_runs.ts";
import { makeTempFolder, removeFolder } from "./temp.ts";
import { groupModules } from "./test_groups.ts";

async function inProject(
  files: readonly string[],
  check: (root: string, groups: string) => Promise<void>,
): Promise<void> {
  const root = await makeTempFolder("runs");
  const groups = `${root}/.groups`;
  try {
    await Deno.mkdir(groups);
    for (const file of files) {
      await Deno.mkdir(`${root}/${file}`.replace(/[^/]*$/, ""), { recursive: true });
      await Deno.writeTextFile(`${root}/${file}`, "");
    }
    await check(root, groups);
  } finally {
    await removeFolder(root);
  }
}

const COMMON = ["test", "-P=test", "--no-check"];
const PARALLEL = [...COMMON, "--parallel"];
const LOAD = "e2e/live_load_test.ts";

const unit = (...paths: string[]) => ({
  args: [...PARALLEL, ...paths],
  needsBuild: false,
  isAlone: false,
});
const lanes = (...paths: string[]) => ({
  args: [...PARALLEL, ...paths],
  needsBuild: true,
  isAlone: false,
});
const alone = (...paths: string[]) => ({
  args: [...COMMON, ...paths],
  needsBuild: true,
  isAlone: true,
});

Deno.test("test runs - everything is a run without browsers, one with, and what runs alone", () =>
  inProject(
    ["dev.ts", "a_test.ts", "core/a_test.ts", "docs/a.md", "e2e/desk_test.ts", LOAD],
    async (root, groups) => {
      assertEquals(await planRuns([], root, groups), [
        unit(`${groups}/01-root_test.ts`, `${groups}/02-core_test.ts`),
        lanes("e2e/desk_test.ts"),
        alone(LOAD),
      ]);
    },
  ));

Deno.test("test runs - the longest modules come first, and no module runs twice", () =>
  inProject(
    ["e2e/a_test.ts", "e2e/demo_test.ts", "api/nasty_input_test.ts", "api/a_test.ts"],
    async (root, groups) => {
      const longest = ["e2e/demo_test.ts", "e2e/a_test.ts"];
      assertEquals((await planRuns([], root, groups)).map(({ args }) => args), [
        [...PARALLEL, `${groups}/01-nasty_input_test.ts`, `${groups}/02-api_test.ts`],
        [...PARALLEL, ...longest],
      ]);
    },
  ));

Deno.test("test runs - without browser tests there is one run and no build", () =>
  inProject(["dev.ts", "core/a_test.ts", "e2e/README.md"], async (root, groups) => {
    assertEquals(await planRuns([], root, groups), [
      unit(`${groups}/01-core_test.ts`),
    ]);
  }));

Deno.test("test runs - modules without browsers run in groups, which import them", () =>
  inProject(["core/a_test.ts", "core/b/b_test.tsx"], async (root, groups) => {
    assertEquals(await planRuns([], root, groups), [unit(`${groups}/01-core_test.ts`)]);
    assertEquals(
      await Deno.readTextFile(`${groups}/01-core_test.ts`),
      `import "file://${root}/core/a_test.ts";\nimport "file://${root}/core/b/b_test.tsx";\n`,
    );
  }));

Deno.test("test groups - they are of similar size, of one floor, and hold each module once", () => {
  const modules = Array.from({ length: 29 }, (_, index) => `api/m${index}_test.ts`);
  const groups = groupModules([...modules, "core/x_test.ts", "tidy_test.ts"]);
  assertEquals(groups.map(({ name, modules }) => [name, modules.length]), [
    ["api-1", 9],
    ["api-2", 10],
    ["api-3", 10],
    ["core", 1],
    ["root", 1],
  ]);
  assertEquals(groups.slice(0, 3).flatMap(({ modules }) => modules), modules);
});

Deno.test("test runs - paths select the runs that contain them", () =>
  inProject(["dev.ts", "e2e/desk_test.ts", LOAD], async (root, groups) => {
    assertEquals(await planRuns(["core", "db/x_test.ts"], root, groups), [
      unit("core", "db/x_test.ts"),
    ]);
    assertEquals(await planRuns(["./e2e/desk_test.ts"], root, groups), [lanes("e2e/desk_test.ts")]);
    assertEquals(await planRuns([`./${LOAD}`], root, groups), [alone(LOAD)]);
    assertEquals(await planRuns(["e2e/"], root, groups), [lanes("e2e/desk_test.ts"), alone(LOAD)]);
  }));

Deno.test("test runs - the value of --filter is not taken for a path", () =>
  inProject(["e2e/desk_test.ts"], async (root, groups) => {
    assertEquals(await planRuns(["--filter", "a late event", "core"], root, groups), [
      unit("--filter", "a late event", "core"),
    ]);
  }));

Deno.test("test runs - types are checked for the same paths, unless --no-check is given", () => {
  assertEquals(planCheck([]), ["check"]);
  assertEquals(planCheck(["--filter", "a late event", "core"]), ["check", "core"]);
  assertEquals(planCheck(["--no-check", "core"]), null);
});

Deno.test("test runs - all modules that the lists name exist", async () => {
  for (const path of [...ALONE, ...LONGEST]) {
    const { isFile } = await Deno.stat(new URL(`../${path}`, import.meta.url));
    assert(isFile, path);
  }
});
