import { assertEquals } from "@std/assert";
import { type BuildOptions, resolveConfig } from "./dev/config.ts";
import { MANIFEST, manifestText } from "./dev/manifest.ts";
import { FIXTURE_ROOT } from "./testdata/serve_fixture.ts";

const REPOSITORY = new URL("..", import.meta.url).href;

async function assertFresh(options: BuildOptions & { root: string }, hint: string): Promise<void> {
  const config = resolveConfig(options);
  // A missing file is as stale as can be.
  const written = await Deno.readTextFile(`${config.root}/${MANIFEST}`).catch(() => "");
  assertEquals(written, await manifestText(config), `${MANIFEST} is stale: ${hint}.`);
}

Deno.test("fresh.gen.ts - it names all routes and islands", async () => {
  await assertFresh({ root: REPOSITORY }, "run `deno task build` and commit the file");
});

Deno.test("fresh.gen.ts - the fixture's file is up to date too", async () => {
  await assertFresh({ root: FIXTURE_ROOT }, "the tests of built_app_test.ts write it");
});
