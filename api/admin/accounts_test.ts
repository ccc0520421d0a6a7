import { assert, assertEquals, assertMatch } from "@std/assert";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";

const accountTest = (name: string, test: (door: Door) => Promise<void>) =>
  forEachDatabase(name, (database) => withDoor(database, test));

/** Returns the ids of accounts by e-mail. */
async function idsOf(door: Door): Promise<Record<string, string>> {
  const { body } = await door.ask("GET", "/admin/accounts");
  return Object.fromEntries(body.entries.map((one: { email: string; id: string }) => [
    one.email,
    one.id,
  ]));
}

const mine = async (
  door: Door,
  who: Who,
) => (await door.ask("GET", "/me/sessions", undefined, who));
const PASSWORD = "correct horse battery";

accountTest("accounts - admins list, search and read them", async (door) => {
  await door.person("admin");
  await door.person("manager");
  await door.person("agent");
  const list = async (query: string) =>
    (await door.ask("GET", `/admin/accounts?${query}`)).body.entries
      .map((one: { email: string }) => one.email.slice(0, "person-1".length));
  assertEquals(await list("limit=10"), ["person-1", "person-2", "person-3"]);
  assertEquals(await list("role=manager"), ["person-2"]);
  assertEquals(await list("q=SON-3"), ["person-3"]);
  assertEquals(await list("q=%25"), []);
  assertEquals(await list("state=deactivated"), []);
  const first = await door.ask("GET", "/admin/accounts?limit=2");
  const next = await door.ask("GET", `/admin/accounts?limit=2&cursor=${first.body.nextCursor}`);
  assertEquals([first.body.entries.length, next.body.entries.length], [2, 1]);
  const { id, createdAt, lastSignInAt, ...rest } = next.body.entries[0];
  assert(createdAt && lastSignInAt);
  assertEquals(rest, {
    name: "person-3@example.com",
    email: "person-3@example.com",
    role: "agent",
    teams: [],
    agent: null,
    isActive: true,
    deactivatedAt: null,
    hasPassword: true,
    isTwoFactorOn: false,
    sessions: 1,
  });
  assertEquals((await door.ask("GET", `/admin/accounts/${id}`)).body.id, id);
  assertEquals((await door.ask("GET", "/admin/accounts/nobody")).status, 404);
});

accountTest("accounts - a change of role, teams and agent takes effect at once", async (door) => {
  const who = await door.person("agent");
  for (const id of ["red", "blue"]) await door.ask("POST", "/admin/teams", { id, name: id });
  await door.ask("POST", "/admin/agents", { id: "amy", name: "Amy", email: "amy@old.example" });
  const id = (await idsOf(door))["person-1@example.com"]!;
  const change = (patch: object, as?: Who) => door.ask("PATCH", `/admin/accounts/${id}`, patch, as);
  const seen = () =>
    door.instance.auth.person(new Request("http://laurel.example/", { headers: who }));
  assertEquals((await seen())?.role, "agent");
  const manager = await change({ name: " Amy  Ray ", role: "manager", teams: ["red", "blue"] });
  assertEquals([manager.status, manager.body.name, manager.body.teams], [
    200,
    "Amy Ray",
    ["blue", "red"],
  ]);
  assertEquals([(await seen())?.role, (await seen())?.teams], ["manager", ["blue", "red"]]);
  const linked = await change({ agent: "AMY@old.example", role: "agent" });
  assertEquals([linked.body.agent, linked.body.teams], [{ id: "amy", name: "Amy" }, []]);
  assertEquals((await seen())?.agent, "amy");
  const byAgent = await door.ask("GET", "/admin/accounts?agent=amy");
  assertEquals(byAgent.body.entries.map((one: { id: string }) => one.id), [id]);
  const wrong: [object, number, string, string][] = [
    [{ role: "boss" }, 422, "validation_failed", "role"],
    [{ teams: ["red"] }, 422, "validation_failed", "teams"],
    [{ role: "manager", teams: ["red", "x"] }, 422, "unknown_team", "teams.1"],
    [{ agent: "nobody" }, 422, "unknown_agent", "agent"],
    [{ mail: "x@y.example" }, 422, "validation_failed", ""],
  ];
  for (const [patch, status, code, path] of wrong) {
    const { status: got, body } = await change(patch);
    assertEquals([got, body.code, body.errors[0].path], [status, code, path]);
  }
  assertEquals((await seen())?.role, "agent", "a change that is refused changes nothing");
  await door.person("agent");
  const other = (await idsOf(door))["person-2@example.com"];
  const taken = await door.ask("PATCH", `/admin/accounts/${other}`, { agent: "amy" });
  assertEquals([taken.status, taken.body.code], [409, "agent_taken"]);
  assertEquals((await change({ agent: null })).body.agent, null);
  assertEquals((await change({ role: "admin" }, await door.person("manager"))).status, 403);
});

