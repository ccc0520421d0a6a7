import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { getMigrations } from "better-auth/db/migration";
import { sql } from "kysely";
import { forEachDatabase } from "@/testing/database.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { authOptions } from "./options.ts";
import { openSealer } from "@/services/platform/sealed.ts";
import { openSignInLimit } from "./sign_in_limit.ts";
import { twoFactorPlugin } from "./two_factor_plugin.ts";
import {
  addAgent,
  ana,
  cookiesFrom,
  cookiesOf,
  open,
  ORIGIN,
  PASSWORD,
  postSignIn,
  request,
  SECRET,
  signInAna,
  withCookie,
} from "./testdata/browser.ts";

forEachDatabase("auth - better-auth finds nothing missing in our tables", async ({ db }) => {
  const plan = await getMigrations(authOptions({
    db,
    secret: SECRET,
    baseUrl: undefined,
    limit: openSignInLimit(),
    plugins: [twoFactorPlugin(openSealer(SECRET))],
    log: () => {},
    beforeSession: () => Promise.resolve(),
    onSession: () => Promise.resolve(),
  }));
  assertEquals(plan.toBeCreated, []);
  assertEquals(plan.toBeAdded, []);
  assertEquals(plan.toBeAddedIndexes, []);
  assertEquals(plan.schemaProblems, []);
});

forEachDatabase("auth - a person signs in over HTTP and is known by the cookie", async ({ db }) => {
  const auth = open(db);
  const agentId = await addAgent(db, "agent-7");
  const { userId } = await auth.createPerson({ ...ana, agentId });
  const response = await auth.handler(postSignIn("ANA@example.com", PASSWORD));
  assertEquals(response.status, 200);
  const session = await db.selectFrom("sessions").select("id").executeTakeFirstOrThrow();
  assertEquals(await auth.person(withCookie(cookiesFrom(response.headers))), {
    kind: "person",
    sessionId: session.id,
    userId,
    name: "Ana",
    email: "ana@example.com",
    role: "agent",
    agent: "agent-7",
    teams: [],
    needsTour: true,
    needsTwoFactor: false,
    isHeldOut: false,
    picture: null,
    preferences: {},
  });
  const rewards = await db.selectFrom("agent_rewards").select("last_login")
    .where("agent_id", "=", agentId).executeTakeFirstOrThrow();
  assert(rewards.last_login instanceof Date);
});

forEachDatabase("auth - the cookies are http-only, lax, for seven days", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(ana);
  // Pasted from elsewhere: invisible characters do not matter.
  const pasted = await auth.handler(postSignIn("\u200B Ana@Example.com\u00A0", ana.password));
  assertEquals(pasted.status, 200);
  await pasted.body?.cancel();
  const result = await auth.handler(postSignIn(ana.email, ana.password));
  const cookies = result.headers.getSetCookie();
  assert(cookies.length >= 2);
  for (const cookie of cookies) {
    assertMatch(cookie, /; HttpOnly/i);
    assertMatch(cookie, /; SameSite=Lax/i);
    assertMatch(cookie, /; Path=\//i);
    assert(!/; Secure/i.test(cookie));
  }
  const session = cookies.find((cookie) => cookie.startsWith("laurel.session_token="));
  assertMatch(session!, /; Max-Age=604800/i);
  // Role and agent are read from the database, so a cookie cannot hold stale ones.
  const data = cookies.find((cookie) => cookie.startsWith("laurel.session_data="));
  const value = decodeURIComponent(/=(.*?);/.exec(data!)![1]!);
  const bytes = Uint8Array.fromBase64(value, { alphabet: "base64url" });
  const { session: { user } } = JSON.parse(new TextDecoder().decode(bytes));
  assertEquals([user.email, user.role, user.agentId], ["ana@example.com", undefined, undefined]);
});

forEachDatabase("auth - the cookies are Secure when the public URL is https", async ({ db }) => {
  const auth = open(db, { baseUrl: "https://laurel.example" });
  await auth.createPerson(ana);
  const behindProxy = request("/signin", {
    method: "POST",
    headers: { origin: "https://laurel.example" },
  });
  const result = await auth.signIn(behindProxy, ana);
  if (!result.ok) throw new Error(result.reason);
  const cookies = result.headers.getSetCookie();
  assert(cookies.every((cookie) => /^__Secure-.*; Secure/i.test(cookie)), cookies.join("\n"));
  const person = await auth.person(withCookie(cookiesFrom(result.headers)));
  assertEquals(person?.name, "Ana");
});

