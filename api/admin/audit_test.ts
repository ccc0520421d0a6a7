import { assert, assertEquals } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { breakTable } from "@/testing/break_table.ts";
import { forEachDatabase } from "@/testing/database.ts";

interface Entry {
  readonly id: number;
  readonly action: string;
  readonly title: string;
  readonly outcome: string | null;
  readonly actor: { kind: string; id: string | null; name: string };
  readonly object: { kind: string; id: string | null; name: string | null };
  // deno-lint-ignore no-explicit-any -- states as clients get them
  readonly before: any;
  // deno-lint-ignore no-explicit-any -- states as clients get them
  readonly after: any;
  readonly address: string | null;
  readonly userAgent: string | null;
}

forEachDatabase(
  "audit log - who changed what from where, with the state before and after, newest first",
  (database) =>
    withDoor(database, async (door) => {
      const admin = {
        ...await door.person("admin"),
        "user-agent": "Test/1",
        "x-forwarded-for": "203.0.113.7",
      };
      await door.ask("POST", "/admin/teams", { id: "sales", name: "Sales" }, admin);
      await door.ask("PATCH", "/admin/teams/sales", { name: "Sales North" }, admin);
      await door.ask("POST", "/admin/teams", { id: "sales", name: "Again" }, admin);
      const { body: { entries } } = await door.ask("GET", "/admin/audit", undefined, admin);
      const [again, changed, created] = entries as Entry[];
      assertEquals(entries.length, 3);
      assertEquals([created!.action, created!.title, created!.outcome], [
        "team.create",
        "Created a team",
        "done",
      ]);
      assertEquals(created!.object, { kind: "team", id: "sales", name: "Sales" });
      assertEquals([created!.before, created!.after], [null, {
        id: "sales",
        name: "Sales",
        members: 0,
        managers: [],
        leaveNeedsApproval: false,
      }]);
      assertEquals(changed!.object, { kind: "team", id: "sales", name: "Sales" });
      assertEquals([changed!.before.name, changed!.after.name], ["Sales", "Sales North"]);
      assertEquals([changed!.address, changed!.userAgent], ["203.0.113.7", "Test/1"]);
      assertEquals([changed!.actor.kind, changed!.actor.name], ["person", "person-1@example.com"]);
      assertEquals([again!.outcome, again!.after.code], ["refused", "team_exists"]);
    }),
);

forEachDatabase(
  "audit log - secrets are in no entry, and looking is no act",
  (database) =>
    withDoor(database, async (door) => {
      const admin = await door.person("admin");
      const ask = (method: string, path: string, body?: unknown) =>
        door.ask(method, path, body, admin);
      const made = await ask("POST", "/admin/keys", { name: "live-chat" });
      const tool = await ask("POST", "/admin/integrations", {
        provider: "chatwoot",
        name: "Chat",
        secret: "tool-secret-1",
      });
      await ask("PATCH", `/admin/integrations/${tool.body.id}`, { secret: "tool-secret-2" });
      const hook = await ask("POST", "/admin/webhooks", {
        url: "https://example.com/hook",
        events: ["level_up"],
      });
      const shown = await ask("POST", `/admin/webhooks/${hook.body.id}/reveal`);
      const rotated = await ask("POST", `/admin/webhooks/${hook.body.id}/rotate`);
      assertEquals([made.status, tool.status, hook.status, shown.status, rotated.status], [
        201,
        201,
        201,
        200,
        200,
      ]);
      await ask("GET", "/admin/keys");
      await ask("POST", "/admin/agents", { id: "ava", name: "Ava" });
      await ask("POST", "/admin/agents", { id: "ben", name: "Ben" });
      const preview = { into: "ben", isPreview: true };
      assertEquals((await ask("POST", "/admin/agents/ava/merge", preview)).status, 200);
      assertEquals((await ask("POST", "/admin/agents/ava/merge", { into: "ben" })).status, 200);
      await ask("DELETE", `/admin/keys/${made.body.id}`);
      const { body } = await ask("GET", "/admin/audit?limit=200");
      const entries = body.entries as Entry[];
      assertEquals(entries.map(({ action }) => action).reverse(), [
        "key.make",
        "integration.create",
        "integration.change",
        "webhook.create",
        "webhook.reveal_secret",
        "webhook.rotate_secret",
        "agent.create",
        "agent.create",
        "agent.merge",
        "key.revoke",
      ]);
      const text = JSON.stringify(entries);
      for (
        const secret of [
          made.body.key,
          "tool-secret-1",
          "tool-secret-2",
          hook.body.secret,
          shown.body.secret,
          rotated.body.secret,
        ]
      ) {
        assert(secret && !text.includes(secret), "a secret is in the audit log");
      }
      const revoked = entries[0]!;
      assertEquals([revoked.before.name, revoked.after, revoked.object.name], [
        "live-chat",
        null,
        "live-chat",
      ]);
      assertEquals(entries.find(({ action }) => action === "key.make")!.object, {
        kind: "key",
        id: String(made.body.id),
        name: "live-chat",
      });
    }),
);