accountTest("accounts - who is deactivated is out at once, and may come back", async (door) => {
  const who = await door.person("manager");
  const id = (await idsOf(door))["person-1@example.com"]!;
  assertEquals((await mine(door, who)).status, 200);
  const off = await door.ask("PATCH", `/admin/accounts/${id}`, { isActive: false });
  assertEquals([off.body.isActive, off.body.sessions], [false, 0]);
  assertEquals((await mine(door, who)).status, 401);
  const signIn = async () => {
    const request = new Request("http://laurel.example/", {
      headers: { origin: "http://laurel.example" },
    });
    const result = await door.instance.auth.signIn(request, {
      email: "person-1@example.com",
      password: PASSWORD,
    });
    return result.ok ? "ok" : result.reason;
  };
  assertEquals(await signIn(), "deactivated");
  const reset = await door.ask("POST", `/admin/accounts/${id}/password-reset`);
  assertEquals([reset.status, reset.body.code], [409, "account_deactivated"]);
  await door.ask("PATCH", `/admin/accounts/${id}`, { isActive: true });
  assertEquals(await signIn(), "ok");
});

accountTest("accounts - the last admin keeps the role", async (door) => {
  const ada = await door.person("admin");
  const id = (await idsOf(door))["person-1@example.com"];
  for (
    const [patch, path] of [[{ isActive: false }, "isActive"], [{ role: "agent" }, "role"]] as const
  ) {
    const { status, body } = await door.ask("PATCH", `/admin/accounts/${id}`, patch, ada);
    assertEquals([status, body.code, body.errors[0].path], [409, "last_admin", path]);
  }
  assertEquals((await mine(door, ada)).status, 200);
  await door.person("admin");
  assertEquals(
    (await door.ask("PATCH", `/admin/accounts/${id}`, { role: "agent" }, ada)).status,
    200,
  );
});

onPostgres(
  "accounts - two admins who demote each other leave one",
  (database) =>
    withDoor(database, async (door) => {
      const [ada, bob] = [await door.person("admin"), await door.person("admin")];
      const ids = await idsOf(door);
      const answers = await Promise.all([
        door.ask("PATCH", `/admin/accounts/${ids["person-2@example.com"]}`, { role: "agent" }, ada),
        door.ask(
          "PATCH",
          `/admin/accounts/${ids["person-1@example.com"]}`,
          { isActive: false },
          bob,
        ),
      ]);
      const admins = await door.ask("GET", "/admin/accounts?role=admin&state=active");
      assertEquals(admins.body.entries.length, 1, JSON.stringify(answers));
    }),
);

accountTest(
  "accounts - an admin sees where a person is signed in, and signs them out",
  async (door) => {
    const who = await door.person("agent");
    const id = (await idsOf(door))["person-1@example.com"]!;
    const path = `/admin/accounts/${id}/sessions`;
    const { body } = await door.ask("GET", path);
    assertEquals(body.entries.length, 1);
    assertEquals([body.entries[0].device, body.entries[0].isCurrent], ["Unknown device", false]);
    const { token } = await door.instance.database.db.selectFrom("sessions").select("token")
      .executeTakeFirstOrThrow();
    assert(!JSON.stringify(body).includes(token));
    assertEquals((await door.ask("DELETE", `${path}/nothing`)).status, 404);
    assertEquals((await door.ask("DELETE", `${path}/${body.entries[0].id}`)).status, 204);
    assertEquals((await mine(door, who)).status, 401);
    assertEquals((await door.ask("DELETE", path)).status, 204);
    assertEquals((await door.ask("GET", "/admin/accounts/nobody/sessions")).status, 404);
  },
);

accountTest("accounts - a link to a new password works once, for an hour", async (door) => {
  const who = await door.person("agent");
  const id = (await idsOf(door))["person-1@example.com"]!;
  const make = async () => {
    const { status, body } = await door.ask("POST", `/admin/accounts/${id}/password-reset`);
    assertEquals(status, 200);
    assertMatch(body.url, /^http:\/\/laurel\.example\/reset-password\/[\w-]{43}$/);
    return body.url.split("/").at(-1)! as string;
  };
  const { passwords } = door.instance;
  const visit = { request: new Request("http://laurel.example/"), peer: "10.0.0.9" };
  const old = await make();
  const token = await make();
  assertEquals(await passwords.visit(old, visit), { ok: false, reason: "unknown" });
  const seen = await passwords.visit(token, visit);
  assertEquals(seen.ok && seen.owner.email, "person-1@example.com");
  const short = await passwords.reset(token, "short", visit);
  assertEquals(short, { ok: false, reason: "invalid", error: "must have at least 8 characters" });
  assertEquals((await mine(door, who)).status, 200, "nothing changes before the link is used");
  const both = await Promise.all([
    passwords.reset(token, "a new password", visit),
    passwords.reset(token, "another password", visit),
  ]);
  assertEquals(both.map(({ ok }) => ok).sort(), [false, true]);
  assertEquals((await mine(door, who)).status, 401);
  const late = await make();
  door.now += 3_600_000;
  assertEquals(await passwords.visit(late, visit), { ok: false, reason: "unknown" });
  assertEquals((await door.ask("POST", "/admin/accounts/nobody/password-reset")).status, 404);
});
