import { assert, assertEquals, assertMatch } from "@std/assert";
import { breakTable } from "@/testing/break_table.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { addAgent, ana } from "@/services/auth/testdata/browser.ts";
import { withProvider } from "@/services/auth/testdata/single_sign_on.ts";

const ANA = { sub: "u-1", email: "ana@example.com", email_verified: true, name: "Ana at work" };

forEachDatabase(
  "single sign-on - a verified address leads to the account, later the id alone does",
  async ({ db }) =>
    await withProvider(db, {}, async ({ auth, provider, browser }) => {
      const { userId } = await auth.createPerson(ana);
      provider.person = ANA;
      assertEquals(await browser().signIn("/admin/keys?x=1"), {
        at: "/admin/keys?x=1",
        name: "Ana",
      });
      // Married: the address changed at the provider, the person is the same.
      provider.person = { ...ANA, email: "ana.new@example.com" };
      assertEquals(await browser().signIn(), { at: "/", name: "Ana" });
      const acts = await db.selectFrom("audit_log").select(["action", "actor_kind", "object_id"])
        .execute();
      assertEquals(acts, [{ action: "account.link", actor_kind: "system", object_id: userId }]);
    }),
);

forEachDatabase(
  "single sign-on - nobody gets in without a verified address, a domain and an account",
  async ({ db }) =>
    await withProvider(
      db,
      { allowedDomains: ["example.com"] },
      async ({ auth, provider, browser }) => {
        await auth.createPerson(ana);
        const at = async () => {
          const arrival = await browser().signIn("/admin");
          assertEquals(arrival.name, null);
          return arrival.at;
        };
        provider.person = { ...ANA, email_verified: false };
        assertEquals(await at(), "/sign-in?error=sso_unverified_email&next=%2Fadmin");
        provider.person = { sub: "u-1" };
        assertEquals(await at(), "/sign-in?error=sso_no_email&next=%2Fadmin");
        provider.person = { ...ANA, email: "ana@evil.example" };
        assertEquals(await at(), "/sign-in?error=sso_wrong_domain&next=%2Fadmin");
        provider.person = { ...ANA, email: "nobody@example.com" };
        assertEquals(await at(), "/sign-in?error=sso_no_account&next=%2Fadmin");
        provider.isDenied = true;
        assertEquals(await at(), "/sign-in?error=sso_denied&next=%2Fadmin");
        assertEquals((await db.selectFrom("users").select("id").execute()).length, 1);
      },
    ),
);

