import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { App, staticFiles } from "../mod.ts";
import { attachBuild, type Build } from "../build.ts";
import { resolveConfig } from "./config.ts";
import { devHandler } from "./dev_handler.ts";
import { liveBuild, readStatic } from "./live_build.ts";
import { FIXTURE_ROOT } from "../testdata/serve_fixture.ts";

async function devBuild(): Promise<Build> {
  const files = { routes: [`${FIXTURE_ROOT}/routes/boom.tsx`], islands: [] };
  const config = resolveConfig({ root: FIXTURE_ROOT });
  const snapshot = { id: "dev", clientEntry: "/boot.js", imports: {}, islands: {}, files: {} };
  return await liveBuild(config, files, snapshot, "development");
}

Deno.test("dev server - it shows errors, disables caching and names its run", async () => {
  const build = await devBuild();
  const app = new App().use(staticFiles()).fsRoutes();
  attachBuild(app, build);
  const { error } = console;
  // deno-lint-ignore no-console
  console.error = () => {};
  try {
    const handler = devHandler(app.handler(), build, "");
    const get = (path: string, accept = "text/html") =>
      handler(new Request(`http://localhost${path}`, { headers: { accept } }));

    const boom = await get("/boom");
    assertEquals(boom.status, 500);
    assertStringIncludes(await boom.text(), "a secret of the server");
    assertEquals(await (await get("/boom", "application/json")).text(), "Internal server error");

    const file = await get("/site.css?__frsh_c=dev");
    assertStringIncludes(await file.text(), "color: #123");
    assertStringIncludes(file.headers.get("cache-control") ?? "", "no-store");

    const alive = (await get("/_frsh/alive")).body?.getReader();
    const first = new TextDecoder().decode((await alive?.read())?.value);
    assert(/^retry: \d+\ndata: [\w-]{36}\n\n$/.test(first), first);
    await alive?.cancel();
  } finally {
    // deno-lint-ignore no-console
    console.error = error;
  }
});

Deno.test("dev server - static files are read only from their folder", async () => {
  const folder = `${FIXTURE_ROOT}/static`;
  assertEquals((await readStatic(folder, "/dot.svg"))?.contentType, "image/svg+xml; charset=utf-8");
  for (const path of ["/../main.ts", "/.hidden", "/", "/missing", "/dot.svg/x", "/a\\b", "/a\0b"]) {
    assertEquals(await readStatic(folder, path), null, path);
  }
});
