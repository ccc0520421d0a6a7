import { assertEquals } from "@std/assert";
import { App, csrf, type CsrfOptions } from "../mod.ts";

async function status(headers: HeadersInit, options?: CsrfOptions, method = "POST") {
  const app = new App().use(csrf(options)).all("/", (ctx) => ctx.text("done"));
  const response = await app.handler()(new Request("http://laurel.example/", { method, headers }));
  return response.status;
}

Deno.test("csrf - a change from another site is refused", async () => {
  assertEquals(await status({ origin: "http://evil.example" }), 403);
  assertEquals(await status({ "sec-fetch-site": "cross-site" }), 403);
  assertEquals(await status({ "sec-fetch-site": "same-site", origin: "http://a.example" }), 403);
});

Deno.test("csrf - the app's own site, clients other than browsers, and reading requests pass", async () => {
  assertEquals(await status({ origin: "http://laurel.example" }), 200);
  assertEquals(await status({ "sec-fetch-site": "same-origin" }), 200);
  assertEquals(await status({}), 200);
  assertEquals(await status({ origin: "http://evil.example" }, undefined, "GET"), 200);
});

Deno.test("csrf - other origins may be allowed by name or by a function", async () => {
  const headers = { origin: "http://partner.example" };
  assertEquals(await status(headers, { origin: "http://partner.example" }), 200);
  assertEquals(await status(headers, { origin: ["http://partner.example"] }), 200);
  assertEquals(await status(headers, { origin: (it) => it.endsWith("partner.example") }), 200);
  assertEquals(await status({ origin: "http://x.example" }, { origin: [] }), 403);
});
