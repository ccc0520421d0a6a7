import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { App, HttpError, page, trailingSlashes } from "./mod.ts";

const ORIGIN = "http://localhost";

function ask<State>(app: App<State>): (path: string, init?: RequestInit) => Promise<string> {
  const handler = app.handler();
  return async (path, init) => {
    const response = await handler(new Request(ORIGIN + path, init));
    return `${response.status} ${await response.text()}`;
  };
}

/**
 * Runs a function and returns what the app wrote to the console meanwhile, instead of printing it.
 */
async function withoutConsole(run: () => Promise<void>): Promise<unknown[]> {
  const { error } = console;
  const written: unknown[] = [];
  // deno-lint-ignore no-console
  console.error = (value) => void written.push(value);
  try {
    await run();
  } finally {
    // deno-lint-ignore no-console
    console.error = error;
  }
  return written;
}

Deno.test("app - middlewares apply to what is declared after them, below their path", async () => {
  const app = new App<{ seen: string[] }>()
    .get("/early", (ctx) => ctx.json(ctx.state.seen ?? []))
    .use((ctx) => {
      ctx.state.seen = ["all"];
      return ctx.next();
    })
    .use("/admin", (ctx) => {
      ctx.state.seen.push("admin");
      return ctx.next();
    })
    .get("/late", (ctx) => ctx.json(ctx.state.seen))
    .get("/admin", (ctx) => ctx.json(ctx.state.seen))
    .get("/admin/users/:id", (ctx) => ctx.json([...ctx.state.seen, ctx.params["id"], ctx.route]));
  const get = ask(app);
  assertEquals(await get("/early"), "200 []");
  assertEquals(await get("/late"), '200 ["all"]');
  assertEquals(await get("/admin"), '200 ["all","admin"]');
  assertEquals(await get("/admin/users/7"), '200 ["all","admin","7","/admin/users/:id"]');
});

Deno.test("app - the first matching pattern answers, and paths without parameters come first", async () => {
  const app = new App()
    .get("/a/:rest*", (ctx) => ctx.text(`rest ${ctx.params["rest"] ?? ""}`))
    .get("/:a/:b", (ctx) => ctx.text(`two ${ctx.params["a"]} ${ctx.params["b"]}`))
    .get("/a/fixed", (ctx) => ctx.text("fixed"))
    .get("/n/:n(\\d+)/x", (ctx) => ctx.text(`n ${ctx.params["n"]}`))
    .get("/o{/:lang}?", (ctx) => ctx.text(`lang ${ctx.params["lang"] ?? "none"}`));
  const get = ask(app);
  assertEquals(await get("/a/fixed"), "200 fixed");
  assertEquals(await get("/a/b/c"), "200 rest b/c");
  assertEquals(await get("/a"), "200 rest ");
  assertEquals(await get("/b/c%2Fd"), "200 two b c/d");
  assertEquals(await get("/n/12/x"), "200 n 12");
  assertEquals(await get("/n/zz/x"), "404 Not Found");
  assertEquals(await get("/o"), "200 lang none");
  assertEquals(await get("/o/en"), "200 two o en");
});

Deno.test("app - methods have their own handlers, and HEAD is GET without a body", async () => {
  const app = new App()
    .get("/x", (ctx) => ctx.text("get"))
    .post("/x", async (ctx) => ctx.text(await ctx.req.text()))
    .all("/any", (ctx) => ctx.text(ctx.req.method));
  const send = ask(app);
  assertEquals(await send("/x", { method: "POST", body: "sent" }), "200 sent");
  assertEquals(await send("/x", { method: "HEAD" }), "200 ");
  assertEquals(await send("/x", { method: "DELETE" }), "405 Method Not Allowed");
  assertEquals(await send("/x", { method: "OPTIONS" }), "204 ");
  assertEquals(await send("/any", { method: "PATCH" }), "200 PATCH");
});

Deno.test("app - another app is mounted below a path", async () => {
  const inner = new App<{ by: string }>()
    .use((ctx) => {
      ctx.state.by = "inner";
      return ctx.next();
    })
    .get("/", (ctx) => ctx.text(`home of ${ctx.state.by}`))
    .get("/:id", (ctx) => ctx.text(`${ctx.params["id"]} of ${ctx.state.by}`));
  const app = new App<{ by: string }>().mountApp("/sub", inner)
    .get("/other", (ctx) => ctx.text(`by ${ctx.state.by ?? "none"}`));
  const get = ask(app);
  assertEquals(await get("/sub"), "200 home of inner");
  assertEquals(await get("/sub/1"), "200 1 of inner");
  assertEquals(await get("/other"), "200 by none");
});

