import { assert, assertEquals, assertMatch } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const EVENT = { id: "e-1", type: "deal_won", subject: "ava" };

forEachDatabase(
  "keys - an admin creates a key, which works at once, and revokes it",
  (database) =>
    withDoor(database, async (door) => {
      const admin = await door.person("admin");
      const made = await door.ask("POST", "/admin/keys", { name: "live-chat" }, admin);
      assertEquals(made.status, 201);
      assertMatch(made.body.key, /^lk_[\w-]{43}$/);
      assertEquals(made.body.scopes, ["events:write"]);
      const who = { authorization: `Bearer ${made.body.key}` };
      const sent = await door.ask("POST", "/events", EVENT, who);
      assertEquals([sent.status, sent.body.source], [200, "live-chat"]);
      assertEquals((await door.ask("GET", "/agents", undefined, who)).status, 403);

      const { body: { entries } } = await door.ask("GET", "/admin/keys?limit=1", undefined, admin);
      assertEquals(entries.map((one: { name: string }) => one.name), ["live-chat"]);
      assert(!JSON.stringify(entries).includes(made.body.key), "the key itself is only shown once");

      const path = `/admin/keys/${made.body.id}`;
      assertEquals((await door.ask("DELETE", path, undefined, admin)).status, 204);
      assertEquals((await door.ask("POST", "/events", EVENT, who)).status, 401);
      assertEquals((await door.ask("DELETE", path, undefined, admin)).status, 404);
      const { body: after } = await door.ask("GET", "/admin/keys", undefined, admin);
      assert(after.entries.find((one: { id: number }) => one.id === made.body.id).revokedAt);
    }),
);

forEachDatabase(
  "keys - errors are explained, and only admins have access",
  (database) =>
    withDoor(database, async (door) => {
      const wrong: [unknown, string][] = [
        [{}, "name"],
        [{ name: " " }, "name"],
        [{ name: "x", scopes: [] }, "scopes"],
        [{ name: "x", scopes: ["root"] }, "scopes.0"],
        [{ name: "x", createsAgents: "yes" }, "createsAgents"],
        [{ name: "x", more: 1 }, ""],
      ];
      for (const [body, path] of wrong) {
        const answer = await door.ask("POST", "/admin/keys", body);
        assertEquals([answer.status, answer.body.errors[0].path], [422, path]);
      }
      await door.ask("POST", "/admin/keys", { name: "taken" });
      const again = await door.ask("POST", "/admin/keys", { name: "taken" });
      assertEquals([again.status, again.body.code], [409, "key_name_taken"]);
      for (const id of ["0", "x", "2147483648", "99999"]) {
        assert([404, 422].includes((await door.ask("DELETE", `/admin/keys/${id}`)).status));
      }
      const manager = await door.person("manager");
      assertEquals((await door.ask("GET", "/admin/keys", undefined, manager)).status, 403);
      const writer = await door.key("events:write");
      assertEquals((await door.ask("POST", "/admin/keys", { name: "y" }, writer)).status, 403);
    }),
);

forEachDatabase(
  "keys - pages lead from the newest to the oldest",
  (database) =>
    withDoor(database, async (door) => {
      const admin = await door.person("admin");
      for (let number = 1; number <= 5; number++) {
        await door.ask("POST", "/admin/keys", { name: `key ${number}` }, admin);
      }
      const names: string[] = [];
      for (let cursor = "";;) {
        const path = `/admin/keys?limit=2${cursor}`;
        const { body } = await door.ask("GET", path, undefined, admin);
        names.push(...body.entries.map((one: { name: string }) => one.name));
        if (body.nextCursor === null) break;
        cursor = `&cursor=${body.nextCursor}`;
      }
      assertEquals(names, [5, 4, 3, 2, 1].map((number) => `key ${number}`));
    }),
);
