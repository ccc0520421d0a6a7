/** An admin makes agents of the people of a tool. */
import { assert, assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { sendSigned, sequenceOf, setUpFor } from "./testdata/send.ts";
import { makeAgent, pointsOf, setUp, type Tool } from "./testdata/tools.ts";

interface Known {
  readonly user: string;
  readonly name?: string;
  readonly email?: string;
  readonly isIgnored?: boolean;
}

/** Stores people as a tool with one account has reported them. */
async function know({ db }: TestDatabase, people: readonly Known[]): Promise<void> {
  await db.updateTable("integrations").set({ tenants: ["3"] }).execute();
  await db.insertInto("external_identities").values(people.map((one) => ({
    provider: "chatwoot",
    tenant: "3",
    external_user: one.user,
    name: one.name ?? null,
    email: one.email ?? null,
    agent_id: null,
    is_ignored: one.isIgnored ?? false,
  }))).execute();
}

const create = (door: Door, { id }: Pick<Tool, "id">, body: Record<string, unknown> = {}) =>
  door.ask("POST", `/admin/integrations/${id}/people/create`, body);

/** What became of everybody: user, outcome, and the agent's id or the reason. */
// deno-lint-ignore no-explicit-any -- answers as clients get them
const shortly = (body: any) =>
  // deno-lint-ignore no-explicit-any -- answers as clients get them
  body.entries.map((one: any) => [one.user, one.outcome, one.agent?.id ?? one.reason]);

forEachDatabase(
  "create people - one click makes an agent, and the work that waited counts",
  (database) =>
    withDoor(database, async (door) => {
      const sequence = sequenceOf("chatwoot");
      const tool = await setUpFor(door, sequence);
      for (const one of sequence.sent) await sendSigned(door, sequence, tool, one);
      const people = [{ user: "7" }];
      const preview = await create(door, tool, { people, isPreview: true });
      const grace = { id: "grace", name: "Grace", email: "grace@shop.example" };
      assertEquals(preview.status, 200, JSON.stringify(preview.body));
      assertEquals(preview.body, {
        entries: [{
          tenant: tool.id,
          user: "7",
          name: "Grace",
          email: "grace@shop.example",
          outcome: "create",
          agent: grace,
          reason: null,
        }],
        created: 1,
        matched: 0,
        skipped: 0,
        isPreview: true,
        nextCursor: null,
      });
      assertEquals(await pointsOf(door, "grace"), 0);
      const made = await create(door, tool, { people });
      assertEquals([made.body.created, made.body.entries[0].agent], [1, grace]);
      assertEquals(await pointsOf(door, "grace"), sequence.points);
      // A second click changes nothing, and says whose person it is.
      const again = await create(door, tool, { people });
      assertEquals(shortly(again.body), [["7", "skip", "grace"]]);
      assertEquals([again.body.created, again.body.entries[0].reason], [0, "assigned"]);
      assertEquals(await pointsOf(door, "grace"), sequence.points);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "create people - HubSpot reports only ids: an admin gives the name, and the deal counts",
  (database) =>
    withDoor(database, async (door) => {
      const sequence = sequenceOf("hubspot");
      const tool = await setUpFor(door, sequence);
      for (const one of sequence.sent) await sendSigned(door, sequence, tool, one);
      const all = await create(door, tool, { isPreview: true });
      assert(all.body.entries.length > 0);
      for (const entry of all.body.entries) assertEquals(entry.reason, "nameless");
      const [user, owner] = sequence.people;
      const made = await create(door, tool, {
        people: [
          { user, name: "  Rosa   Diaz ", email: "Rosa@X.example" },
          { user: owner, email: "rosa@x.example" },
        ],
      });
      // The owner has the same e-mail; asked again, the person is matched to the new agent.
      assertEquals(shortly(made.body), [[user, "create", "rosa"], [owner, "skip", "same_mail"]]);
      const matched = await create(door, tool, {
        people: [{ user: owner, email: "rosa@x.example" }],
      });
      assertEquals(shortly(matched.body), [[owner, "match", "rosa"]]);
      assertEquals(await pointsOf(door, "rosa"), sequence.points);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "create people - everybody at once: new, matched by e-mail or alias, or skipped with a reason",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "chatwoot", { secret: "a secret" });
      await makeAgent(door, "ben", { email: "ben@x.example" });
      await makeAgent(door, "ada");
      await door.ask("POST", "/admin/agents/ben/aliases", { alias: "b.okri@x.example" });
      await know(database, [
        { user: "1", name: "Ada King", email: "ada@x.example" },
        { user: "2", name: "Ben", email: "ben@x.example" },
        { user: "3", email: "b.okri@x.example" },
        { user: "4", name: "Answer Bot" },
        { user: "5" },
        { user: "6", name: "Ada Again", email: "ada@x.example" },
        { user: "7", name: "Gone", isIgnored: true },
        { user: "8", name: "Cleo Vale" },
        { user: "9", name: "Cleo Vale" },
      ]);
      const expected = [
        // An agent called "ada" exists, who has no e-mail and may be somebody else.
        ["1", "create", "ada-2"],
        ["2", "match", "ben"],
        ["3", "match", "ben"],
        ["4", "skip", "bot"],
        ["5", "skip", "nameless"],
        ["6", "skip", "same_mail"],
        ["8", "create", "cleo-vale"],
        ["9", "create", "cleo-vale-2"],
      ];
      assertEquals(shortly((await create(door, tool, { isPreview: true })).body), expected);
      const refused = await create(door, tool, { isAllOrNothing: true });
      assertEquals([refused.status, refused.body.code], [409, "people_skipped"]);
      assertEquals(refused.body.errors.map((one: { path: string }) => one.path), [
        "people.3",
        "people.4",
        "people.5",
      ]);
      assertEquals((await door.ask("GET", "/agents/cleo-vale")).status, 404);

      // In pages: those who are skipped do not come up again.
      const made: unknown[] = [];
      for (let cursor: string | undefined, calls = 0; calls < 10; calls++) {
        const { body } = await create(door, tool, { limit: 3, ...(cursor ? { cursor } : {}) });
        made.push(...shortly(body));
        if (body.nextCursor === null) break;
        cursor = body.nextCursor;
      }
      assertEquals(made, expected.map((one) => one[0] === "6" ? ["6", "match", "ada-2"] : one));
      const rest = await create(door, tool);
      assertEquals(shortly(rest.body), [["4", "skip", "bot"], ["5", "skip", "nameless"]]);
      // Somebody whom an admin names is no bot.
      const named = await create(door, tool, {
        people: [{ user: "4" }, { user: "7" }, { user: "nobody" }],
      });
      assertEquals(shortly(named.body), [
        ["4", "create", "answer-bot"],
        ["7", "skip", "ignored"],
        ["nobody", "skip", "unknown"],
      ]);
    }),
);

forEachDatabase(
  "create people - two admins at once make no duplicates",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "chatwoot", { secret: "a secret" });
      const other = await setUp(door, "chatwoot", { secret: "a secret" });
      await know(
        database,
        Array.from({ length: 60 }, (_, index) => ({
          user: String(index),
          name: `Person ${index % 30}`,
          ...(index < 30 ? { email: `p${index}@x.example` } : {}),
        })),
      );
      const answers = await Promise.all(
        [tool, other, tool, other].map((one) => create(door, one)),
      );
      for (const { status, body } of answers) assertEquals(status, 200, JSON.stringify(body));
      const agents = await database.db.selectFrom("agents").select("key").execute();
      assertEquals([agents.length, new Set(agents.map(({ key }) => key)).size], [60, 60]);
      const waiting = await database.db.selectFrom("external_identities").select("external_user")
        .where("agent_id", "is", null).execute();
      assertEquals(waiting, []);
      assertEquals(answers.reduce((sum, { body }) => sum + body.created, 0), 60);
    }),
);

forEachDatabase(
  "create people - what cannot be meant is refused, and only admins may",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      const codes: unknown[] = [];
      for (
        const body of [
          { people: [] },
          { people: [{ user: "\u200b" }] },
          { people: [{ user: "a", email: "not an address" }] },
          { people: [{ user: "a", id: "b" }] },
          { limit: 501 },
          { cursor: "made up" },
        ]
      ) {
        const { status, body: problem } = await create(door, tool, body);
        codes.push([status, problem.code]);
      }
      assertEquals(codes, codes.map(() => [422, "validation_failed"]));
      assertEquals((await create(door, { id: "none" })).status, 404);
      const path = `/admin/integrations/${tool.id}/people/create`;
      for (const who of [await door.person("manager"), await door.key("events:write", "read")]) {
        assertEquals((await door.ask("POST", path, {}, who)).status, 403);
      }
    }),
);