Deno.test("app - the base path is a prefix of every route", async () => {
  const app = new App({ basePath: "/base" }).get("/", (ctx) => ctx.text("home"))
    .get("/x/:id", (ctx) => ctx.text(ctx.params["id"] ?? ""));
  const get = ask(app);
  assertEquals(await get("/base"), "200 home");
  assertEquals(await get("/base/x/1"), "200 1");
  assertEquals(await get("/x/1"), "404 Not Found");
});

Deno.test("app - the nearest error route answers with the status of what was thrown", async () => {
  const app = new App()
    .onError("*", (ctx) => ctx.text(`root ${(ctx.error as Error).message}`, { status: 500 }))
    .onError("/deep", {
      component: ({ error }) => <p>{(error as Error).message}</p>,
    })
    .notFound((ctx) => ctx.text("nowhere", { status: 404 }))
    .get("/fail", () => {
      throw new Error("plain");
    })
    .get("/deep/fail", () => {
      throw new HttpError(409, "taken");
    });
  const get = ask(app);
  const written = await withoutConsole(async () => {
    assertEquals(await get("/fail"), "500 root plain");
    const deep = await get("/deep/fail");
    assertStringIncludes(deep, "409 <!DOCTYPE html><html><head>");
    assertStringIncludes(deep, "<p>taken</p>");
    assertEquals(await get("/missing"), "404 nowhere");
  });
  assertEquals(written.map((error) => (error as Error).message), ["plain"]);
});

Deno.test("app - without an error route the client learns only the status", async () => {
  const app = new App().get("/", () => {
    throw new Error("secret");
  });
  const written = await withoutConsole(async () => {
    assertEquals(await ask(app)("/"), "500 Internal server error");
  });
  assertEquals(written.length, 1);
});

Deno.test("app - a page is drawn inside layouts and the app, unless it skips them", async () => {
  const app = new App<{ user: string }>()
    .appWrapper(({ Component, state }) => (
      <html>
        <body class={state.user}>
          <Component />
        </body>
      </html>
    ))
    .layout("*", async ({ Component }) => (
      <main>
        {await Promise.resolve("one ")}
        <Component />
      </main>
    ))
    .layout("/inner", ({ Component }) => (
      <div>
        <Component />
      </div>
    ))
    .route("/inner/full", {
      handler: (ctx) => {
        ctx.state.user = "ann";
        return page({ text: "hi" }, { status: 201 });
      },
      component: ({ data }) => <b>{data.text}</b>,
    })
    .route("/inner/bare", {
      config: { skipInheritedLayouts: true, skipAppWrapper: true },
      component: () => <b>bare</b>,
    });
  const get = ask(app);
  const full = await get("/inner/full");
  assertEquals(full.slice(0, 4), "201 ");
  assertStringIncludes(
    full,
    '<body class="ann"><main>one <div><b>hi</b></div></main></body>',
  );
  const bare = await get("/inner/bare");
  assertStringIncludes(bare, "<body><b>bare</b></body>");
});

Deno.test("app - a route may be loaded on its first request", async () => {
  let loads = 0;
  const app = new App().route("/late", () => {
    loads++;
    return Promise.resolve({ handler: { GET: () => new Response("late") } });
  });
  const get = ask(app);
  assertEquals(loads, 0);
  assertEquals([await get("/late"), await get("/late")], ["200 late", "200 late"]);
  assertEquals(loads, 1);
});

Deno.test("app - slashes never lead to another host", async () => {
  const app = new App().use(trailingSlashes("never"))
    .get("/go", (ctx) => ctx.redirect("//evil.example//x?to=//y"))
    .get("/url", (ctx) => ctx.text(ctx.url.href));
  const handler = app.handler();
  const location = async (path: string) => {
    const response = await handler(new Request(ORIGIN + path));
    return response.headers.get("location");
  };
  assertEquals(await location("/go"), "/evil.example/x?to=//y");
  assertEquals(await location("//evil.example/"), "/evil.example");
  assertEquals(await ask(app)("//url"), `200 ${ORIGIN}/url`);
});

Deno.test("app - forwarded headers count only behind a trusted proxy", async () => {
  const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "laurel.example" };
  const seen = (trustProxy: boolean) =>
    ask(new App({ trustProxy }).get("/", (ctx) => ctx.text(ctx.url.origin)))("/", { headers });
  assertEquals(await seen(false), "200 http://localhost");
  assertEquals(await seen(true), "200 https://laurel.example");
});

Deno.test("app - file routes without a build say how to get one", () => {
  const app = new App().fsRoutes();
  assertThrows(() => app.handler(), Error, "deno task build");
});