forEachDatabase("auth - a wrong password and an unknown e-mail look the same", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(ana);
  const wrong = await auth.handler(postSignIn("ana@example.com", "wrong password"));
  const unknown = await auth.handler(postSignIn("nobody@example.com", "wrong password"));
  assertEquals(wrong.status, 401);
  assertEquals(unknown.status, 401);
  assertEquals(wrong.headers.get("content-type"), "application/problem+json");
  assertEquals(await wrong.text(), await unknown.text());
  assertEquals([...wrong.headers], [...unknown.headers]);
  assertEquals(wrong.headers.getSetCookie(), []);
});

const limits = { perAccount: 3, perClient: 6, perUnknownClient: 50, windowSeconds: 60 };

forEachDatabase("auth - too many failures are answered 429 with Retry-After", async ({ db }) => {
  let now = Date.now();
  const auth = open(db, { limits, clock: () => now });
  await auth.createPerson(ana);
  for (let i = 0; i < 3; i++) {
    assertEquals((await auth.handler(postSignIn("ana@example.com", "wrong!!!"))).status, 401);
  }
  const refused = await auth.handler(postSignIn("Ana@example.com ", PASSWORD));
  assertEquals(refused.status, 429);
  assertEquals(refused.headers.get("retry-after"), "60");
  assertEquals((await refused.json()).code, "rate_limited");
  now += 20_000;
  assertEquals(await auth.signIn(request("/signin", { method: "POST" }), ana), {
    ok: false,
    reason: "rate_limited",
    retryAfter: 40,
  });
  now += 40_000;
  await signInAna(auth);
});

forEachDatabase("auth - attempts side by side do not slip past the limit", async ({ db }) => {
  const auth = open(db, { limits });
  await auth.createPerson(ana);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => auth.handler(postSignIn("ana@example.com", "wrong!!!"))),
  );
  assertEquals(answers.map(({ status }) => status).sort(), [
    ...[401, 401, 401],
    ...Array(5).fill(429),
  ]);
});

forEachDatabase(
  "auth - a client that tries many accounts is blocked, others are not",
  async ({ db }) => {
    const auth = open(db, { limits });
    await auth.createPerson(ana);
    const tryAs = (email: string, peer: string) =>
      // An address that the client sends in a header does not count.
      auth.handler(postSignIn(email, "wrong!!!", { "x-laurel-client": "1.2.3.4" }), peer);
    for (let i = 0; i < 6; i++) {
      assertEquals(
        (await tryAs(`a${i}@example.com`, "8.8.8.8")).status,
        401,
      );
    }
    assertEquals((await tryAs("a7@example.com", "8.8.8.8")).status, 429);
    assertEquals((await tryAs("a7@example.com", "9.9.9.9")).status, 401);
  },
);

forEachDatabase("auth - requests of other sites are refused", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(ana);
  const evil = { origin: "https://evil.example" };
  const response = await auth.handler(postSignIn("ana@example.com", PASSWORD, evil));
  assertEquals(response.status, 403);
  assertEquals((await response.json()).code, "cross_origin");
  assertEquals(response.headers.getSetCookie(), []);
  const form = request("/signin", { method: "POST", headers: evil });
  assertEquals(await auth.signIn(form, ana), { ok: false, reason: "cross_origin" });

  const cookie = await signInAna(auth);
  const signOut = request("/signout", { method: "POST", headers: { ...evil, cookie } });
  const error = await assertRejects(() => auth.signOut(signOut), ProblemError);
  assertEquals(error.problem.status, 403);
  assertEquals((await auth.person(withCookie(cookie)))?.name, "Ana");
});

forEachDatabase("auth - without a public URL every host it is reached at works", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(ana);
  for (const origin of ["http://localhost:8000", "http://192.168.1.9:8000", "https://a.example"]) {
    const result = await auth.signIn(request("/signin", { method: "POST" }, origin), ana);
    const headers = { cookie: cookiesOf(result) };
    const out = await auth.signOut(request("/signout", { method: "POST", headers }, origin));
    assertMatch(cookiesFrom(out), /laurel\.session_token=(;|$)/);
  }
});

