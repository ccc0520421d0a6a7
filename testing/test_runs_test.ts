import { assert, assertEquals } from "@std/assert";
import { ALONE, LONGEST, planCheck, planRuns } from "./test_runs.ts";
import { makeTempFolder, removeFolder } from "./temp.ts";

async function inProject(
  files: readonly string[],
  check: (root: string) => Promise<void>,
): Promise<void> {
  const root = await makeTempFolder("runs");
  try {
    await Deno.mkdir(`${root}/e2e`);
    for (const file of files) await Deno.writeTextFile(`${root}/${file}`, "");
    await check(root);
  } finally {
    await removeFolder(root);
  }
}

const COMMON = ["test", "-P=test", "--no-check"];
const UNIT = [...COMMON, "--parallel", "--ignore=e2e"];
const LANES = [...COMMON, "--parallel", `--ignore=${ALONE.join(",")}`];
const CRASH = "e2e/crash_test.ts";

const unit = (...paths: string[]) => ({
  args: [...UNIT, ...paths],
  needsBuild: false,
  isAlone: false,
});
const lanes = (...paths: string[]) => ({
  args: [...LANES, ...paths],
  needsBuild: true,
  isAlone: false,
});
const alone = (...paths: string[]) => ({
  args: [...COMMON, ...paths],
  needsBuild: true,
  isAlone: true,
});

Deno.test("test runs - all tests are divided into a run without browsers, one with browsers, and modules that run alone", () =>
  inProject(["dev.ts", "e2e/desk_test.ts", CRASH], async (root) => {
    assertEquals(await planRuns([], root), [unit("."), lanes("e2e"), alone(CRASH)]);
  }));

Deno.test("test runs - without browser tests there is one run and no build", () =>
  inProject(["dev.ts", "e2e/README.md"], async (root) => {
    assertEquals(await planRuns([], root), [unit(".")]);
  }));

Deno.test("test runs - paths select the runs that contain them", () =>
  inProject(["dev.ts", "e2e/desk_test.ts", CRASH], async (root) => {
    assertEquals(await planRuns(["core", "db/x_test.ts"], root), [unit("core", "db/x_test.ts")]);
    assertEquals(await planRuns(["./e2e/desk_test.ts"], root), [lanes("e2e/desk_test.ts")]);
    assertEquals(await planRuns([`./${CRASH}`], root), [alone(CRASH)]);
    assertEquals(await planRuns(["e2e/"], root), [lanes("e2e"), alone(CRASH)]);
  }));

Deno.test("test runs - the value of --filter is not taken for a path", () =>
  inProject(["e2e/desk_test.ts"], async (root) => {
    assertEquals(await planRuns(["--filter", "a late event", "core"], root), [
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
