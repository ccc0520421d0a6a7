import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { type MailServer, startMailServer } from "@/testing/mail_server.ts";

const emailTest = (name: string, test: (door: Door) => Promise<void>) =>
  forEachDatabase(name, (database) => withDoor(database, test));

const OLD = "person-1@example.com";
const NEW = "new@example.com";
const PASSWORD = "correct horse battery";
const VISIT = { request: new Request("http://laurel.example/"), peer: "10.0.0.9" };

/** Returns the id of the account with an e-mail address. */
async function idOf(door: Door, email: string): Promise<string> {
  const { body } = await door.ask("GET", `/admin/accounts?q=${encodeURIComponent(email)}`);
  assertEquals(body.entries.length, 1, email);
  return body.entries[0].id;
}

/** Signs in; returns "ok" or why not. */
async function signIn(door: Door, email: string): Promise<string> {
  const headers = { origin: "http://laurel.example" };
  const request = new Request("http://laurel.example/", { headers });
  const result = await door.instance.auth.signIn(request, { email, password: PASSWORD });
  return result.ok ? "ok" : result.reason;
}

emailTest(
  "account e-mail - a person signs in with the new one and stays signed in",
  async (door) => {
    await door.ask("POST", "/admin/agents", { id: "amy", name: "Amy", email: OLD });
    const who = await door.person("manager");
    const path = `/admin/accounts/${await idOf(door, OLD)}`;
    await door.ask("PATCH", path, { agent: "amy" });
    const before = await door.ask("GET", path);
    const changed = await door.ask("PATCH", path, { email: " NEW@Example.com " });
    assertEquals([changed.status, changed.body], [200, { ...before.body, email: NEW }]);
    const me = await door.ask("GET", "/me/sessions", undefined, who);
    assertEquals([me.status, me.body.entries.length], [200, 1]);
    const request = new Request("http://laurel.example/", { headers: who });
    assertEquals((await door.instance.auth.person(request))?.email, NEW);
    assertEquals([await signIn(door, NEW), await signIn(door, OLD)], ["ok", "invalid"]);
    const agents = await door.ask("GET", "/admin/agents?q=amy");
    assertEquals(agents.body.entries[0].email, OLD, "tools find the agent as before");
    const { body } = await door.ask("GET", "/admin/audit?action=account.change&limit=1");
    const [{ before: was, after: is, outcome }] = body.entries;
    assertEquals([was.email, is.email, outcome], [OLD, NEW, "done"]);
  },
);

emailTest("account e-mail - what is refused changes nothing", async (door) => {
  await door.person("agent");
  await door.person("agent");
  const invited = { email: "eve@example.com", name: "Eve", role: "agent" };
  const invitation = await door.ask("POST", "/admin/invitations", invited);
  const path = `/admin/accounts/${await idOf(door, OLD)}`;
  const before = await door.ask("GET", path);
  const wrong: [object, number, string, string, RegExp][] = [
    [{ email: "nobody" }, 422, "validation_failed", "email", /is not an e-mail address/],
    [{ email: " " }, 422, "validation_failed", "email", /nothing in it that can be seen/],
    [{ email: null }, 422, "validation_failed", "email", /./],
    // As in invitations: an agent can have such an address, but nobody can sign in with it.
    [{ email: "zoë@example.com" }, 422, "validation_failed", "email", /is not an e-mail address/],
    [{ email: "Person-2@example.com" }, 409, "email_taken", "email", /^has an account already$/],
    [{ email: "Eve@example.com" }, 409, "invitation_open", "email", /is open; revoke it first$/],
    [{ email: NEW, role: "boss" }, 422, "validation_failed", "role", /./],
    [{ email: NEW, name: "New", agent: "nobody" }, 422, "unknown_agent", "agent", /./],
    [{ email: NEW, mail: NEW }, 422, "validation_failed", "", /./],
    [
      { email: OLD, name: "New", role: "agent", teams: ["x"] },
      422,
      "validation_failed",
      "teams",
      /./,
    ],
  ];
  for (const [patch, status, code, at, words] of wrong) {
    const { status: got, body } = await door.ask("PATCH", path, patch);
    assertEquals([got, body.code, body.errors[0].path], [status, code, at], JSON.stringify(patch));
    assertMatch(body.errors[0].message, words);
    assertEquals((await door.ask("GET", path)).body, before.body, JSON.stringify(patch));
  }
  assertEquals(await signIn(door, OLD), "ok");
  const manager = await door.person("manager");
  assertEquals((await door.ask("PATCH", path, { email: NEW }, manager)).status, 403);
  assertEquals((await door.ask("PATCH", "/admin/accounts/nobody", { email: NEW })).status, 404);
  await door.ask("DELETE", `/admin/invitations/${invitation.body.id}`);
  assertEquals((await door.ask("PATCH", path, { email: "eve@example.com" })).status, 200);
  // The old address is free again.
  assertEquals(
    (await door.ask("POST", "/admin/invitations", { ...invited, email: OLD })).status,
    201,
  );
});

