/**
 * The same agent is found for all spellings with invisible or equivalent characters: in every part
 * of the API, on both databases.
 */
import { assertEquals, assertMatch } from "@std/assert";
import { type Answer, type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const encoder = new TextEncoder();
let count = 0;
const event = (subject: unknown) => ({
  id: `i-${++count}`,
  source: "/s",
  type: "deal_won",
  subject,
  data: {},
});

async function send(door: Door, subject: unknown): Promise<Answer> {
  return await door.ask("POST", "/events", event(subject));
}

async function agentOf(door: Door, subject: unknown): Promise<string> {
  const { status, body } = await send(door, subject);
  assertEquals(status, 200, JSON.stringify(body));
  return body.agent.id;
}

async function agentIds(door: Door): Promise<string[]> {
  const { body } = await door.ask("GET", "/agents?limit=200");
  return body.entries.map(({ id }: { id: string }) => id);
}

forEachDatabase(
  "identity - invisible characters do not create a second agent, in single events and in batches",
  (database) =>
    withDoor(database, async (door) => {
      const same = [
        "x",
        " x",
        "x ",
        "\tx\n",
        "x\u00A0",
        "\u200Bx",
        "\u202Ex",
        "x\uFE0F",
        "\u3164x",
        "x\u00AD",
      ];
      for (const subject of same) assertEquals(await agentOf(door, subject), "x");
      const batch = await door.ask("POST", "/events/batch", { events: same.map(event) });
      assertEquals(
        batch.body.results.map((one: { agent: { id: string } }) => one.agent.id),
        same.map(() => "x"),
      );
      assertEquals(await agentOf(door, "Zoe\u0308"), "Zo\u00EB");
      assertEquals(await agentOf(door, "Zo\u00EB"), "Zo\u00EB");
      assertEquals(await agentIds(door), ["Zo\u00EB", "x"]);
    }),
);

forEachDatabase(
  "identity - an e-mail is the same in any letter case and with spaces around it, also in the first event",
  (database) =>
    withDoor(database, async (door) => {
      for (const email of ["Ada@x.com ", "ada@X.COM", "\u00A0ada@x.com\uFEFF", "ADA@x.com"]) {
        assertEquals(await agentOf(door, email), "ada@x.com");
      }
      for (const email of ["\u0130REM@x.com", "i\u0307rem@x.com", "I\u0307rem@X.com"]) {
        assertEquals(await agentOf(door, email), "i\u0307rem@x.com");
      }
      assertEquals(await agentOf(door, "\u212Aim@x.com"), "kim@x.com");
      assertEquals(await agentOf(door, "stra\u00DFe@x.com"), "stra\u00DFe@x.com");
      assertEquals(await agentOf(door, "strasse@x.com"), "strasse@x.com");
      assertEquals((await agentIds(door)).length, 5);
    }),
);

forEachDatabase(
  "identity - a subject without visible characters is refused, and the rest of the batch is stored",
  (database) =>
    withDoor(database, async (door) => {
      const blank = [
        "",
        "   ",
        "\u200B",
        "\u202E",
        "\u3164",
        "\u2800",
        "\u00A0\u00AD",
        "\uFEFF",
        "\u0301",
      ];
      for (const subject of blank) {
        const { status, body } = await send(door, subject);
        assertEquals([status, body.code], [422, "validation_failed"], JSON.stringify(subject));
        assertEquals(body.errors[0].path, "subject");
      }
      const { body } = await door.ask("POST", "/events/batch", {
        events: [event("\u200B"), event("seen")],
      });
      assertEquals(
        body.results.map((one: { status: string }) => one.status),
        ["rejected", "scored"],
      );
      assertEquals(await agentIds(door), ["seen"]);
    }),
);

forEachDatabase(
  "identity - a number as subject means exactly the digits that were sent",
  (database) =>
    withDoor(database, async (door) => {
      const raw = (subject: string) =>
        door.ask(
          "POST",
          "/events",
          encoder.encode(`{"id":"n-${++count}","type":"deal_won","subject":${subject},"data":{}}`),
        );
      const of = async (subject: string) => (await raw(subject)).body.agent?.id;
      assertEquals(await of("42"), "42");
      assertEquals(await of('"42"'), "42");
      assertEquals(await of("9007199254740992"), "9007199254740992");
      assertEquals(await of("9007199254740993"), "9007199254740993");
      assertEquals(await of("18446744073709551615"), "18446744073709551615");
      for (const odd of ["1.5", "1e30", "9007199254740993.0", "true", "{}", "[1]", "null"]) {
        const { status, body } = await raw(odd);
        assertEquals([status, body.errors?.[0].path], [422, "subject"], odd);
        assertMatch(body.errors[0].message, /^must be text or a whole number\b/, odd);
      }
      const headers = { ...await door.key("events:write"), "content-type": "application/x-ndjson" };
      const line = `{"id":"n-l","type":"deal_won","subject":9007199254740993,"data":{}}\n`;
      const imported = await door.ask(
        "POST",
        "/import?report=errors",
        encoder.encode(line),
        headers,
      );
      assertEquals(imported.status, 200, JSON.stringify(imported.body));
      assertEquals(await agentIds(door), [
        ...["18446744073709551615", "42", "9007199254740992", "9007199254740993"],
      ]);
    }),
);

forEachDatabase(
  "identity - the same event again is a duplicate however its subject is written",
  (database) =>
    withDoor(database, async (door) => {
      const first = { ...event("Ada@x.com"), time: "2026-11-20T10:00:00Z" };
      assertEquals((await door.ask("POST", "/events", first)).body.status, "scored");
      for (const subject of ["Ada@x.com", "ada@x.com ", "\u200Bada@X.com"]) {
        const { status, body } = await door.ask("POST", "/events", { ...first, subject });
        assertEquals([status, body.status], [200, "duplicate"]);
      }
    }),
);

forEachDatabase(
  "identity - agents, teams and keys are created, found and changed by the visible part of their ids",
  (database) =>
    withDoor(database, async (door) => {
      const team = await door.ask("POST", "/admin/teams", { id: " sales\u200B", name: "Sales " });
      assertEquals([team.status, team.body.id, team.body.name], [201, "sales", "Sales"]);
      const again = await door.ask("POST", "/admin/teams", { id: "sales\u00A0", name: "Other" });
      assertEquals([again.status, again.body.code], [409, "team_exists"]);
      const made = await door.ask("POST", "/admin/agents", {
        id: "ann ",
        name: "\u202EAnn\u202C",
        email: " \u0130REM@X.com",
        team: "\u2066sales\u2069",
      });
      const { id, name, email, team: teamId } = made.body;
      assertEquals([made.status, id, name, email, teamId], [
        201,
        "ann",
        "Ann",
        "i\u0307rem@x.com",
        "sales",
      ]);
      for (
        const body of [{ id: "ann\u00AD", name: "A" }, {
          id: "b",
          name: "B",
          email: "i\u0307rem@X.com",
        }]
      ) {
        const taken = await door.ask("POST", "/admin/agents", body);
        assertEquals([taken.status, taken.body.code], [409, "agent_exists"]);
      }
      for (
        const body of [{ id: "\u200B", name: "A" }, { id: "c", name: "\u200B" }, {
          id: "c",
          name: "\u3164\u00A0",
        }]
      ) {
        const refused = await door.ask("POST", "/admin/agents", body);
        assertEquals([refused.status, refused.body.code], [422, "validation_failed"]);
      }
      for (const id of ["ann", "%20ann", "ann%C2%A0", "i%CC%87rem@x.com", "%C4%B0REM@x.com"]) {
        const found = await door.ask("GET", `/agents/${id}`);
        assertEquals([found.status, found.body.id], [200, "ann"], id);
      }
      const patched = await door.ask("PATCH", "/admin/agents/ann%E2%80%8B", { email: "NEW@x.com" });
      assertEquals([patched.status, patched.body.email], [200, "new@x.com"]);
      const board = await door.ask("GET", "/leaderboards?team=sales%20&around=%20ann");
      assertEquals(board.status, 200);
      assertEquals(
        (await door.ask("PATCH", "/agents/%20ann/visibility", { hidden: true })).status,
        200,
      );
      const key = await door.ask("POST", "/admin/keys", { name: "chat\u200B " });
      assertEquals([key.status, key.body.name], [201, "chat"]);
      assertEquals((await door.ask("POST", "/admin/keys", { name: "chat" })).status, 409);
      const emoji = "\u{1F469}\u200D\u{1F4BB} Mina";
      const named = await door.ask("PATCH", "/admin/agents/ann", { name: emoji });
      assertEquals(named.body.name, emoji);
    }),
);

forEachDatabase(
  "identity - an import and a CloudEvent in headers mean the same agents",
  (database) =>
    withDoor(database, async (door) => {
      const key = await door.key("events:write");
      const csv = "id,type,subject\nc-1,deal_won,Ada@x.com \nc-2,deal_won, bob\u200B\n";
      const imported = await door.ask("POST", "/import?report=errors", encoder.encode(csv), {
        ...key,
        "content-type": "text/csv",
      });
      assertEquals(
        [imported.status, imported.body.summary?.scored],
        [200, 2],
        JSON.stringify(imported),
      );
      const binary = await door.ask("POST", "/events", undefined, {
        ...key,
        "ce-specversion": "1.0",
        "ce-id": "b-1",
        "ce-source": "/s",
        "ce-type": "deal_won",
        "ce-subject": "%C2%A0ADA@x.com%E2%80%8B",
      });
      assertEquals([binary.status, binary.body.agent?.id], [200, "ada@x.com"]);
      assertEquals(await agentIds(door), ["ada@x.com", "bob"]);
    }),
);

forEachDatabase(
  "identity - a challenge's agents can be named by id, e-mail or alias, and each counts once",
  (database) =>
    withDoor(database, async (door) => {
      for (const [id, email] of [["ann", "ann@x.com"], ["bob", "bob@x.com"]]) {
        await door.ask("POST", "/admin/agents", { id, name: id, email });
      }
      await door.ask("POST", "/admin/agents/ann/aliases", { alias: "old@x.com" });
      const create = async (key: string, audience: unknown, kind = "individual") => {
        const { status, body } = await door.ask("POST", "/admin/challenges", {
          key,
          title: key,
          kind,
          audience,
          rewardPoints: 10,
          metric: { events: ["deal_won"], measure: { kind: "count" } },
          target: kind === "individual" ? 1 : null,
          startsAt: new Date(door.now).toISOString(),
          endsAt: new Date(door.now + 86_400_000).toISOString(),
        });
        return [status, body.audience ?? body.errors];
      };
      assertEquals(await create("one", { agents: ["Bob@X.com ", "\u200Bann", "OLD@x.com"] }), [
        201,
        { agents: ["bob", "ann"] },
      ]);
      assertEquals(await create("none", { agents: ["ann", "eve@x.com"] }), [
        422,
        [{ path: "audience.agents", message: "names no agent" }],
      ]);
      const [status, errors] = await create(
        "same",
        { agents: ["ann", "old@x.com"] },
        "head_to_head",
      );
      assertEquals([status, errors[0].path], [422, "audience.agents"]);
      const merge = await door.ask("POST", "/admin/agents/ann/merge", { into: "nobody" });
      assertEquals([merge.status, merge.body.errors[0].path], [422, "into"]);
    }),
);
