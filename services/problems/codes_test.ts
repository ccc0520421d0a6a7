import { assertEquals } from "@std/assert";
import { PROBLEM_CODES } from "./codes.ts";

Deno.test("problem codes - every code that is sent is documented, and no other", () => {
  const sent = new Set(["rate_limited"]);
  for (const folder of ["api", "services"]) {
    for (const path of sources(new URL(`../../${folder}`, import.meta.url).pathname)) {
      const text = Deno.readTextFileSync(path);
      for (const [, code] of text.matchAll(/\bcode: "([a-z_0-9]+)"/g)) sent.add(code!);
    }
  }
  sent.delete("custom");
  assertEquals([...sent].sort(), Object.keys(PROBLEM_CODES).sort());
});

function* sources(folder: string): Generator<string> {
  for (const entry of Deno.readDirSync(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.name === "testdata") continue;
    if (entry.isDirectory) yield* sources(path);
    else if (entry.name.endsWith(".ts") && !entry.name.endsWith("_test.ts")) yield path;
  }
}
