import { assert, assertEquals, assertMatch } from "@std/assert";
import { type Answer, type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import { startMailServer } from "@/testing/mail_server.ts";

const AMY = { email: " AMY@Example.com ", name: "Amy Ray", role: "agent", team: "red" };
const PASSWORD = "correct horse battery";
const visit = { request: new Request("http://laurel.example/"), peer: "10.0.0.9" };

function invitationTest(name: string, test: (door: Door, db: TestDatabase) => Promise<void>) {
  forEachDatabase(name, (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/teams", { id: "red", name: "Red" });
      await door.ask("POST", "/admin/teams", { id: "blue", name: "Blue" });
      await test(door, database);
    }));
}

const invite = (door: Door, more: object = {}) =>
  door.ask("POST", "/admin/invitations", { ...AMY, ...more });
const tokenOf = ({ body }: Answer) => new URL(body.url).pathname.split("/").at(-1)!;
const accept = (door: Door, made: Answer, name = "Amy Ray") =>
  door.instance.invitations.accept(tokenOf(made), { name, password: PASSWORD }, visit);

invitationTest("invitations - a new agent is invited, accepts once and signs in", async (door) => {
  const made = await invite(door, { timeZone: "europe/berlin" });
  assertEquals(made.status, 201);
  assertMatch(made.body.url, /^http:\/\/laurel\.example\/invitations\/[\w-]{43}$/);
  const { url: _url, mail, id, createdAt, expiresAt, ...rest } = made.body;
  assertEquals(mail, { state: "off", reason: null });
  assertEquals(Date.parse(expiresAt) - Date.parse(createdAt), 7 * 86_400_000);
  assertEquals(rest, {
    email: "amy@example.com",
    name: "Amy Ray",
    role: "agent",
    agent: null,
    team: "red",
    teams: [],
    timeZone: "Europe/Berlin",
    state: "open",
    invitedBy: rest.invitedBy,
    acceptedAt: null,
    revokedAt: null,
    sentAt: null,
    timesSent: 0,
    mailError: null,
  });
  const token = tokenOf(made);
  const offer = await door.instance.invitations.visit(token, visit);
  assertEquals(offer.ok && offer.invitation.email, "amy@example.com");
  const accepted = await accept(door, made, "Amy R.");
  assertEquals(accepted.ok && accepted.email, "amy@example.com");
  const request = new Request("http://laurel.example/", {
    headers: { origin: "http://laurel.example" },
  });
  const signedIn = await door.instance.auth.signIn(request, {
    email: "amy@example.com",
    password: PASSWORD,
  });
  assertEquals(signedIn.ok, true);
  const agent = await door.ask("GET", "/agents/amy");
  assertEquals(
    [agent.body.name, agent.body.team, agent.body.timeZone],
    ["Amy R.", "red", "Europe/Berlin"],
  );
  assertEquals(await accept(door, made), { ok: false, reason: "accepted" });
  const list = await door.ask("GET", "/admin/invitations?state=accepted");
  assertEquals(list.body.entries.map((one: { id: number }) => one.id), [id]);
  assert(!JSON.stringify(list.body).includes(token), "the link is only told once");
  const acts = await door.instance.database.db.selectFrom("audit_log").selectAll().execute();
  const act = acts.find(({ action }) => action === "invitation.accept");
  assertEquals(act?.outcome, "done");
});

invitationTest(
  "invitations - an agent that exists is linked, by alias and mail, too",
  async (door) => {
    const add = (agent: object) => door.ask("POST", "/admin/agents", agent);
    await add({ id: "agent-7", name: "Ana" });
    await door.ask("POST", "/admin/agents/agent-7/aliases", { alias: "ana@old.example" });
    await add({ id: "ben", name: "Ben", email: "ben@example.com", team: "blue" });
    const named = await invite(door, { email: "ana@example.com", agent: "ANA@old.example" });
    assertEquals(
      [named.status, named.body.agent?.id],
      [201, "agent-7"],
      JSON.stringify(named.body),
    );
    assertEquals((await accept(door, named)).ok, true);
    const { db } = door.instance.database;
    const ana = await db.selectFrom("agents as a").innerJoin("users as u", "u.agent_id", "a.id")
      .select(["u.email", "a.email as agentEmail"]).where("a.key", "=", "agent-7")
      .executeTakeFirstOrThrow();
    assertEquals(ana, { email: "ana@example.com", agentEmail: "ana@example.com" });

    const byMail = await invite(door, {
      email: "ben@example.com",
      role: "manager",
      teams: ["red"],
    });
    assertEquals((await accept(door, byMail)).ok, true);
    const people = await db.selectFrom("users as u").leftJoin("agents as a", "a.id", "u.agent_id")
      .select(["u.email", "a.key"]).where("u.email", "=", "ben@example.com").execute();
    assertEquals(people, [{ email: "ben@example.com", key: "ben" }]);
    const taken = await invite(door, { email: "other@example.com", agent: "ben" });
    assertEquals([taken.status, taken.body.code, taken.body.errors[0].path], [
      409,
      "agent_taken",
      "agent",
    ]);
    // A manager without an agent of that mail has none.
    const mia = await invite(door, { email: "mia@example.com", role: "manager" });
    assertEquals(mia.body.team, "red");
    const accepted = await accept(door, mia);
    if (!accepted.ok) throw new Error(accepted.reason);
    assertEquals(
      await db.selectFrom("team_managers as m").innerJoin("teams as t", "t.id", "m.team_id")
        .select("t.key").where("m.user_id", "=", accepted.userId).execute(),
      [{ key: "red" }],
    );
  },
);