onPostgres(
  "account e-mail - of two accounts that get the same address at once, one does",
  (database) =>
    withDoor(database, async (door) => {
      const admins = [await door.person("admin"), await door.person("admin")];
      const ids = [await idOf(door, OLD), await idOf(door, "person-2@example.com")];
      for (let round = 0; round < 5; round++) {
        const email = `same-${round}@example.com`;
        const answers = await Promise.all(
          ids.map((id, index) =>
            door.ask("PATCH", `/admin/accounts/${id}`, { email }, admins[index])
          ),
        );
        assertEquals(answers.map(({ status }) => status).sort(), [200, 409]);
        const { body } = answers.find(({ status }) => status === 409)!;
        assertEquals([body.code, body.errors], [
          "email_taken",
          [{ path: "email", message: "has an account already" }],
        ]);
        assertEquals(
          await idOf(door, email),
          ids[answers.findIndex(({ status }) => status === 200)],
        );
      }
    }),
);

/** Runs a test with a mail server that Laurel uses. */
const mailTest = (name: string, test: (door: Door, server: MailServer) => Promise<void>) =>
  forEachDatabase(name, async (database) => {
    const server = await startMailServer();
    const mail = { smtpUrl: server.url, from: "Laurel <laurel@example.com>" };
    try {
      await withDoor(database, (door) => test(door, server), { mail });
    } finally {
      await server.stop();
    }
  });

mailTest("account e-mail - both addresses are told, and mailed links end", async (door, server) => {
  await door.person("agent");
  const { accounts, passwords } = door.instance;
  const path = `/admin/accounts/${await idOf(door, OLD)}`;
  assertEquals(passwords.forgot(OLD, "http://laurel.example", VISIT), null);
  await passwords.idle();
  const token = /reset-password\/([\w-]{43})/.exec(server.mails[0]!.text)![1]!;
  assertEquals((await door.ask("PATCH", path, { email: OLD.toUpperCase() })).status, 200);
  assert((await passwords.visit(token, VISIT)).ok, "it is the same address");
  assertEquals((await door.ask("PATCH", path, { email: NEW })).status, 200);
  assertEquals(await passwords.visit(token, VISIT), { ok: false, reason: "unknown" });
  const used = await passwords.reset(token, "a new password", VISIT);
  assertEquals(used, { ok: false, reason: "unknown" });
  await accounts.idle();
  const told = server.mails.slice(1);
  assertEquals(told.flatMap(({ to }) => to).sort(), [NEW, OLD].sort());
  for (const { text } of told) {
    assertMatch(text, /^Subject: Your e-mail address for Laurel has changed/m);
    assertStringIncludes(text, `of your account to ${NEW}.`);
  }
  assertEquals(passwords.forgot(OLD, "http://laurel.example", VISIT), null);
  assertEquals(passwords.forgot(NEW, "http://laurel.example", VISIT), null);
  await passwords.idle();
  assertEquals(server.mails.slice(3).map(({ to }) => to), [[NEW]]);
  // Whoever chose a language reads it there too, whatever the browser asks for.
  await door.instance.database.db.updateTable("users").set({
    preferences: { language: "de" } as never,
  })
    .where("email", "=", NEW).execute();
  assertEquals(passwords.forgot(NEW, "http://laurel.example", VISIT), null);
  await passwords.idle();
  assertMatch(server.mails.at(-1)!.text, /angefordert/);
});

mailTest("account e-mail - a mail that fails does not undo the change", async (door, server) => {
  await door.person("agent");
  server.isRefusing = true;
  const path = `/admin/accounts/${await idOf(door, OLD)}`;
  assertEquals((await door.ask("PATCH", path, { email: NEW })).body.email, NEW);
  await door.instance.accounts.idle();
  assertEquals(server.mails, []);
  assertStringIncludes(door.instance.logged.join(), "a new e-mail address was not told by mail");
  assertEquals(await signIn(door, NEW), "ok");
});
