import { assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { makeAgent, postStandard, setUp } from "@/services/integrations/testdata/tools.ts";
import { forEachDatabase } from "@/testing/database.ts";

let count = 0;
const send = (door: Door, subject: string) =>
  door.ask("POST", "/events", {
    id: `a-${++count}`,
    source: "/s",
    type: "deal_won",
    subject,
    data: {},
  });

forEachDatabase(
  "aliases - a person whose mail address changed stays one agent",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "ada@old.example");
      const path = "/admin/agents/ada@old.example/aliases";
      const added = await door.ask("POST", path, { alias: " Ada@NEW.example" });
      assertEquals([added.status, added.body.alias, added.body.isFormerId], [
        ...[201, "ada@new.example", false],
      ]);
      assertEquals((await door.ask("POST", path, { alias: "ada@new.example" })).status, 201);
      const sent = await send(door, "ADA@new.example");
      assertEquals(sent.body.agent.id, "ada@old.example");
      const found = await door.ask("GET", "/agents/ada@new.example");
      assertEquals(found.body.id, "ada@old.example");
      const { body } = await door.ask("GET", path);
      assertEquals(body.entries.map(({ alias }: { alias: string }) => alias), ["ada@new.example"]);

      // The alias becomes the agent's own address, and is not an alias any more.
      const settings = "/admin/agents/ada@old.example";
      const patched = await door.ask("PATCH", settings, { email: "ada@new.example" });
      assertEquals([patched.status, patched.body.email], [200, "ada@new.example"]);
      assertEquals((await door.ask("GET", path)).body.entries, []);
      assertEquals((await send(door, "ada@new.example")).body.agent.id, "ada@old.example");
      assertEquals((await door.ask("GET", "/agents")).body.entries.length, 1);
    }),
);

forEachDatabase(
  "aliases - an alias of another agent is refused, and an alias never creates a second agent",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "ada");
      await send(door, "bob@x.example");
      const add = (alias: unknown, agent = "ada") =>
        door.ask("POST", `/admin/agents/${agent}/aliases`, { alias });
      assertEquals((await add("BOB@x.example")).body.code, "alias_taken");
      assertEquals((await add("ada\u200B")).body.code, "validation_failed");
      for (const alias of ["", " ", "\u200B", 7, null, "x\0"]) {
        assertEquals((await add(alias)).status, 422, JSON.stringify(alias));
      }
      assertEquals((await add("a", "nobody")).status, 404);
      assertEquals((await add("ada-2")).status, 201);
      assertEquals((await add("ada-2", "bob@x.example")).body.code, "alias_taken");
      for (
        const body of [{ id: "ada-2", name: "A" }, { id: "c", name: "C", email: "bob@x.example" }]
      ) {
        assertEquals((await door.ask("POST", "/admin/agents", body)).body.code, "agent_exists");
      }
      const stolen = await door.ask("PATCH", "/admin/agents/ada", { email: "bob@x.example" });
      assertEquals(stolen.body.code, "agent_exists");
      assertEquals((await door.ask("DELETE", "/admin/agents/ada/aliases/ada-2%20")).status, 204);
      assertEquals((await door.ask("DELETE", "/admin/agents/ada/aliases/ada-2")).status, 404);
      assertEquals((await send(door, "ada-2")).body.agent.id, "ada-2");
    }),
);

forEachDatabase(
  "aliases - people of a tool are matched by aliases, and only admins may change aliases",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ada");
      await door.ask("POST", "/admin/agents/ada/aliases", { alias: "ada@new.example" });
      const tool = await setUp(door, "standard");
      await postStandard(door, tool, "m", {
        type: "deal_won",
        timestamp: new Date(door.now - 60_000).toISOString(),
        data: { agentEmail: "\u00A0Ada@new.example" },
      });
      assertEquals((await door.ask("GET", "/agents/ada")).body.totalPoints, 100);
      const reader = await door.key("read");
      const refused = await door.ask("GET", "/admin/agents/ada/aliases", undefined, reader);
      assertEquals(refused.status, 403);
      const merge = await door.ask("POST", "/admin/agents/ada/merge", { into: "b" }, reader);
      assertEquals(merge.status, 403);
    }),
);