forEachDatabase(
  "single sign-on - an answer that lies about nonce, issuer, audience or time is refused",
  async ({ db }) =>
    await withProvider(db, {}, async ({ auth, provider, browser, logged }) => {
      await auth.createPerson(ana);
      provider.person = ANA;
      const lies = [
        { nonce: "another" },
        { nonce: undefined },
        { iss: "https://evil.example" },
        { aud: "another client" },
        { aud: ["laurel", "another"], azp: "another" },
        { exp: 1 },
      ];
      for (const lie of lies) {
        provider.lies = lie;
        const { at, name } = await browser().signIn("/spins?a=1");
        assertEquals([at, name], ["/sign-in?error=sso_invalid_answer&next=%2Fspins%3Fa%3D1", null]);
      }
      provider.lies = {};
      provider.isForged = true;
      const forged = await browser().signIn();
      assertEquals(forged, { at: "/sign-in?error=sso_invalid_answer", name: null });
      assertMatch(logged.at(-1)!, /^warn: a sign-in with oidc failed: sso_invalid_answer \(/);
      provider.isForged = false;
      assertEquals((await browser().signIn()).name, "Ana");
    }),
);

forEachDatabase(
  "single sign-on - a stolen state, a replayed answer and a late one get nobody in",
  async ({ db }) => {
    let now = Date.now();
    await withProvider(db, {}, async ({ auth, provider, browser }) => {
      await auth.createPerson(ana);
      provider.person = ANA;
      const victim = browser();
      const callback = await victim.untilCallback(await victim.leave("/desk"));
      const thief = browser();
      assertEquals(await thief.follow(callback), { at: "/sign-in?error=sso_expired", name: null });
      // The thief has a sign-in of their own on the way.
      await thief.leave();
      assertEquals(await thief.follow(callback), { at: "/sign-in?error=sso_expired", name: null });
      assertEquals(await victim.follow(callback), { at: "/desk", name: "Ana" });

      // The cookie of the flow, kept by the browser against Laurel's wish, works once.
      const replayer = browser();
      const second = await replayer.untilCallback(await replayer.leave("/desk"));
      const kept = replayer.copy();
      assertEquals((await replayer.follow(second)).name, "Ana");
      assertEquals(await kept.follow(second), {
        at: "/sign-in?error=sso_expired&next=%2Fdesk",
        name: null,
      });

      const slow = browser();
      const late = await slow.untilCallback(await slow.leave());
      now += 601_000;
      assertEquals((await slow.follow(late)).at, "/sign-in?error=sso_expired");
    }, { clock: () => now });
  },
);

forEachDatabase(
  "single sign-on - an unreachable provider stops nothing and is asked again",
  async ({ db }) => {
    await withProvider(
      db,
      { issuer: "http://127.0.0.1:9" },
      async ({ browser }) => {
        const away = await browser().signIn("//evil.example");
        assertEquals(away, { at: "/sign-in?error=sso_unreachable", name: null });
      },
    );
    await withProvider(db, {}, async ({ auth, browser }) => {
      const answer = await browser().visit(
        "http://desk.example:8000/api/auth/sign-in/oidc/google?next=/admin",
      );
      assertMatch(answer, /\/sign-in\?error=sso_unknown_provider&next=%2Fadmin$/);
      const post = new Request("http://desk.example:8000/api/auth/sign-in/oidc/oidc", {
        method: "POST",
      });
      assertEquals((await auth.handler(post)).status, 404);
      const known = new Request("http://desk.example:8000/api/auth/sign-in/known", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ userId: "x" }),
      });
      assertEquals((await auth.handler(known)).status, 404);
    });
  },
);

forEachDatabase(
  "single sign-on - a deactivated account stays outside, by password too",
  async ({ db }) =>
    await withProvider(db, {}, async ({ auth, provider, browser }) => {
      await auth.createPerson(ana);
      provider.person = ANA;
      assertEquals((await browser().signIn()).name, "Ana");
      await db.updateTable("users").set({ deactivated_at: new Date() }).execute();
      const away = await browser().signIn();
      assertEquals(away, { at: "/sign-in?error=account_deactivated", name: null });
      const form = new Request("http://desk.example:8000/sign-in", { method: "POST" });
      assertEquals(await auth.signIn(form, ana), { ok: false, reason: "deactivated" });
      const wrong = { ...ana, password: "not the password" };
      assertEquals(await auth.signIn(form, wrong), { ok: false, reason: "invalid" });
    }),
);

forEachDatabase(
  "single sign-on - an address that went to another person does not give them the account",
  async ({ db }) =>
    await withProvider(db, {}, async ({ auth, provider, browser }) => {
      await auth.createPerson(ana);
      provider.person = ANA;
      assertEquals((await browser().signIn()).name, "Ana");
      provider.person = { ...ANA, sub: "u-2" };
      const other = await browser().signIn();
      assertEquals(other, { at: "/sign-in?error=sso_other_identity", name: null });
    }),
);

forEachDatabase(
  "single sign-on - address and roles may come with the provider's second answer",
  async ({ db }) =>
    await withProvider(
      db,
      { createsAccounts: true, roles: ROLES },
      async ({ provider, browser }) => {
        provider.person = { ...ANA, groups: ["leads"] };
        assertEquals((await browser().signIn()).name, "Ana at work");
        const people = await db.selectFrom("users").select(["email", "role"]).execute();
        assertEquals(people, [{ email: "ana@example.com", role: "manager" }]);
      },
      {},
      { isTerse: true },
    ),
);

