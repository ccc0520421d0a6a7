import { assertEquals } from "@std/assert";
import { isHttps, isPage, pathForLog, secureHeaders } from "./web.ts";

Deno.test("web - a path is a page when it is neither the API nor a health endpoint nor a file of Fresh", () => {
  for (const path of ["/", "/sign-in", "/apiary", "/metrics/help"]) {
    assertEquals(isPage(path), true);
  }
  for (const path of ["/api/v1/events", "/healthz", "/readyz", "/metrics", "/_fresh/a.js"]) {
    assertEquals(isPage(path), false);
  }
});

function policyOf(url: string, headers: Record<string, string> = {}): string | null {
  const policy = "default-src 'self'; script-src 'self' 'unsafe-inline' 'nonce-x'; " +
    "upgrade-insecure-requests";
  const response = new Response(null, { headers: { "content-security-policy": policy } });
  const isSecure = isHttps(new Request(url, { headers }));
  return secureHeaders(response, isSecure).headers.get("content-security-policy");
}

Deno.test("web - inline code needs a nonce, and only https pages upgrade to https", () => {
  const strict = "default-src 'self'; script-src 'self' 'nonce-x'";
  assertEquals(policyOf("http://laurel.local/"), strict);
  assertEquals(policyOf("https://laurel.local/"), `${strict}; upgrade-insecure-requests`);
  const proxied = policyOf("http://laurel.local/", { "x-forwarded-proto": "https" });
  assertEquals(proxied, `${strict}; upgrade-insecure-requests`);
});

Deno.test("web - every answer forbids type sniffing, referrers and framing", () => {
  const { headers } = secureHeaders(new Response("text"), false);
  assertEquals(headers.get("x-content-type-options"), "nosniff");
  assertEquals(headers.get("referrer-policy"), "same-origin");
  const strict = new Response("text", { headers: { "referrer-policy": "strict-origin" } });
  assertEquals(secureHeaders(strict, false).headers.get("referrer-policy"), "strict-origin");
  assertEquals(headers.get("x-frame-options"), "DENY");
  assertEquals(headers.get("content-security-policy"), null);
});

Deno.test("web - the log gets no token that opens something", () => {
  for (const place of ["invitations", "reset-password", "wall"]) {
    assertEquals(pathForLog(`/${place}/aB-_9`), `/${place}/…`);
    assertEquals(pathForLog(`//${place}/aB-_9/`), `/${place}/…`);
  }
  for (const path of ["/", "/invitations", "/admin/invitations/7", "/team/boards"]) {
    assertEquals(pathForLog(path), path);
  }
});
