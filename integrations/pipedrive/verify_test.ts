import { assertEquals, assertFalse, assertStringIncludes } from "@std/assert";
import { textMutations, webhook } from "@/testing/adapters.ts";
import { pipedrive } from "./mod.ts";
import { basicAuthorization } from "./verify.ts";

const SECRET = "laurel:k4Zr-9pQ:with:colons";

function verdict(headers: Record<string, string>, secrets = [SECRET]) {
  return pipedrive.verify(webhook("{}", headers), secrets);
}

const accepts = (authorization: string, secrets?: string[]) =>
  assertEquals(verdict({ authorization }, secrets), { ok: true });

function refuses(headers: Record<string, string>, reason: string) {
  const answer = verdict(headers);
  const said = answer.ok ? "it is genuine" : answer.reason;
  assertStringIncludes(said, reason);
  assertFalse(said.includes("k4Zr"));
}

// The example of RFC 7617, which encodes credentials as UTF-8 by default.
Deno.test("pipedrive verify - credentials are encoded as in the RFC on Basic authentication", () => {
  assertEquals(basicAuthorization("Aladdin:open sesame"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  assertEquals(basicAuthorization("test:123£"), "Basic dGVzdDoxMjPCow==");
});

Deno.test("pipedrive verify - the right credentials are accepted, whatever letter case the scheme has", () => {
  const authorization = basicAuthorization(SECRET);
  accepts(authorization);
  accepts(authorization.replace("Basic", "basic"));
});

Deno.test("pipedrive verify - every single byte of the credentials matters", () => {
  const credentials = basicAuthorization(SECRET).slice("Basic ".length);
  for (const mutated of textMutations(credentials)) {
    assertFalse(verdict({ authorization: `Basic ${mutated}` }).ok, mutated);
  }
  for (const scheme of textMutations("Basic ")) {
    const isSame = scheme.toLowerCase() === "basic ";
    assertEquals(verdict({ authorization: scheme + credentials }).ok, isSame, scheme);
  }
});

Deno.test("pipedrive verify - partial, other and missing credentials are refused with a reason", () => {
  const whole = basicAuthorization(SECRET);
  refuses({}, "HTTP Auth username");
  refuses({ authorization: "" }, "authorization is not Basic");
  refuses({ authorization: `Digest ${whole}` }, "authorization is not Basic");
  refuses({ authorization: `Bearer ${whole.slice(6)}` }, "authorization is not Basic");
  for (const part of ["laurel", "laurel:", ":k4Zr-9pQ:with:colons", "", `${SECRET} `]) {
    refuses({ authorization: basicAuthorization(part) }, "not those of this integration");
  }
  // The same bytes in another spelling of base64.
  refuses({ authorization: whole.replace(/=+$/, "") + "====" }, "not those");
  refuses({ authorization: `${whole} ` }, "not those");
});

Deno.test("pipedrive verify - either of two secrets is accepted", () => {
  accepts(basicAuthorization(SECRET), ["laurel:old", SECRET]);
  accepts(basicAuthorization("laurel:old"), ["laurel:old", SECRET]);
});
