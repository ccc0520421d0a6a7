import { assertEquals, assertThrows } from "@std/assert";
import { ConfigError, readConfig } from "./config.ts";

const OIDC = {
  OIDC_ISSUER: "https://id.example",
  OIDC_CLIENT_ID: "laurel",
  OIDC_CLIENT_SECRET: "secret",
};
const MICROSOFT = {
  MICROSOFT_CLIENT_ID: "laurel",
  MICROSOFT_CLIENT_SECRET: "secret",
  MICROSOFT_TENANT: "0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0",
};

Deno.test("environment - without variables there is no provider", () => {
  assertEquals(readConfig({}).signInProviders, []);
});

Deno.test("environment - providers are set up by their variables", () => {
  const [oidc, google, microsoft] = readConfig({
    ...OIDC,
    ...MICROSOFT,
    OIDC_NAME: "Acme",
    OIDC_ALLOWED_DOMAINS: " Shop.example, shop.test,",
    OIDC_ROLE_CLAIM: "groups",
    OIDC_ADMIN_VALUES: "it, ops",
    OIDC_CREATE_ACCOUNTS: "1",
    GOOGLE_CLIENT_ID: "g",
    GOOGLE_CLIENT_SECRET: "s",
  }).signInProviders;
  assertEquals(oidc?.name, "Acme");
  assertEquals(oidc?.allowedDomains, ["shop.example", "shop.test"]);
  assertEquals(oidc?.roles, { claim: "groups", adminValues: ["it", "ops"], managerValues: [] });
  assertEquals(oidc?.createsAccounts, true);
  assertEquals(google?.issuer, "https://accounts.google.com");
  assertEquals(google?.createsAccounts, false);
  assertEquals(
    microsoft?.issuer,
    "https://login.microsoftonline.com/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/v2.0",
  );
});

Deno.test("environment - a setup that would let strangers in, or is incomplete, is refused", () => {
  const bad: readonly (readonly [Record<string, string>, string])[] = [
    [{ OIDC_ISSUER: "https://id.example" }, "OIDC_CLIENT_ID: OIDC_ISSUER, OIDC_CLIENT_ID and"],
    [{ ...OIDC, OIDC_ISSUER: "http://id.example" }, "OIDC_ISSUER: must begin with https://"],
    [{ ...OIDC, OIDC_ISSUER: "http://localhost.evil.example" }, "OIDC_ISSUER: must begin"],
    [{ ...OIDC, OIDC_ALLOWED_DOMAINS: "@shop.example" }, "OIDC_ALLOWED_DOMAINS: must be domains"],
    [{ ...OIDC, OIDC_ROLE_CLAIM: "groups" }, "OIDC_ROLE_CLAIM: goes together"],
    [{ ...OIDC, OIDC_ADMIN_VALUES: "it" }, "OIDC_ROLE_CLAIM: goes together"],
    [{ ...MICROSOFT, MICROSOFT_TENANT: "common" }, "MICROSOFT_TENANT: must be the tenant's id"],
    [{ ...MICROSOFT, MICROSOFT_TENANT: "" }, "MICROSOFT_TENANT: MICROSOFT_CLIENT_ID"],
    [
      { GOOGLE_CLIENT_ID: "g", GOOGLE_CLIENT_SECRET: "s", GOOGLE_CREATE_ACCOUNTS: "1" },
      "GOOGLE_ALLOWED_DOMAINS: is needed",
    ],
  ];
  for (const [env, message] of bad) assertThrows(() => readConfig(env), ConfigError, message);
  const local = readConfig({ ...OIDC, OIDC_ISSUER: "http://127.0.0.1:9000" });
  assertEquals(local.signInProviders[0]?.issuer, "http://127.0.0.1:9000");
});