forEachDatabase("auth - with a public URL, its origin counts and not the Host", async ({ db }) => {
  const auth = open(db, { baseUrl: "https://laurel.example" });
  await auth.createPerson(ana);
  const own = request("/signin", { method: "POST" });
  assertEquals(await auth.signIn(own, ana), { ok: false, reason: "cross_origin" });
});

forEachDatabase("auth - nobody signs up or makes themselves admin", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(ana);
  const cookie = await signInAna(auth);
  const post = (path: string, body: unknown, headers: HeadersInit = {}) =>
    auth.handler(request(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    }));
  const signUp = { email: "new@example.com", password: PASSWORD, name: "New", role: "admin" };
  for (const path of ["/api/auth/sign-up/email", "/api/auth/sign-up/email/"]) {
    assert((await post(path, signUp)).status >= 400, path);
  }
  for (const path of ["/api/auth/update-user", "/api/auth/update-user/"]) {
    assert((await post(path, { role: "admin" }, { cookie })).status >= 400, path);
  }
  assertEquals(await db.selectFrom("users").select(["email", "role"]).execute(), [
    { email: "ana@example.com", role: "agent" },
  ]);
});

forEachDatabase("auth - a body that is too large is refused", async ({ db }) => {
  const response = await open(db).handler(postSignIn("a@example.com", "x".repeat(17_000)));
  assertEquals(response.status, 413);
  assertEquals((await response.json()).code, "body_too_large");
});

forEachDatabase("auth - a cookie without any Origin changes nothing", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(ana);
  const cookie = await signInAna(auth);
  const headers = { cookie, host: new URL(ORIGIN).host };
  const signOut = new Request(`${ORIGIN}/signout`, { method: "POST", headers });
  await assertRejects(() => auth.signOut(signOut), ProblemError);
  assertEquals((await auth.person(withCookie(cookie)))?.name, "Ana");
});

forEachDatabase(
  "auth - a failure of the database is an error, not a wrong password",
  async ({ db }) => {
    const messages: string[] = [];
    const auth = open(db, { log: (level, message) => void messages.push(`${level} ${message}`) });
    await auth.createPerson(ana);
    const cookie = await signInAna(auth);
    // better-auth's router would print the query's parameters to the console.
    const printed: unknown[] = [];
    const terminal = console;
    const print = terminal.error;
    terminal.error = (...items) => void printed.push(items);
    await sql`ALTER TABLE sessions RENAME TO sessions_away`.execute(db);
    try {
      await assertRejects(
        () => auth.signIn(request("/signin", { method: "POST" }), ana),
        Error,
        "500",
      );
      await assertRejects(() => auth.person(withCookie(cookie)), Error, "sessions");
    } finally {
      terminal.error = print;
      await sql`ALTER TABLE sessions_away RENAME TO sessions`.execute(db);
    }
    assert(messages.some((message) => /^error .*sessions/.test(message)), messages.join());
    assert(!messages.join().includes(PASSWORD));
    assertEquals(printed, []);
  },
);

forEachDatabase("auth - it works behind the genuine server, too", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(ana);
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request, info) => auth.handler(request, (info.remoteAddr as Deno.NetAddr).hostname),
  );
  try {
    const origin = `http://127.0.0.1:${server.addr.port}`;
    const response = await fetch(`${origin}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ email: ana.email, password: PASSWORD }),
    });
    assertEquals(response.status, 200);
    await response.body?.cancel();
    const headers = { cookie: cookiesFrom(response.headers) };
    const session = await fetch(`${origin}/api/auth/get-session`, { headers });
    assertEquals((await session.json()).user.name, "Ana");
    const missing = await fetch(`${origin}/api/auth/nothing`);
    assertEquals([missing.status, (await missing.json()).code], [404, "not_found"]);
  } finally {
    await server.shutdown();
  }
  const { ip_address } = await db.selectFrom("sessions").select("ip_address")
    .executeTakeFirstOrThrow();
  assertEquals(ip_address, "127.0.0.1");
});
