import { removeFolder } from "@/testing/temp.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Builder } from "./dev.ts";
import { App, staticFiles } from "./mod.ts";
import { asset } from "./runtime.ts";
import { FIXTURE_ROOT, serveFixture } from "./testdata/serve_fixture.ts";

Deno.test("a built app, served by deno serve", async (t) => {
  await using fixture = await serveFixture();
  const { origin, buildId } = fixture;
  const get = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(origin + path, { redirect: "manual", ...init });
    return { response, status: response.status, text: await response.text() };
  };

  await t.step("a page is inside the app, with the head elements that it declares", async () => {
    const { response, text } = await get("/");
    assertEquals(response.headers.get("content-type"), "text/html; charset=utf-8");
    assertStringIncludes(text, "<!DOCTYPE html><html");
    assertStringIncludes(text, "<title>Start</title>");
    assert(!text.includes("<title>Fixture</title>"));
    assertStringIncludes(text, '<meta name="description" content="the start page"/>');
    assertStringIncludes(text, `href="/site.css?__frsh_c=${buildId}"`);
    assertStringIncludes(text, `<img src="/dot.svg?__frsh_c=${buildId}"`);
    assertStringIncludes(text, '<a href="/" data-current="true" aria-current="page">Home</a>');
  });

  await t.step(
    "islands stand between markers and boot from one script with the nonce",
    async () => {
      const { response, text } = await get("/");
      assertMatch(text, /<!--frsh:island:Counter:0:--><section[^]*?<!--\/frsh:island-->/);
      const [, nonce = ""] = /'nonce-(\w+)'/.exec(
        response.headers.get("content-security-policy") ?? "",
      ) ?? [];
      assert(nonce.length >= 32);
      assertEquals(text.match(/<script/g)?.length, 1);
      assertStringIncludes(text, `<script type="module" nonce="${nonce}" data-islands>`);
      assert(!response.headers.get("content-security-policy")?.includes("unsafe-inline"));
      assert(!/\sstyle=|<style/.test(text));
      assert(text.endsWith("</script></body></html>"));
    },
  );

  await t.step("every chunk that a page names can be fetched and cached for a year", async () => {
    const { response } = await get("/");
    const links = [...(response.headers.get("link") ?? "").matchAll(/<([^>]+)>/g)];
    assert(links.length >= 5);
    for (const [, path = ""] of links) {
      const chunk = await get(path);
      assertEquals(chunk.status, 200, path);
      const { headers } = chunk.response;
      assertEquals(headers.get("cache-control"), "public, max-age=31536000, immutable");
      assertEquals(headers.get("content-type"), "text/javascript; charset=utf-8");
    }
  });

  await t.step("a page without islands sends no script", async () => {
    const { response, text } = await get("/blog");
    assert(!text.includes("<script"));
    assertEquals(response.headers.get("link"), null);
  });

  await t.step("a static file is cached only with the id of this build", async () => {
    const plain = await get("/site.css");
    assertMatch(plain.response.headers.get("cache-control") ?? "", /no-store/);
    const etag = plain.response.headers.get("etag") ?? "";
    assertMatch(etag, /^W\/"\w{64}"$/);
    const again = await get("/site.css", { headers: { "if-none-match": etag } });
    assertEquals([again.status, again.text], [304, ""]);
    const kept = await get(`/site.css?__frsh_c=${buildId}`);
    assertMatch(kept.response.headers.get("cache-control") ?? "", /immutable/);
    const stale = await get("/site.css?a=1&__frsh_c=other");
    assertEquals([stale.status, stale.response.headers.get("location")], [307, "/site.css?a=1"]);
    assertEquals((await get("/site.css", { method: "POST" })).status, 405);
  });

  await t.step("scripts are compressed for clients that accept it", async () => {
    const path = `/_fresh/js/${buildId}/fresh-runtime.js`;
    const size = async (encoding: string) => {
      const { response } = await get(path, {
        method: "HEAD",
        headers: { "accept-encoding": encoding },
      });
      return Number(response.headers.get("content-length"));
    };
    const [plain, gzip] = [await size("identity"), await size("gzip")];
    assert(gzip > 0 && gzip < plain * 0.9, `${gzip} of ${plain} bytes`);
    const { text } = await get(path, { headers: { "accept-encoding": "gzip" } });
    assertEquals(new TextEncoder().encode(text).length, plain);
  });

  await t.step("files outside of the static folder and hidden ones are not served", async () => {
    for (
      const path of ["/.hidden", "/..%2fmain.ts", "/%2e%2e/main.ts", "/..%5cmain.ts", "/%00", "/%"]
    ) {
      const { status, text } = await get(path);
      assert(status === 404 && !text.includes("export"), `${path} answered ${status}`);
    }
  });

  await t.step("middlewares run from the outside in", async () => {
    assertEquals((await get("/about")).response.headers.get("x-trail"), "app routes");
    assertEquals((await get("/blog/one")).response.headers.get("x-trail"), "app routes blog");
  });

  await t.step("groups, layouts and local islands apply to their folder", async () => {
    const { text } = await get("/about");
    assertMatch(text, /<div class="site"><main>about here<!--frsh:island:Clock:0:-->/);
    assert(!(await get("/blog")).text.includes('class="site"'));
    assertEquals((await get("/(site)/about")).status, 404);
  });

  await t.step("parameters are decoded, and the more specific route wins", async () => {
    assertStringIncludes((await get("/blog/x%20y")).text, "<article>x y</article>");
    assertEquals((await get("/blog/x")).response.headers.get("x-slug"), "yes");
    assertStringIncludes((await get("/blog/a/b")).text, "rest a/b");
    assertEquals((await get("/item/5")).text, "item 5");
    assertEquals((await get("/item/x")).status, 404);
    assertEquals((await get("/moved")).status, 404);
    assertEquals((await get("/helper_test")).status, 404);
    assertEquals((await get("/plain/bob")).text, "hello bob");
  });

  await t.step("a handler accepts a form, and can render or redirect", async () => {
    const empty = await get("/form", { method: "POST", body: new URLSearchParams({ name: "" }) });
    assertEquals(empty.status, 422);
    assertStringIncludes(empty.text, "<p>again</p>");
    const sent = await get("/form", { method: "POST", body: new URLSearchParams({ name: "a" }) });
    assertEquals([sent.status, sent.response.headers.get("location")], [303, "/thanks?name=a"]);
  });

  await t.step("a route for all methods streams its answer", async () => {
    assertEquals((await get("/api/stream")).text, "one two three");
    assertEquals((await get("/api/a/b", { method: "PUT" })).text, '{"method":"PUT"}');
    const head = await get("/form", { method: "HEAD" });
    assertEquals([head.status, head.text], [200, ""]);
  });

  await t.step("methods that a route does not take", async () => {
    // Fresh itself loads file routes late and cannot know their methods, so the answer is not 405.
    assertEquals((await get("/blog/one", { method: "POST" })).status, 404);
    assertEquals((await get("/item/5", { method: "POST" })).status, 405);
    const options = await get("/item/5", { method: "OPTIONS" });
    assertEquals([options.status, options.response.headers.get("allow")], [204, "GET"]);
  });

  await t.step("errors keep their status and reveal nothing else to the client", async () => {
    const boom = await get("/boom");
    assertEquals(boom.status, 500);
    assertStringIncludes(boom.text, '<main id="error">500 at /boom</main>');
    assert(!boom.text.includes("secret") && !boom.text.includes("    at "));
    assertStringIncludes(fixture.log(), "a secret of the server");
    assertEquals((await get("/blog/gone")).status, 410);
    const missing = await get("/nope");
    assertEquals(missing.status, 404);
    assertStringIncludes(missing.text, '<main id="error">404 at /nope</main>');
  });

  await t.step("a WebSocket is upgraded, and any other request for it refused", async () => {
    const socket = new WebSocket(`${origin.replace("http", "ws")}/ws`);
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    socket.onmessage = ({ data }) => resolve(data);
    socket.onerror = reject;
    socket.onopen = () => socket.send("hi");
    assertEquals(await promise, "echo hi");
    const closed = Promise.withResolvers<void>();
    socket.onclose = () => closed.resolve();
    socket.close();
    await closed.promise;
    assertEquals((await get("/ws")).status, 400);
  });
});

