import { assertEquals } from "@std/assert";
import { makeTempFolder, removeFolder } from "./temp.ts";

/** A repository with one commit, whose two modules have a test each. */
const FILES = {
  "deno.json": `{ "imports": { "@/": "./" } }`,
  "core/a.ts": "export const a = 1;",
  "core/a_test.ts": `import { a } from "@/core/a.ts"; console.log(a);`,
  "core/b.ts": `import type { A } from "./types.ts"; export const b: A = 1;`,
  "core/types.ts": "export type A = number;",
  "core/b_test.ts": `import { b } from "./b.ts"; console.log(b);`,
};

// Running git and Deno needs more permissions than a test has, so this runs in a process of its
// own.
const PROGRAM = `import { changedTests } from "${import.meta.resolve("./changed.ts")}";
console.log(JSON.stringify(await changedTests(Deno.cwd())));`;

async function run(root: string, script: string): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("sh", {
    args: ["-ec", script],
    cwd: root,
    env: { NO_COLOR: "1" },
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout).trim();
}

Deno.test("changed - what differs from main, committed or not, leads to its tests", async () => {
  const root = await Deno.realPath(await makeTempFolder("changed"));
  try {
    await Deno.mkdir(`${root}/core`);
    for (const [path, text] of Object.entries(FILES)) {
      await Deno.writeTextFile(`${root}/${path}`, text);
    }
    const commit = "git add -A && git -c user.name=x -c user.email=x@example.com commit -qm x";
    await run(root, `git init -qb main && ${commit}`);
    const changed = async () =>
      JSON.parse(await run(root, `deno run -A --no-check --no-config - <<'END'\n${PROGRAM}\nEND`));
    assertEquals(await changed(), []);

    await Deno.writeTextFile(`${root}/core/a.ts`, "export const a = 2;");
    assertEquals(await changed(), ["core/a_test.ts"]);

    await run(root, `git checkout -qb other && ${commit}`);
    assertEquals(await changed(), ["core/a_test.ts"]);

    await Deno.writeTextFile(`${root}/core/types.ts`, "export type A = 1;");
    await Deno.writeTextFile(`${root}/core/c_test.ts`, "");
    assertEquals(await changed(), ["core/a_test.ts", "core/b_test.ts", "core/c_test.ts"]);

    await Deno.writeTextFile(`${root}/new.css`, "");
    assertEquals(await changed(), "all");
  } finally {
    await removeFolder(root);
  }
});
