import { assert, assertEquals } from "@std/assert";
import { hasGermanProblemText } from "@/words/problems/translate.ts";
import { problemTexts } from "./problem_texts.ts";

const root = new URL("../../", import.meta.url).pathname.replace(/\/$/, "");

/** What people at a terminal or programs read stays in English. */
const ENGLISH = /^(services\/(import|shell)|api\/(events|import)|core\/(import|webhooks)\b)/;

async function modulesOf(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${root}/${folder}`)) {
    const path = `${folder}/${name}`;
    if (isDirectory) paths.push(...name === "testdata" ? [] : await modulesOf(path));
    else if (name.endsWith(".ts") && !name.endsWith("_test.ts")) paths.push(path);
  }
  return paths.sort();
}

Deno.test("problem texts - every text of a problem has a German one", async () => {
  const missing: string[] = [];
  for (const folder of ["core", "services", "api"]) {
    for (const path of await modulesOf(folder)) {
      if (ENGLISH.test(path)) continue;
      const source = await Deno.readTextFile(`${root}/${path}`);
      for (const { part, template } of problemTexts(path, source)) {
        if (!hasGermanProblemText(part, template)) missing.push(`${path} ${part}: ${template}`);
      }
    }
  }
  assert(missing.length === 0, `add these to words/problems/:\n${missing.join("\n")}`);
});

Deno.test("problem texts - values are numbered, and both sides of a condition are found", () => {
  const source = 'const p = { code: "a", title: is ? "One" : `Two ${x}`, detail: `A ${b} ` + c };' +
    'const f = { path: "a", message: "is wrong" }; const other = { message: "not a field" };';
  assertEquals(problemTexts("a.ts", source), [
    { part: "title", template: "One" },
    { part: "title", template: "Two {0}" },
    { part: "detail", template: "A {0} {1}" },
    { part: "message", template: "is wrong" },
  ]);
});