invitationTest("invitations - a new agent gets an id that is free", async (door) => {
  await door.ask("POST", "/admin/agents", { id: "amy", name: "Another Amy" });
  assertEquals((await accept(door, await invite(door))).ok, true);
  assertEquals((await door.ask("GET", "/agents/amy%40example.com")).body.id, "amy-2");
});

invitationTest("invitations - what is wrong is named at its field", async (door) => {
  const { body: { url } } = await invite(door);
  assertMatch(url, /invitations/);
  const wrong: [object, number, string, string][] = [
    [{}, 409, "invitation_open", "email"],
    [{ email: "nobody" }, 422, "validation_failed", "email"],
    [{ email: "a@b.example", role: "boss" }, 422, "validation_failed", "role"],
    [{ email: "a@b.example", name: "\u200b" }, 422, "validation_failed", "name"],
    [{ email: "a@b.example", team: "green" }, 422, "unknown_team", "team"],
    [
      { email: "a@b.example", role: "manager", teams: ["red", "x"] },
      422,
      "unknown_team",
      "teams.1",
    ],
    [{ email: "a@b.example", teams: ["red"] }, 422, "validation_failed", "teams"],
    [{ email: "a@b.example", agent: "nobody" }, 422, "unknown_agent", "agent"],
    [{ email: "a@b.example", timeZone: "IST" }, 422, "validation_failed", "timeZone"],
    [{ email: "ä@b.example" }, 422, "validation_failed", "email"],
  ];
  for (const [more, status, code, path] of wrong) {
    const { status: got, body } = await invite(door, more);
    assertEquals([got, body.code, body.errors?.[0].path], [status, code, path], body.detail);
  }
  const manager = await door.person("manager");
  assertEquals((await door.ask("POST", "/admin/invitations", AMY, manager)).status, 403);
  const admin = await door.person("admin");
  const taken = await door.ask("POST", "/admin/invitations", {
    ...AMY,
    email: "person-1@example.com",
  }, admin);
  assertEquals([taken.status, taken.body.code], [409, "email_taken"]);
  const elsewhere = { ...admin, origin: "http://evil.example" };
  const refused = await door.ask("POST", "/admin/invitations", AMY, elsewhere);
  assertEquals([refused.status, refused.body.code], [403, "cross_origin"]);
});

invitationTest("invitations - revoked, expired and renewed links", async (door) => {
  const first = await invite(door);
  const { id } = first.body;
  const again = await door.ask("POST", `/admin/invitations/${id}/resend`);
  assertEquals([again.status, again.body.id, again.body.url !== first.body.url], [200, id, true]);
  assertEquals(await accept(door, first), { ok: false, reason: "unknown" });
  door.now += 8 * 86_400_000;
  assertEquals(await accept(door, again), { ok: false, reason: "expired" });
  const states = async (query: string) =>
    (await door.ask("GET", `/admin/invitations?${query}`)).body.entries
      .map((one: { state: string }) => one.state);
  assertEquals(await states("state=expired"), ["expired"]);
  assertEquals(await states("state=open"), []);
  // An expired invitation can be sent again, or replaced by a new one.
  const renewed = await door.ask("POST", `/admin/invitations/${id}/resend`);
  assertEquals(renewed.body.state, "open");
  door.now += 8 * 86_400_000;
  const second = await invite(door);
  assertEquals(second.status, 201);
  assertEquals(await states("limit=10"), ["open", "revoked"]);
  assertEquals(await accept(door, renewed), { ok: false, reason: "revoked" });
  const path = `/admin/invitations/${second.body.id}`;
  assertEquals((await door.ask("DELETE", path)).status, 204);
  assertEquals(await accept(door, second), { ok: false, reason: "revoked" });
  const twice = await door.ask("DELETE", path);
  assertEquals([twice.status, twice.body.code], [409, "invitation_closed"]);
  assertEquals((await door.ask("POST", `${path}/resend`)).status, 409);
  for (const id of ["99999", "0", "x"]) {
    assert([404, 422].includes((await door.ask("DELETE", `/admin/invitations/${id}`)).status));
  }
});

