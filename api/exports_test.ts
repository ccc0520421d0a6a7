import { assert, assertEquals, assertMatch } from "@std/assert";
import { findAgent } from "@/db/agents/agents.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";

async function send(door: Door, subject: string, id: string): Promise<void> {
  const body = { id, source: "/crm", type: "deal_won", subject };
  const { status, body: answer } = await door.ask("POST", "/events", body);
  assertEquals(status, 200, JSON.stringify(answer));
}

forEachDatabase(
  "exports - a file has all pages of the list, in its order",
  (database) =>
    withDoor(database, async (door) => {
      const events = Array.from({ length: 230 }, (_, index) => ({
        id: `e-${index}`,
        source: "/crm",
        type: "deal_won",
        subject: `agent-${String(index).padStart(3, "0")}`,
      }));
      const { status } = await door.ask("POST", "/events/batch", { events });
      assertEquals(status, 200);
      const key = await door.key("read");
      const csv = await door.download("/leaderboards.csv?period=week", key);
      assertMatch(csv.type, /^text\/csv/);
      const lines = csv.text.trimEnd().split("\r\n");
      assertEquals(lines[0], "position,rank,id,name,points");
      assertEquals(lines.length, 231);
      assertMatch(lines[230]!, /^230,1,agent-229,agent-229,/);
      const json = JSON.parse((await door.download("/leaderboards.json?period=week", key)).text);
      assertEquals(json.entries.length, 230);
      const page = await door.ask("GET", "/leaderboards?period=week&limit=1", undefined, key);
      assertEquals(json.entries[0], page.body.entries[0]);
    }),
);

forEachDatabase(
  "exports - the ledger, the team, accounts, people and challenges",
  (database) =>
    withDoor(database, async (door) => {
      for (const id of ["a", "b"]) await send(door, "ann", id);
      const made = await door.ask("POST", "/admin/teams", { id: "sales", name: "Sales" });
      assertEquals(made.status, 201);
      await door.ask("PATCH", "/admin/agents/ann", { team: "sales", name: "=1+1" });
      const key = await door.key("admin", "read");
      const file = async (path: string) => (await door.download(path, key)).text;
      const ledger = (await file("/agents/ann/history.csv")).trimEnd().split("\r\n");
      assertEquals(ledger[0], "time,type,points,reason,source,event,rule version");
      assert(ledger.some((line) => line.includes(",deal_won,50,")), ledger.join("\n"));
      const entries = (await door.ask("GET", "/agents/ann/history", undefined, key)).body.entries;
      assertEquals(ledger.length, entries.length + 1);
      assertEquals(JSON.parse(await file("/agents/ann/history.json")).entries, entries);
      assertMatch(await file("/team.csv?team=sales"), /\r\nann,'=1\+1,/);
      assertMatch(await file("/admin/accounts.csv"), /^name,email,role,agent,teams,active/);
      assertEquals(JSON.parse(await file("/admin/agents.json")).entries[0].id, "ann");
      assertEquals(JSON.parse(await file("/challenges.json")), { entries: [] });
    }),
);

forEachDatabase(
  "exports - nobody gets more than the list shows, and refusals are answers",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "ann", "a");
      await send(door, "bob", "b");
      const ann = await door.person("agent", await findAgent(database.db, "ann"));
      const ask = async (path: string) => (await door.ask("GET", path, undefined, ann)).status;
      assertEquals(await ask("/agents/ann/history.json"), 200);
      assertEquals(await ask("/agents/bob/history.json"), 404);
      assertEquals(await ask("/admin/accounts.json"), 403);
      assertEquals(await ask("/team.json"), 403);
      const wrong = await door.ask("GET", "/leaderboards.json?period=never", undefined, ann);
      assertEquals([wrong.status, wrong.body.errors[0].path], [422, "period"]);
      const manager = await door.person("manager");
      const team = await door.ask("GET", "/team.json?team=none", undefined, manager);
      assertEquals(team.status, 404);
    }),
);