forEachDatabase(
  "audit log - filters, pages and exports leave the same acts",
  (database) =>
    withDoor(database, async (door) => {
      const admin = await door.person("admin");
      const key = await door.key("admin");
      for (const id of ["one", "two", "three"]) {
        await door.ask("POST", "/admin/teams", { id, name: `=cmd|${id}, "x"` }, admin);
        door.now += 60_000;
      }
      await door.ask("POST", "/admin/agents", { id: "ava", name: "100% Ava" }, key);
      await door.ask("PATCH", "/admin/agents/nobody%00", { name: "x" }, key);
      const list = async (query: string) => {
        const { status, body } = await door.ask("GET", `/admin/audit?${query}`, undefined, admin);
        assertEquals(status, 200, query);
        return body.entries as Entry[];
      };
      const cases: [string, number][] = [
        ["", 5],
        ["action=team.create", 3],
        ["objectKind=team&objectId=two", 1],
        ["actor=person-1", 3],
        ["actor=key-admin", 2],
        ["outcome=refused", 1],
        ["outcome=done", 4],
        ["outcome=running", 0],
        ["q=100%25+ava", 1],
        ["q=1_0", 0],
        ["from=2026-11-20T11:01:00Z", 4],
        ["from=2026-11-20T11:01:00Z&to=2026-11-20T11:02:00Z", 1],
      ];
      for (const [query, count] of cases) assertEquals((await list(query)).length, count, query);

      const first = await door.ask("GET", "/admin/audit?limit=3", undefined, admin);
      const rest = await list(`limit=3&cursor=${first.body.nextCursor}`);
      assertEquals([...first.body.entries, ...rest], await list(""));

      const csv = await door.download("/admin/audit.csv?action=team.create", admin);
      assertEquals(csv.type, "text/csv; charset=utf-8");
      const lines = csv.text.trimEnd().split("\r\n");
      assertEquals(lines.length, 4);
      assert(lines[1]!.includes(`"'=cmd|three, ""x"""`), lines[1]);
      const ndjson = await door.download("/admin/audit.ndjson", admin);
      assertEquals(
        ndjson.text.trimEnd().split("\n").map((line) => JSON.parse(line)),
        await list(""),
      );

      for (const query of ["outcome=maybe", "from=yesterday", "cursor=x", "actor=%00", "q="]) {
        const { status } = await door.ask("GET", `/admin/audit?${query}`, undefined, admin);
        assertEquals(status, 422, query);
      }
      const odd = await door.ask("GET", "/admin/audit?from=yesterday", undefined, admin);
      const message = "is neither a date nor a time within the years 1970 to 2999";
      assertEquals(odd.body.errors, [{ path: "from", message }]);
      const local = await door.ask(
        "GET",
        "/admin/audit?to=2000-01-01T00:00+01:00",
        undefined,
        admin,
      );
      assertEquals([local.status, local.body.entries], [200, []]);
      const actions = await door.ask("GET", "/admin/audit/actions", undefined, admin);
      assert(actions.body.entries.some((one: Entry) => one.action === "key.make"));
    }),
);

forEachDatabase(
  "audit log - an act that cannot be written down is refused and changes nothing",
  (database) =>
    withDoor(database, async (door) => {
      const admin = await door.person("admin");
      const mend = await breakTable(database.db, "audit_log", "true");
      const { status, body } = await door.ask("POST", "/admin/teams", TEAM, admin);
      assertEquals([status, body.code], [503, "audit_unavailable"]);
      await mend();
      assertEquals((await door.ask("GET", "/admin/teams", undefined, admin)).body.entries, []);
      assertEquals((await door.ask("POST", "/admin/teams", TEAM, admin)).status, 201);
    }),
);

forEachDatabase(
  "audit log - when only its end cannot be written, the act counts and operators are told",
  (database) =>
    withDoor(database, async (door) => {
      const admin = await door.person("admin");
      const mend = await breakTable(database.db, "audit_log", "NEW.outcome IS NOT NULL");
      assertEquals((await door.ask("POST", "/admin/teams", TEAM, admin)).status, 201);
      await mend();
      const { body } = await door.ask("GET", "/admin/audit?outcome=running", undefined, admin);
      assertEquals(body.entries.map(({ action }: Entry) => action), ["team.create"]);
      assert(door.instance.logged.some((line) => line.includes("how an act ended")));
    }),
);

const TEAM = { id: "sales", name: "Sales" };
