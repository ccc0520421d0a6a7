import { assertEquals } from "@std/assert";
import { type Claims, type ProvenIdentity, readIdentity } from "./identity.ts";
import { roleByClaim, type SignInProvider } from "./provider.ts";

const TENANT = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

function provider(changes: Partial<SignInProvider>): SignInProvider {
  return {
    id: "oidc",
    name: "Test",
    issuer: "https://id.example",
    clientId: "client",
    clientSecret: "secret",
    allowedDomains: [],
    createsAccounts: false,
    roles: null,
    tenant: null,
    ...changes,
  };
}

const CLAIMS = { iss: "https://id.example", sub: "u1", email: "Ana@Shop.example" };

/** Returns the address of a person who is let in, or the reason why not. */
function read(changes: Partial<SignInProvider>, claims: Claims): string {
  const result = readIdentity(provider(changes), { ...CLAIMS, ...claims });
  return typeof result === "string" ? result : result.email;
}

Deno.test("identity - an address counts only when the provider has verified it", () => {
  assertEquals(read({}, { email_verified: true }), "ana@shop.example");
  assertEquals(read({}, {}), "sso_unverified_email");
  assertEquals(read({}, { email_verified: false }), "sso_unverified_email");
  assertEquals(read({}, { email_verified: "yes" }), "sso_unverified_email");
  assertEquals(read({}, { email: undefined, email_verified: true }), "sso_no_email");
  assertEquals(read({}, { email: "nobody", email_verified: true }), "sso_no_email");
  assertEquals(read({}, { sub: "", email_verified: true }), "sso_invalid_answer");
});

Deno.test("identity - only addresses of the allowed domains are let in", () => {
  const allowedDomains = ["shop.example"];
  const ask = (email: string) => read({ allowedDomains }, { email, email_verified: true });
  assertEquals(ask("ana@shop.example"), "ana@shop.example");
  assertEquals(ask("ana@sub.shop.example"), "sso_wrong_domain");
  assertEquals(ask("ana@notshop.example"), "sso_wrong_domain");
  assertEquals(ask("shop.example@evil.example"), "sso_wrong_domain");
});

Deno.test("identity - Google vouches for its own addresses and for those of organizations", () => {
  const google = { id: "google" } as const;
  const verified = { email_verified: true };
  assertEquals(read(google, verified), "sso_unverified_email");
  assertEquals(read(google, { ...verified, hd: "shop.example" }), "ana@shop.example");
  assertEquals(read(google, { ...verified, email: "a@gmail.com" }), "a@gmail.com");
  const limited = { ...google, allowedDomains: ["shop.example"] };
  assertEquals(read(limited, { ...verified, hd: "shop.example" }), "ana@shop.example");
  assertEquals(read(limited, { ...verified, hd: "evil.example" }), "sso_wrong_domain");
  assertEquals(read(limited, { ...verified, email: "a@gmail.com" }), "sso_wrong_domain");
});

Deno.test("identity - Microsoft's addresses count within the one tenant", () => {
  const microsoft = { id: "microsoft", tenant: TENANT } as const;
  assertEquals(read(microsoft, { tid: TENANT }), "ana@shop.example");
  assertEquals(read(microsoft, { tid: "another" }), "sso_invalid_answer");
  assertEquals(read(microsoft, {}), "sso_invalid_answer");
  assertEquals(read(microsoft, { tid: TENANT, xms_edov: false }), "sso_unverified_email");
  assertEquals(read(microsoft, { tid: TENANT, email_verified: false }), "sso_unverified_email");
  const named = { tid: TENANT, email: undefined, preferred_username: "Ana@shop.example" };
  assertEquals(read(microsoft, named), "ana@shop.example");
  assertEquals(read({}, { ...named, email_verified: true }), "sso_no_email");
});

Deno.test("identity - a name is cleaned, and the address stands in for a missing one", () => {
  const name = (value: unknown) =>
    (readIdentity(provider({}), {
      ...CLAIMS,
      email_verified: true,
      name: value,
    }) as ProvenIdentity).name;
  assertEquals(name("  Ana   Ray "), "Ana Ray");
  assertEquals(name("\u200B"), "ana");
  assertEquals(name(7), "ana");
});

Deno.test("identity - the claim decides the role, and nobody is an admin by accident", () => {
  const roles = { claim: "groups", adminValues: ["it"], managerValues: ["leads", "it-leads"] };
  assertEquals(roleByClaim(roles, { groups: ["leads", "it"] }), "admin");
  assertEquals(roleByClaim(roles, { groups: "leads" }), "manager");
  assertEquals(roleByClaim(roles, { groups: ["IT", "it2", 7, null] }), "agent");
  assertEquals(roleByClaim(roles, {}), "agent");
  const path = { ...roles, claim: "realm_access.roles" };
  assertEquals(roleByClaim(path, { realm_access: { roles: ["it"] } }), "admin");
  assertEquals(roleByClaim(path, { realm_access: null }), "agent");
  const address = { ...roles, claim: "https://id.example/roles" };
  assertEquals(roleByClaim(address, { "https://id.example/roles": ["it"] }), "admin");
});
