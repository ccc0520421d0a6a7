import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { h } from "preact";
import { App, csp, type CSPOptions } from "../mod.ts";

async function policy(options: CSPOptions, path = "/page"): Promise<Headers> {
  const app = new App().use(csp(options))
    .get("/page", (ctx) => ctx.render(h("p", null)))
    .get("/text", (ctx) => ctx.text("x"));
  return (await app.handler()(new Request(`http://localhost${path}`))).headers;
}

Deno.test("csp - a given directive replaces the default one with the same name", async () => {
  const headers = await policy({ csp: ["img-src 'self' https://cdn.example", "sandbox"] });
  const directives = headers.get("content-security-policy")?.split("; ") ?? [];
  assertEquals(directives.filter((it) => it.startsWith("img-src")), [
    "img-src 'self' https://cdn.example",
  ]);
  assertEquals(directives.includes("sandbox"), true);
});

Deno.test("csp - with a nonce, a page allows no other inline code", async () => {
  const first = (await policy({ useNonce: true })).get("content-security-policy") ?? "";
  assertMatch(first, /script-src 'self' 'nonce-\w{32}'; style-src 'self' 'nonce-\w{32}'/);
  assertEquals(first.includes("unsafe-inline"), false);
  const second = (await policy({ useNonce: true })).get("content-security-policy");
  assertEquals(first === second, false);
});

Deno.test("csp - an answer that was not rendered has no nonce", async () => {
  const headers = await policy({ useNonce: true }, "/text");
  assertStringIncludes(headers.get("content-security-policy") ?? "", "'unsafe-inline'");
});

Deno.test("csp - reports go to the configured address", async () => {
  const headers = await policy({ reportOnly: true, reportTo: "/csp" });
  assertEquals(headers.get("content-security-policy"), null);
  const value = headers.get("content-security-policy-report-only") ?? "";
  assertStringIncludes(value, "report-to csp-endpoint; report-uri /csp");
  assertEquals(headers.get("reporting-endpoints"), 'csp-endpoint="/csp"');
});