Deno.test("build - a file that changed after the build is not cached for a year", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/static`);
    await Deno.writeTextFile(`${folder}/static/a.txt`, "old");
    const options = { root: FIXTURE_ROOT, outDir: `${folder}/out`, staticDir: `${folder}/static` };
    const app = new App().use(staticFiles());
    (await new Builder(options).build({ snapshot: "memory" }))(app);
    const handler = app.handler();
    await Deno.writeTextFile(`${folder}/static/a.txt`, "new");
    const url = `http://localhost${asset("/a.txt")}`;
    const response = await handler(new Request(url));
    assertEquals(await response.text(), "new");
    assertMatch(response.headers.get("cache-control") ?? "", /no-store/);
    await Deno.remove(`${folder}/static/a.txt`);
    assertEquals((await handler(new Request(url))).status, 404);
  } finally {
    await removeFolder(folder);
  }
});

Deno.test("build - two builds at once, and a build without islands, work", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const options = { root: FIXTURE_ROOT, outDir: `${folder}/out` };
    await Promise.all([new Builder(options).build(), new Builder(options).build()]);
    const names = await Array.fromAsync(Deno.readDir(`${folder}/out`), ({ name }) => name);
    assertEquals(names.toSorted(), ["client", "server.js", "snapshot.js"]);

    await Deno.mkdir(`${folder}/routes`);
    const { imports } = JSON.parse(
      await Deno.readTextFile(new URL("../deno.json", import.meta.url)),
    );
    const npm = Object.entries(imports).filter(([, target]) => String(target).startsWith("npm:"));
    const config = JSON.stringify({ imports: Object.fromEntries(npm) });
    await Deno.writeTextFile(`${folder}/deno.json`, config);
    await new Builder({ root: folder, outDir: `${folder}/bare` }).build();
    assert((await Deno.stat(`${folder}/bare/client/js/fresh-runtime.js`)).isFile);
  } finally {
    await removeFolder(folder);
  }
});

Deno.test("build - the same sources give the same id, other content another", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const staticDir = `${folder}/static`;
    await Deno.mkdir(staticDir);
    const build = async (outDir: string, text: string) => {
      await Deno.writeTextFile(`${staticDir}/a.txt`, text);
      await new Builder({ root: FIXTURE_ROOT, outDir, staticDir }).build();
      return (await import(`file://${outDir}/snapshot.js`)).snapshot.id;
    };
    const first = await build(`${folder}/one`, "a");
    assertEquals(await build(`${folder}/two/deeper`, "a"), first);
    assert(await build(`${folder}/three`, "b") !== first);
  } finally {
    await removeFolder(folder);
  }
});
