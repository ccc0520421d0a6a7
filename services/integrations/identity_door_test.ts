/**
 * Identities of people in webhooks, with invisible and equivalent characters, sent through the API
 * on both databases.
 */
import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { SEQUENCES } from "./testdata/sequences.ts";
import { makeAgent, pointsOf, post, postStandard, setUp, type Tool } from "./testdata/tools.ts";

const at = (door: Door) => new Date(door.now - 60_000).toISOString();

async function peopleOf(door: Door, tool: Tool): Promise<Record<string, unknown>[]> {
  return (await door.ask("GET", `/admin/integrations/${tool.id}/people`)).body.entries;
}

forEachDatabase(
  "people in tools - SIP addresses are one person whatever their letter case, port and parameters",
  (database) =>
    withDoor(database, async (door) => {
      const sequence = SEQUENCES.find(({ provider }) => provider === "twilio")!;
      const tool = await setUp(door, "twilio", { secret: sequence.secret });
      door.now = sequence.end;
      const addresses = [
        ...["sip:ada@pbx.example", "sip:ADA@PBX.Example", "SIP:ada@pbx.example:5060"],
        ...[
          "sips:ada@pbx.example;transport=tls",
          "sip:Ada@pbx.example:5061?x=1",
          " sip:ada@pbx.example\u200B",
        ],
      ];
      for (const [index, address] of addresses.entries()) {
        const fields = new URLSearchParams(sequence.sent[3]!.body);
        fields.set("To", address);
        fields.set("CallSid", `CA2000000000000000000000000000000${index}`);
        fields.set("ParentCallSid", `CA3000000000000000000000000000000${index}`);
        const sent = { body: fields.toString() };
        const { status } = await post(door, tool, sent.body, {
          "content-type": "application/x-www-form-urlencoded",
          ...sequence.headers(sent, tool.secret, tool.url, door.now),
        });
        assertEquals(status, 200);
      }
      const { rows } = await sql<{ calls: number }>`SELECT count(*)::int AS calls
        FROM derived_events WHERE external_user = 'sip:ada@pbx.example' AND is_wanted`
        .execute(database.db);
      assertEquals(rows[0]!.calls, addresses.length * 2);
      const people = (await peopleOf(door, tool)).map(({ user }) => user);
      assertEquals(people, ["sip:ada@pbx.example"]);
      // A further spelling, with an agent: the calls count for them.
      await makeAgent(door, "ada");
      const { status } = await door.ask("PUT", `/admin/integrations/${tool.id}/people`, {
        user: "sip:ADA@pbx.example:5060",
        agent: "ada\u00A0",
      });
      assertEquals([status, await pointsOf(door, "ada") > 0], [200, true]);
      assertEquals((await peopleOf(door, tool)).length, 1);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "people in tools - a number above 2^53 is an id with exactly its digits",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      for (const [index, name] of ["agentId", "agent_id"].entries()) {
        const body = `{"type":"deal_won","timestamp":"${at(door)}",` +
          `"data":{"${name}":900719925474099${3 + index}}}`;
        const { status, body: answer } = await postStandard(door, tool, `n-${index}`, body);
        assertEquals([status, answer.status], [200, "processed"], JSON.stringify(answer));
      }
      const event = `{"specversion":"1.0","id":"1","source":"/s","type":"deal_won",` +
        `"time":"${at(door)}","subject":18446744073709551615,"data":{"order":9007199254740993}}`;
      assertEquals((await postStandard(door, tool, "n-e", event)).status, 200);
      assertEquals((await peopleOf(door, tool)).map(({ user }) => user), [
        ...["18446744073709551615", "9007199254740993", "9007199254740994"],
      ]);
    }),
);

forEachDatabase(
  "people in tools - e-mails match in any letter case, and a name must have visible characters",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "irem", { email: "i\u0307rem@x.example" });
      await makeAgent(door, "Zo\u00EB");
      const tool = await setUp(door, "standard");
      const work = [
        { agentEmail: " \u0130REM@X.example" },
        { agentId: "i\u0307rem@x.example\u00A0" },
        { agentId: "Zoe\u0308\u200B" },
      ];
      for (const [index, data] of work.entries()) {
        const sent = { type: "deal_won", timestamp: at(door), data };
        assertEquals((await postStandard(door, tool, `e-${index}`, sent)).status, 200);
      }
      assertEquals([await pointsOf(door, "irem"), await pointsOf(door, "Zo%C3%AB")], [150, 100]);
      for (const agentId of ["\u200B", "\u3164 ", "\u202E"]) {
        const sent = { type: "deal_won", timestamp: at(door), data: { agentId } };
        const { status, body } = await postStandard(
          door,
          tool,
          `b-${encodeURIComponent(agentId)}`,
          sent,
        );
        assertEquals([status, body.status], [200, "ignored"], JSON.stringify(body));
      }
      assertEquals((await door.ask("GET", "/agents")).body.entries.length, 2);

      const aircall = SEQUENCES.find(({ provider }) => provider === "aircall")!;
      const other = await setUp(door, "aircall", { secret: aircall.secret });
      door.now = aircall.end;
      const call = JSON.parse(aircall.sent.at(-1)!.body);
      call.token = aircall.secret;
      call.data.user = { ...call.data.user, name: "\u200B", email: "\u0130rem@x.example" };
      const body = JSON.stringify(call);
      await post(
        door,
        other,
        body,
        aircall.headers({ body }, aircall.secret!, other.url, door.now),
      );
      const [person] = await peopleOf(door, other);
      assertEquals([person!.name, person!.email], [null, "i\u0307rem@x.example"]);
    }),
);
