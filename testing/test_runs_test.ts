import { assertEquals } from "@std/assert";
import { planRuns } from "./test_runs.ts";
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

const UNIT = ["test", "-P=test", "--parallel", "--ignore=e2e"];

Deno.test("test runs - everything is a parallel run, then e2e alone on a fresh build", () =>
  inProject(["dev.ts", "e2e/desk_test.ts"], async (root) => {
    assertEquals(await planRuns([], root), [
      { args: UNIT, needsBuild: false },
      { args: ["test", "-P=test", "e2e"], needsBuild: true },
    ]);
  }));

Deno.test("test runs - without browser tests there is one run and no build", () =>
  inProject(["dev.ts", "e2e/README.md"], async (root) => {
    assertEquals(await planRuns([], root), [{ args: UNIT, needsBuild: false }]);
  }));

Deno.test("test runs - paths select the runs that contain them", () =>
  inProject(["dev.ts", "e2e/desk_test.ts"], async (root) => {
    assertEquals(await planRuns(["core", "db/x_test.ts"], root), [
      { args: [...UNIT, "core", "db/x_test.ts"], needsBuild: false },
    ]);
    assertEquals(await planRuns(["./e2e/desk_test.ts"], root), [
      { args: ["test", "-P=test", "./e2e/desk_test.ts"], needsBuild: true },
    ]);
  }));

Deno.test("test runs - the words of a filter are not mistaken for a path", () =>
  inProject(["e2e/desk_test.ts"], async (root) => {
    assertEquals(await planRuns(["--filter", "a late event", "core"], root), [
      { args: [...UNIT, "--filter", "a late event", "core"], needsBuild: false },
    ]);
  }));