invitationTest(
  "invitations - an account or agent that came meanwhile is respected",
  async (door) => {
    const { auth, database: { db } } = door.instance;
    const made = await invite(door);
    await auth.createPerson({
      email: "amy@example.com",
      name: "A",
      password: PASSWORD,
      role: "agent",
    });
    assertEquals(await accept(door, made), { ok: false, reason: "email_taken" });
    await door.ask("POST", "/admin/agents", { id: "ben", name: "Ben" });
    const ben = await invite(door, { email: "ben@example.com", agent: "ben" });
    await db.updateTable("agents").set({ deactivated_at: new Date(door.now) })
      .where("key", "=", "ben").execute();
    assertEquals(await accept(door, ben), { ok: false, reason: "agent_deactivated" });
    await db.updateTable("agents").set({ deactivated_at: null }).execute();
    const { id } = await db.selectFrom("agents").select("id").where("key", "=", "ben")
      .executeTakeFirstOrThrow();
    const other = {
      email: "other@example.com",
      name: "O",
      password: PASSWORD,
      role: "agent",
    } as const;
    await auth.createPerson({ ...other, agentId: id });
    assertEquals(await accept(door, ben), { ok: false, reason: "agent_taken" });
    const short = await invite(door, { email: "cleo@example.com" });
    const form = { name: " ", password: "short" };
    const invalid = await door.instance.invitations.accept(tokenOf(short), form, visit);
    if (invalid.ok || invalid.reason !== "invalid") throw new Error("it was not refused");
    assertEquals(invalid.errors.map(({ path }) => path), ["name", "password"]);
  },
);

onPostgres(
  "invitations - of two acceptances at once, one makes the account",
  (database) =>
    withDoor(database, async (door) => {
      for (let round = 0; round < 3; round++) {
        const made = await invite(door, { email: `r${round}@example.com`, team: null });
        const results = await Promise.all([accept(door, made), accept(door, made)]);
        assertEquals(results.map(({ ok }) => ok).sort(), [false, true]);
        const refused = results.find(({ ok }) => !ok);
        assertEquals(refused, { ok: false, reason: "accepted" });
      }
      const { db } = database;
      assertEquals((await db.selectFrom("users").select("id").execute()).length, 3);
      assertEquals((await db.selectFrom("agents").select("id").execute()).length, 3);
      // Two invitations for the same e-mail at once: one is made.
      const both = await Promise.all([invite(door, { team: null }), invite(door, { team: null })]);
      assertEquals(both.map(({ status }) => status).sort(), [201, 409]);
    }),
);

forEachDatabase("invitations - mail is sent, and a failed mail loses nothing", async (database) => {
  const server = await startMailServer();
  const mail = { smtpUrl: server.url, from: "Laurel <laurel@example.com>" };
  try {
    await withDoor(database, async (door) => {
      const made = await invite(door, { team: null });
      assertEquals([made.body.mail.state, made.body.timesSent], ["sent", 1]);
      const [got] = await server.received(1);
      assertEquals(got!.to, ["amy@example.com"]);
      assert(got!.text.includes(made.body.url));
      server.isRefusing = true;
      const failed = await invite(door, { email: "ben@example.com", team: null });
      assertEquals([failed.status, failed.body.mail.state], [201, "failed"]);
      assertMatch(failed.body.mail.reason, /no such mailbox/);
      assertEquals(failed.body.mailError, failed.body.mail.reason);
      server.isRefusing = false;
      const again = await door.ask("POST", `/admin/invitations/${failed.body.id}/resend`);
      assertEquals([again.body.mail.state, again.body.mailError], ["sent", null]);
      assertEquals((await accept(door, again)).ok, true);
      const csv = "name,mail\nCleo,cleo@example.com\nDan,dan@example.com\n";
      const batch = await door.ask(
        "POST",
        "/admin/invitations/batch",
        new TextEncoder().encode(csv),
        {
          ...await door.key("admin"),
          "content-type": "text/csv",
        },
      );
      assertEquals(batch.body.mail.state, "sending");
      await door.instance.invitations.idle();
      assertEquals(server.mails.map(({ to }) => to[0]).slice(-2), [
        "cleo@example.com",
        "dan@example.com",
      ]);
      const { body } = await door.ask("GET", "/admin/invitations?limit=2");
      assertEquals(body.entries.map((one: { timesSent: number }) => one.timesSent), [1, 1]);
    }, { mail });
  } finally {
    await server.stop();
  }
});

forEachDatabase(
  "invitations - visits of one client are limited",
  (database) =>
    withDoor(database, async (door) => {
      const look = (peer: string) =>
        door.instance.invitations.visit("guess", { request: visit.request, peer });
      for (let count = 0; count < 60; count++) {
        assertEquals(await look("203.0.113.7"), { ok: false, reason: "unknown" });
      }
      const limited = await look("203.0.113.7");
      assertEquals(limited, { ok: false, reason: "rate_limited", retryAfter: 300 });
      assertEquals(await look("203.0.113.8"), { ok: false, reason: "unknown" });
      door.now += 300_000;
      assertEquals(await look("203.0.113.7"), { ok: false, reason: "unknown" });
    }),
);
