/** Calls every endpoint of better-auth with all kinds of input that a visitor may send. */
import { assert, assertEquals } from "@std/assert";
import { betterAuth } from "better-auth";
import { gzipSync } from "node:zlib";
import { forEachDatabase } from "@/testing/database.ts";
import { isEndpoint } from "./endpoints.ts";
import { openAuth } from "./mod.ts";
import { authOptions } from "./options.ts";
import { openSignInLimit } from "./sign_in_limit.ts";

const SECRET = "a-secret-that-only-these-tests-use-0123456789";
const ORIGIN = "http://desk.example";
const PASSWORD = "correct horse";
const ANA = { email: "ana@example.com", name: "Ana", password: PASSWORD, role: "agent" } as const;

const FILLED = {
  email: "a@x.com",
  password: PASSWORD,
  newPassword: PASSWORD,
  currentPassword: "x",
  token: "t",
  provider: "google",
  providerId: "google",
  newEmail: "b@x.com",
  callbackURL: "/x",
  redirectTo: "/x",
  accountId: "a",
};
const BODIES = [
  ...[undefined, "", "{", "[]", "null", "5", "a=b", "\0", "{}"],
  ...[FILLED, { ...FILLED, email: "a\0@x.com", token: "\0" }, { ...FILLED, email: "\ud800" }]
    .map((value) => JSON.stringify(value)),
  JSON.stringify({ email: {}, password: 7, token: [], currentPassword: "\0", newPassword: null }),
  JSON.stringify({ ...FILLED, currentPassword: "\ud800", newPassword: "\0".repeat(9) }),
];

forEachDatabase(
  "auth endpoints - no request of a visitor ends in a server error",
  async ({ db }) => {
    const logged: string[] = [];
    const common = {
      db,
      secret: SECRET,
      log: (...line: string[]) => void logged.push(line.join()),
    };
    const options = authOptions({
      ...common,
      baseUrl: undefined,
      limit: openSignInLimit(),
      plugins: [],
      beforeSession: () => Promise.resolve(),
      onSession: () => Promise.resolve(),
    });
    const endpoints = Object.values(betterAuth(options).api) as {
      path?: string;
      options?: { method?: string | string[] };
    }[];
    assert(endpoints.length > 20);
    const limits = { perAccount: 1e6, perClient: 1e6, perUnknownClient: 1e6, windowSeconds: 300 };
    const auth = openAuth({ ...common, isDemo: false, limits });
    await auth.createPerson(ANA);
    const signIn = new Request(`${ORIGIN}/sign-in`, {
      method: "POST",
      headers: { origin: ORIGIN },
    });
    const signedIn = await auth.signIn(signIn, ANA);
    if (!signedIn.ok) throw new Error(signedIn.reason);
    const cookie = signedIn.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
    let missing = 0;
    for (const { path = "/", options = {} } of endpoints) {
      const url = `${ORIGIN}/api/auth${path.replaceAll(/:\w+/g, "abc")}`;
      for (const method of [options.method ?? "GET"].flat()) {
        for (const body of method === "GET" ? [undefined] : BODIES) {
          for (
            const type of body === "{}" ? ["application/json", "text/plain"] : ["application/json"]
          ) {
            // Do not sign out, because the later addresses need the session.
            for (
              const own of path === "/sign-out" || path.startsWith("/revoke") ? [""] : ["", cookie]
            ) {
              const response = await auth.handler(
                new Request(url, {
                  method,
                  headers: { origin: ORIGIN, "content-type": type, cookie: own },
                  ...(body === undefined ? {} : { body }),
                }),
              );
              const why = `${method} ${url} ${body} ${response.status} ${await response.text()}`;
              assert(response.status < 500, why);
              if (isEndpoint(url)) continue;
              missing++;
              assertEquals(response.status, 404, why);
              assertEquals(response.headers.get("content-type"), "application/problem+json", why);
            }
          }
        }
      }
    }
    assert(missing > 100);
    assertEquals(logged.filter((line) => line.startsWith("error")), []);
  },
);

forEachDatabase("auth endpoints - a body may be compressed, within the limit", async ({ db }) => {
  const auth = openAuth({ db, secret: SECRET, isDemo: false, log: () => {} });
  await auth.createPerson(ANA);
  const send = async (body: Uint8Array, coding: string) => {
    const headers = {
      origin: ORIGIN,
      "content-type": "application/json",
      "content-encoding": coding,
    };
    const url = `${ORIGIN}/api/auth/sign-in/email`;
    const response = await auth.handler(
      new Request(url, { method: "POST", headers, body: new Uint8Array(body) }),
    );
    await response.body?.cancel();
    return response.status;
  };
  const text = new TextEncoder().encode(JSON.stringify(ANA));
  assertEquals(await send(gzipSync(text), "gzip"), 200);
  assertEquals(await send(text, "br"), 415);
  assertEquals(await send(text, "gzip"), 400);
  assertEquals(await send(gzipSync(new Uint8Array(1e6)), "gzip"), 413);
});
