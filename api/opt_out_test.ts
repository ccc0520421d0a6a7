/** Whoever opted out of being shown is shown to nobody else. */
import { assert, assertEquals } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

forEachDatabase(
  "opting out - a hidden person is on no board, standing, wall, webhook or list of others",
  (database) =>
    withDoor(database, async (door) => {
      const { ask, instance } = door;
      const admin = await door.person("admin");
      await ask("POST", "/admin/teams", { id: "sales", name: "Sales" }, admin);
      for (const [id, name] of [["hilda", "Hilda Hidden"], ["bob", "Bob"]]) {
        await ask("POST", "/admin/agents", { id, name, team: "sales" }, admin);
      }
      const rows = await database.db.selectFrom("agents").select(["id", "key"]).execute();
      const rowOf = (key: string) => ({ rowId: rows.find((row) => row.key === key)!.id });
      const bob = await door.person("agent", rowOf("bob"));
      const hilda = await door.person("agent", rowOf("hilda"));
      const hidden = { hidden: true };
      assertEquals((await ask("PATCH", "/agents/hilda/visibility", hidden, hilda)).status, 200);
      await database.db.insertInto("webhook_endpoints").values(
        (["standard", "slack"] as const).map((format) => ({
          id: format,
          url: "https://r.example",
          events: ["level_up", "achievement_earned", "challenge_completed", "leaderboard_lead"] as (
            "level_up"
          )[],
          format,
          secret: "s",
        })),
      ).execute();
      await instance.webhooks.runAll();
      const challenge = await ask("POST", "/admin/challenges", {
        key: "race",
        title: "Race",
        kind: "individual",
        metric: { events: ["deal_won"], measure: { kind: "count" } },
        target: 2,
        joining: "automatic",
        rewardPoints: 5,
        startsAt: new Date(door.now).toISOString(),
        endsAt: new Date(door.now + 3_600_000).toISOString(),
        audience: "everyone",
      }, admin);
      assertEquals(challenge.status, 201, JSON.stringify(challenge.body));
      const events = await door.key("events:write");
      for (let number = 0; number < 4; number++) {
        const event = { id: `h-${number}`, type: "deal_won", subject: "hilda" };
        assertEquals((await ask("POST", "/events", event, events)).status, 200);
      }
      await ask("POST", "/events", { id: "b-1", type: "deal_won", subject: "bob" }, events);
      await instance.relay.run();
      await instance.webhooks.runAll();
      const link = await ask("POST", "/admin/wall-links", {
        name: "Hall",
        scenes: ["board", "unlocks", "challenges", "points"].map((kind) => ({
          kind,
          team: "sales",
        })),
      }, admin);
      const wall = `/wall/${link.body.url.split("/wall/")[1]}`;

      // What others see.
      const seen: Record<string, unknown> = {};
      for (
        const path of [
          "/leaderboards?period=day",
          "/leaderboards?period=all",
          "/leaderboards?period=week&team=sales",
          "/leaderboards?period=day&around=hilda",
          "/challenges",
          "/challenges/race",
          "/desk",
          "/agents",
          "/pictures?agents=hilda",
          wall,
        ]
      ) {
        const answer = await ask("GET", path, undefined, path === wall ? { "x-no": "1" } : bob);
        assertEquals(answer.status, 200, path);
        seen[path] = answer.body;
      }
      for (const [path, body] of Object.entries(seen)) {
        assert(!/hilda/i.test(JSON.stringify(body)), `${path} shows her`);
      }
      assertEquals((await ask("GET", "/agents/hilda", undefined, bob)).status, 404);
      const sent = await database.db.selectFrom("outgoing_deliveries").select("body").execute();
      assert(!sent.some(({ body }) => /hilda/i.test(body)), "no webhook names her");
      // What she and her admin see.
      const own = await ask("GET", "/challenges/race", undefined, hilda);
      assert(/hilda/i.test(JSON.stringify(own.body)), "she sees her own place");
      const people = await ask("GET", "/admin/agents", undefined, admin);
      assert(/hilda/i.test(JSON.stringify(people.body)), "admins see everybody");
    }),
);