forEachDatabase(
  "single sign-on - an error in Laurel leads back to the sign-in page, too",
  async ({ db }) =>
    await withProvider(db, { createsAccounts: true }, async ({ provider, browser, logged }) => {
      provider.person = ANA;
      const mend = await breakTable(db, "audit_log", "TRUE");
      try {
        const { at } = await browser().signIn("/admin");
        assertEquals(at, "/sign-in?error=sso_failed&next=%2Fadmin");
        assertMatch(logged.at(-1)!, /^error: a sign-in with oidc failed: broken on purpose/);
        assertEquals(await db.selectFrom("users").select("id").execute(), []);
      } finally {
        await mend();
      }
    }),
);

const ROLES = { claim: "groups", adminValues: ["it"], managerValues: ["leads"] };

forEachDatabase(
  "single sign-on - the first sign-in makes an account, with the agent of the address",
  async ({ db }) =>
    await withProvider(
      db,
      { createsAccounts: true, roles: ROLES },
      async ({ auth, provider, browser }) => {
        await addAgent(db, "ana@example.com");
        provider.person = ANA;
        assertEquals((await browser().signIn()).name, "Ana at work");
        provider.person = { ...ANA, sub: "u-2", email: "ben@example.com", name: "Ben" };
        assertEquals((await browser().signIn()).name, "Ben");
        provider.person = { ...ANA, sub: "u-3", email: "mia@example.com", groups: ["leads"] };
        await browser().signIn();
        const people = await db.selectFrom("users as u").leftJoin("agents as a", "a.id", "agent_id")
          .select(["u.email", "u.role", "a.key"]).orderBy("u.email").execute();
        assertEquals(people, [
          { email: "ana@example.com", role: "agent", key: "ana@example.com" },
          { email: "ben@example.com", role: "agent", key: "ben" },
          { email: "mia@example.com", role: "manager", key: null },
        ]);
        // Without a password, nobody signs in with one.
        const form = new Request("http://desk.example:8000/sign-in", { method: "POST" });
        assertEquals(await auth.signIn(form, ana), { ok: false, reason: "invalid" });
        const acts = await db.selectFrom("audit_log").select(["action", "object_name"])
          .orderBy("id").execute();
        assertEquals(acts.map(({ action }) => action), Array(3).fill("account.create"));
      },
    ),
);

forEachDatabase(
  "single sign-on - the claim sets the role at every sign-in, but the last admin stays",
  async ({ db }) =>
    await withProvider(db, { roles: ROLES }, async ({ auth, provider, browser }) => {
      await auth.createPerson(ana);
      await auth.createPerson({ ...ana, email: "root@example.com", role: "admin" });
      const roleOf = async (groups: readonly string[]) => {
        provider.person = { ...ANA, groups };
        assertEquals((await browser().signIn()).name, "Ana");
        const row = await db.selectFrom("users").select("role")
          .where("email", "=", "ana@example.com").executeTakeFirstOrThrow();
        return row.role;
      };
      assertEquals(await roleOf(["it"]), "admin");
      assertEquals(await roleOf(["leads"]), "manager");
      assertEquals(await roleOf(["it"]), "admin");
      await db.updateTable("users").set({ deactivated_at: new Date() })
        .where("email", "=", "root@example.com").execute();
      assertEquals(await roleOf([]), "admin");
      const acts = await db.selectFrom("audit_log").select(["before", "after"])
        .where("action", "=", "account.change").orderBy("id").execute();
      assertEquals(acts.map(({ after }) => after), [
        { role: "admin" },
        { role: "manager" },
        { role: "admin" },
      ]);
      assert(acts.every(({ before }) => before !== null));
    }),
);
