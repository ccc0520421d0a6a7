import { assertEquals } from "@std/assert";
import { isCrossOrigin } from "./same_origin.ts";

const from = (headers: HeadersInit, method = "POST") =>
  new Request("http://inner:8000/signin", { method, headers: { host: "inner:8000", ...headers } });

Deno.test("same origin - the Origin must name the host that was asked", () => {
  assertEquals(isCrossOrigin(from({ origin: "http://inner:8000" }), undefined), false);
  assertEquals(isCrossOrigin(from({ origin: "https://inner:8000" }), undefined), false);
  assertEquals(isCrossOrigin(from({ origin: "http://inner:9000" }), undefined), true);
  assertEquals(isCrossOrigin(from({ origin: "http://inner:8000.evil.example" }), undefined), true);
  assertEquals(isCrossOrigin(from({ origin: "http://evil.example" }), undefined), true);
});

Deno.test("same origin - a forwarded host is not trusted", () => {
  const headers = { origin: "http://evil.example", "x-forwarded-host": "evil.example" };
  assertEquals(isCrossOrigin(from(headers), undefined), true);
});

Deno.test("same origin - Sec-Fetch-Site counts behind a proxy that rewrites Host", () => {
  const origin = "https://laurel.example";
  assertEquals(isCrossOrigin(from({ origin }), undefined), true);
  assertEquals(isCrossOrigin(from({ origin, "sec-fetch-site": "same-origin" }), undefined), false);
  for (const site of ["cross-site", "same-site"]) {
    const headers = { origin: "http://inner:8000", "sec-fetch-site": site };
    assertEquals(isCrossOrigin(from(headers), undefined), true, site);
  }
});

Deno.test("same origin - a null Origin needs Sec-Fetch-Site", () => {
  const hidden = { origin: "null" };
  assertEquals(isCrossOrigin(from(hidden), undefined), true);
  assertEquals(
    isCrossOrigin(from({ ...hidden, "sec-fetch-site": "same-origin" }), undefined),
    false,
  );
});

Deno.test("same origin - reads and programs that are not browsers are allowed", () => {
  assertEquals(isCrossOrigin(from({ origin: "http://evil.example" }, "GET"), undefined), false);
  assertEquals(isCrossOrigin(from({}), undefined), false);
});

Deno.test("same origin - a public URL replaces the host", () => {
  const url = "https://laurel.example/desk";
  assertEquals(isCrossOrigin(from({ origin: "https://laurel.example" }), url), false);
  assertEquals(isCrossOrigin(from({ origin: "http://laurel.example" }), url), true);
  assertEquals(isCrossOrigin(from({ origin: "http://inner:8000" }), url), true);
});
