import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Kysely } from "kysely";
import { openDatabase } from "@/db/postgres/open.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { openAuth } from "./mod.ts";

const open = (db: Kysely<Schema>, isDemo = false) =>
  openAuth({ db, secret: "another-secret-only-for-tests-0123456789", isDemo, log: () => {} });

const form = () =>
  new Request("http://localhost/signin", {
    method: "POST",
    headers: { host: "localhost", origin: "http://localhost" },
  });

const bo = { email: "bo@example.com", name: "Bo", password: "long enough", role: "agent" } as const;

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => promise, ProblemError)).problem.code;
}

forEachDatabase("accounts - an e-mail has one account, whatever its case", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(bo);
  assertEquals(await codeOf(auth.createPerson({ ...bo, email: "BO@example.com" })), "email_taken");
});

forEachDatabase("accounts - what does not fit is refused and leaves nothing", async ({ db }) => {
  const auth = open(db);
  const agent = await db.insertInto("agents").values({ key: "a", name: "A" }).returning("id")
    .executeTakeFirstOrThrow();
  await auth.createPerson({ ...bo, email: "first@example.com", agentId: agent.id });
  assertEquals(await codeOf(auth.createPerson({ ...bo, agentId: agent.id })), "agent_taken");
  assertEquals(await codeOf(auth.createPerson({ ...bo, agentId: 999 })), "unknown_agent");
  assertEquals(await codeOf(auth.createPerson({ ...bo, teamIds: [999] })), "unknown_team");
  assertEquals(await codeOf(auth.createPerson({ ...bo, password: "short" })), "invalid_person");
  assertEquals(await codeOf(auth.createPerson({ ...bo, email: "no" })), "invalid_person");
  assertEquals((await db.selectFrom("users").select("email").execute()).length, 1);
  assertEquals((await db.selectFrom("accounts").select("id").execute()).length, 1);
});

forEachDatabase("accounts - two that start together make one admin", async (database) => {
  // On PostgreSQL, a second pool stands for a second instance.
  const other = database.databaseUrl ? await openDatabase(database) : database;
  try {
    const made = await Promise.all([
      open(database.db).ensureFirstAdmin({}),
      open(other.db).ensureFirstAdmin({}),
    ]);
    const [admin, ...more] = made.filter((result) => result !== null);
    assertEquals(more, []);
    assertEquals(admin?.email, "admin@laurel.local");
    const password = admin?.password ?? "";
    assert(password.length >= 20);
    const auth = open(database.db);
    assert((await auth.signIn(form(), { email: "admin@laurel.local", password })).ok);
    assertEquals(await auth.ensureFirstAdmin({}), null);
  } finally {
    await other.close();
  }
});

forEachDatabase("accounts - the first admin is the one that was named", async ({ db }) => {
  const auth = open(db);
  const admin = { email: "Boss@example.com", password: "given by hand" };
  assertEquals(await auth.ensureFirstAdmin({ admin }), {
    email: "boss@example.com",
    password: null,
  });
  assert((await auth.signIn(form(), admin)).ok);
});

forEachDatabase("accounts - a named admin with an account keeps the password", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(bo);
  await auth.ensureFirstAdmin({ admin: { email: bo.email, password: "another one" } });
  assert((await auth.signIn(form(), bo)).ok);
  const user = await db.selectFrom("users").select("role").executeTakeFirstOrThrow();
  assertEquals(user.role, "admin");
});

forEachDatabase("accounts - demo accounts are signed in to with one click", async ({ db }) => {
  const demo = open(db, true);
  await demo.createPerson({ ...bo, email: "real@example.com" });
  await demo.createPerson({
    email: "demo@example.com",
    name: "Dee",
    role: "manager",
    isDemo: true,
  });
  assertEquals(await demo.demoAccounts(), [
    { email: "demo@example.com", name: "Dee", role: "manager", agent: null },
  ]);
  const result = await demo.signInDemo(form(), "Demo@example.com");
  if (!result.ok) throw new Error(result.reason);
  const cookie = result.headers.getSetCookie().map((set) => set.split(";")[0]).join("; ");
  const person = await demo.person(new Request("http://localhost/", { headers: { cookie } }));
  assertEquals(person?.name, "Dee");
  assertEquals(await demo.signInDemo(form(), "real@example.com"), { ok: false, reason: "invalid" });
});

forEachDatabase("accounts - outside of a demo even demo accounts are refused", async ({ db }) => {
  const account = { email: "demo@example.com", name: "Dee", role: "agent", isDemo: true } as const;
  await open(db, true).createPerson(account);
  const auth = open(db);
  assertEquals(await auth.demoAccounts(), []);
  assertEquals(await auth.signInDemo(form(), account.email), { ok: false, reason: "invalid" });
  const direct = new Request("http://localhost/api/auth/sign-in/demo", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: account.email }),
  });
  const response = await auth.handler(direct);
  assertEquals(response.status, 404);
  assertEquals(response.headers.getSetCookie(), []);
  await response.body?.cancel();
  await assertRejects(
    () => auth.createPerson({ ...account, email: "e@example.com" }),
    Error,
    "DEMO",
  );
});
