import { assert, assertEquals } from "@std/assert";
import type { Kysely, KyselyPlugin } from "kysely";
import { createAgents } from "@/db/agents/new_agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { openTeam } from "./mod.ts";

/** Counts the queries that go through the database. */
function counting(db: Kysely<Schema>): { db: Kysely<Schema>; count: () => number } {
  let queries = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      queries++;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { db: db.withPlugin(plugin), count: () => queries };
}

forEachDatabase(
  "team - reads a team of any size with the same few queries",
  (database) =>
    withDoor(database, async ({ instance, now, key, ask }) => {
      await ask("POST", "/admin/teams", { id: "one", name: "One" });
      await ask("POST", "/admin/teams", { id: "many", name: "Many" });
      const agents = Array.from({ length: 200 }, (_, index) => ({
        id: `agent-${index}`,
        name: `Agent ${index}`,
        email: null,
      }));
      await createAgents(database.db, agents);
      const teams = await database.db.selectFrom("teams").select(["id", "key"]).execute();
      const idOf = (wanted: string) => teams.find(({ key }) => key === wanted)!.id;
      await database.db.updateTable("agents").set({ team_id: idOf("many") }).execute();
      await database.db.updateTable("agents").set({ team_id: idOf("one") })
        .where("key", "=", "agent-0").execute();
      const events = agents.map(({ id }) => ({
        id,
        source: "/tool",
        type: "message_response",
        subject: id,
        time: new Date(now).toISOString(),
        data: { responseTime: 40 },
      }));
      assertEquals((await ask("POST", "/events/batch", { events })).status, 200);

      const viewer = (await instance.keys.authenticate(
        (await key("read"))["authorization"]!.slice("Bearer ".length),
      ))!;
      const { db, count } = counting(database.db);
      const { metrics, clock, info: { timeZone } } = instance;
      const team = openTeam({ db, metrics, clock, timeZone });
      const queriesFor = async (id: string) => {
        const before = count();
        const found = await team.now(viewer, id);
        return { queries: count() - before, working: found?.totals.working };
      };
      const one = await queriesFor("one");
      const many = await queriesFor("many");
      assertEquals([one.working, many.working], [1, 199]);
      assertEquals(many.queries, one.queries);
      assert(many.queries <= 10, `${many.queries} queries`);
    }),
);
