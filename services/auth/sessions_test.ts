import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { deactivateUser, reactivateUser } from "@/db/auth/activation.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { ana, open, request, SECRET, signInAna, withCookie } from "./testdata/browser.ts";

forEachDatabase("auth - a session outlives a restart, sign-out ends it", async ({ db }) => {
  const before = open(db);
  await before.createPerson(ana);
  const cookie = await signInAna(before);
  const auth = open(db);
  assertEquals((await auth.person(withCookie(cookie)))?.name, "Ana");

  const headers = { cookie };
  const answer = await auth.signOut(request("/signout", { method: "POST", headers }));
  for (const set of answer.getSetCookie()) assertMatch(set, /Max-Age=0/i);
  // The old cookies no longer work, even with their cached session data.
  assertEquals(await auth.person(withCookie(cookie)), null);
  assertEquals((await db.selectFrom("sessions").select("id").execute()).length, 0);
});

forEachDatabase("auth - a sign-out elsewhere takes effect within ten seconds", async ({ db }) => {
  let now = Date.now();
  const here = open(db, { clock: () => now });
  const elsewhere = open(db);
  await here.createPerson(ana);
  const cookie = await signInAna(here);
  assertNotEquals(await here.person(withCookie(cookie)), null);
  await elsewhere.signOut(request("/signout", { method: "POST", headers: { cookie } }));
  now += 10_001;
  assertEquals(await here.person(withCookie(cookie)), null);
});

forEachDatabase("auth - a new role counts although the cookie is older", async ({ db }) => {
  const auth = open(db);
  const team = await db.insertInto("teams").values({ key: "north", name: "North" })
    .returning("id").executeTakeFirstOrThrow();
  const { userId } = await auth.createPerson({ ...ana, teamIds: [team.id] });
  const cookie = await signInAna(auth);
  assertEquals((await auth.person(withCookie(cookie)))?.teams, []);
  await db.updateTable("users").set({ role: "manager" }).where("id", "=", userId).execute();
  auth.forgetPerson(userId);
  const person = await auth.person(withCookie(cookie));
  assertEquals([person?.role, person?.teams], ["manager", ["north"]]);
});

forEachDatabase("auth - a session in use is extended and its cookie renewed", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(ana);
  const cookie = await signInAna(auth);
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000);
  await db.updateTable("sessions").set({ expires_at: inTwoDays }).execute();
  const tokenOnly = cookie.split("; ").find((pair) => pair.startsWith("laurel.session_token="))!;
  const { person, setCookies } = await auth.session(withCookie(tokenOnly));
  assertEquals(person?.name, "Ana");
  assert(setCookies.some((set) => /^laurel\.session_token=.*Max-Age=604800/i.test(set)));
  const session = await db.selectFrom("sessions").select("expires_at").executeTakeFirstOrThrow();
  assert(session.expires_at.getTime() > inTwoDays.getTime() + 4 * 86_400_000);
});

forEachDatabase("auth - forged and expired cookies belong to nobody", async ({ db }) => {
  const auth = open(db);
  await auth.createPerson(ana);
  const cookie = await signInAna(auth);
  assertEquals(await auth.person(request("/desk")), null);
  assertEquals(await auth.person(withCookie(cookie.replace("token=", "token=x"))), null);
  const otherSecret = open(db, { secret: SECRET.toUpperCase() });
  assertEquals(await otherSecret.person(withCookie(cookie)), null);
  await db.updateTable("sessions").set({ expires_at: new Date(Date.now() - 1000) }).execute();
  assertEquals(await auth.person(withCookie(cookie)), null);
});

forEachDatabase("auth - a person keeps at most twenty sessions", async ({ db }) => {
  const auth = open(db, { isDemo: true });
  await auth.createPerson({ email: "d@example.com", name: "D", role: "agent", isDemo: true });
  for (let i = 0; i < 22; i++) {
    assert((await auth.signInDemo(request("/", { method: "POST" }), "d@example.com")).ok);
  }
  assertEquals((await db.selectFrom("sessions").select("id").execute()).length, 20);
});

forEachDatabase(
  "auth - a deactivated person learns it, but only with the right password",
  async ({ db }) => {
    const auth = open(db);
    const { userId } = await auth.createPerson(ana);
    const cookie = await signInAna(auth);
    const at = new Date();
    await db.transaction().execute((trx) => deactivateUser(trx, userId, at));
    auth.forgetPerson(userId);
    assertEquals(await auth.person(withCookie(cookie)), null);
    const signIn = (password: string) =>
      auth.signIn(request("/sign-in", { method: "POST" }), { email: ana.email, password });
    assertEquals(await signIn("not the password"), { ok: false, reason: "invalid" });
    assertEquals(await signIn(ana.password), { ok: false, reason: "deactivated" });
    assertEquals(await db.selectFrom("sessions").select("id").execute(), []);
    await db.transaction().execute((trx) => reactivateUser(trx, userId));
    assertEquals((await signIn(ana.password)).ok, true);
  },
);
