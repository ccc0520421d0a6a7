/** Invalid input is refused with a reason and does not affect stored data. */
import { assert, assertEquals } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { makeAgent, pointsOf, post, postStandard, setUp } from "./testdata/tools.ts";

const cursor = (place: unknown) =>
  new TextEncoder().encode(JSON.stringify(place)).toBase64({ alphabet: "base64url" });

forEachDatabase(
  "webhooks - impossible addresses are unknown, with every method",
  (database) =>
    withDoor(database, async (door) => {
      const ids = ["%00", "a%00b", "%ED%A0%80", "%FF", "__proto__", "x".repeat(5_000)];
      for (const id of ids) {
        for (const method of ["POST", "GET", "OPTIONS"]) {
          const url = `http://laurel.example/api/v1/webhooks/standard/${id}`;
          const path = url.slice("http://laurel.example/api/v1".length);
          const { status } = await door.ask(method, path, method === "POST" ? {} : undefined, {});
          assertEquals(status, 404, `${method} ${id.slice(0, 20)}`);
        }
      }
      const tool = await setUp(door, "standard");
      for (const provider of ["constructor", "__proto__", "%00", "toString"]) {
        const path = `/webhooks/${provider}/${tool.id}`;
        assertEquals((await door.ask("POST", path, {}, {})).status, 404, provider);
      }
      for (const method of ["PUT", "PATCH", "DELETE"]) {
        const { status } = await door.ask(method, `/webhooks/standard/${tool.id}`, {}, {});
        assert(status === 404 || status === 405, `${method} ${status}`);
      }
    }),
);

forEachDatabase(
  "integrations - invalid cursors, ids and settings are refused",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      const path = `/admin/integrations/${tool.id}`;
      const asked: [string, string, unknown?][] = [
        ["GET", `/admin/integrations?cursor=${cursor("\0")}`],
        ["GET", `/admin/integrations?cursor=${cursor("\ud800")}`],
        ["GET", `/admin/integrations?limit=201`],
        ["GET", `${path}/people?cursor=${cursor({ tenant: "\0", user: "a" })}`],
        ["GET", `${path}/people?cursor=${cursor({ tenant: "a", user: "\udc00" })}`],
        ["GET", `${path}/people?cursor=${cursor({ tenant: 1, user: [] })}`],
        ["GET", `${path}/people?status=who`],
        ["GET", `${path}/deliveries?cursor=${cursor(2 ** 60)}`],
        ["GET", `${path}/deliveries?cursor=${cursor("1")}`],
        ["GET", `${path}/deliveries?status=unknown`],
        ["GET", `${path}/deliveries/9007199254740992`],
        ["GET", `${path}/deliveries/1.5`],
        ["GET", `${path}/deliveries/-1`],
        ["POST", `${path}/replay`, { after: 2 ** 60 }],
        ["POST", `${path}/replay`, { after: -1 }],
        ["PATCH", path, { settings: { stages: { "a\0b": "won" } } }],
        ["PATCH", path, { settings: { stages: { "\ud800": "won" } } }],
        ["PATCH", path, { settings: { tags: { "\0": "converted" } } }],
        ["PATCH", path, { settings: { requiredFields: ["a\0"] } }],
        ["PATCH", path, { settings: { requiredFields: ["\udfff"] } }],
        [
          "PATCH",
          path,
          {
            settings: {
              stages: Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`s${i}`, "won"])),
            },
          },
        ],
        ["PATCH", path, { name: "a\0" }],
        ["PATCH", path, { secret: "\ud800" }],
        ["PUT", `${path}/people`, { user: "\0", agent: null }],
        ["PUT", `${path}/people`, { user: "a", tenant: "\ud800", agent: null }],
        ["PUT", `${path}/people`, { user: "a", agent: "\0" }],
        ["GET", `/admin/integrations/%00`],
        ["DELETE", `/admin/integrations/%00`],
      ];
      for (const [method, where, body] of asked) {
        const answer = await door.ask(method, where, body);
        assert(
          answer.status === 422 || answer.status === 400,
          `${method} ${where} ${JSON.stringify(body)?.slice(0, 80)}: ${answer.status}`,
        );
      }
      const far = await door.ask("GET", `${path}/deliveries/9007199254740991`);
      assertEquals(far.status, 404);
      const proto = new TextEncoder().encode('{"settings":{"stages":{"__proto__":"won"}}}');
      const { status } = await door.ask("PATCH", path, proto, {
        ...await door.key("admin"),
        "content-type": "application/json",
      });
      assert(status === 200 || status === 422, `${status}`);
    }),
);

forEachDatabase(
  "webhooks - bodies that no tool sends get an answer and do no harm",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const won = (more: Readonly<Record<string, unknown>>, outer = {}) =>
        JSON.stringify({
          type: "deal_won",
          timestamp: new Date(door.now).toISOString(),
          data: { agentId: "ava", objectId: "d", ...more },
          ...outer,
        });
      const bodies = [
        won({ deep: JSON.parse("[".repeat(2_000) + "]".repeat(2_000)) }),
        `${"[".repeat(300_000)}${"]".repeat(300_000)}`,
        won({ note: "\0\ud800", "\0": 1 }),
        won({ agentId: "\0\ud800" }),
        won({ agentId: "x".repeat(100_000) }),
        won({ agentEmail: `${"x".repeat(100_000)}@example.com`, agentId: undefined }),
        won({ objectId: "x".repeat(100_000) }),
        won({ objectId: "\0" }),
        won({ value: 1e308, big: Number("1e400") }),
        won({}, { type: "\0\ud800".repeat(50) }),
        won({}, { type: "😀".repeat(70) }),
        won({}, { timestamp: "9999-12-31T23:59:59Z" }),
        won({}, { timestamp: "0001-01-01T00:00:00Z" }),
        won({}, { timestamp: -1e300 }),
        JSON.stringify({
          type: "message_response",
          timestamp: new Date(door.now).toISOString(),
          data: { agentId: "ava", conversationId: "\0/~%😀", messageId: "😀".repeat(50) },
        }),
        JSON.stringify({
          type: "message_response",
          timestamp: new Date(door.now).toISOString(),
          data: { agentId: "😀".repeat(75), conversationId: "😀".repeat(75) },
        }),
      ];
      for (const [index, body] of bodies.entries()) {
        const { status, body: answer } = await postStandard(door, tool, `m${index}`, body);
        assert([200, 400].includes(status), `${index}: ${status} ${JSON.stringify(answer)}`);
      }
      // Bodies that are not UTF-8, compressed, or too large.
      const raw = await post(door, tool, "", { "content-encoding": "gzip" });
      assertEquals(raw.status, 401);
      const large = await postStandard(door, tool, "large", "x".repeat(1_048_577));
      assertEquals([large.status, large.body.code], [413, "body_too_large"]);
      const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`a-${i}`, "x"]));
      assertEquals((await post(door, tool, "{}", many)).status, 401);
      assertEquals((await post(door, tool, "{}", {}, `?q=${"x".repeat(100_000)}`)).status, 401);
      const list = await door.ask("GET", `/admin/integrations/${tool.id}/deliveries?limit=200`);
      assertEquals(list.status, 200);
      for (const { id } of list.body.entries) {
        const one = await door.ask("GET", `/admin/integrations/${tool.id}/deliveries/${id}`);
        assertEquals(one.status, 200);
        assert(one.body.status !== "failed", JSON.stringify(one.body).slice(0, 500));
      }
      assertEquals((await door.ask("GET", `/admin/integrations/${tool.id}/people`)).status, 200);
      const replay = await door.ask("POST", `/admin/integrations/${tool.id}/replay`, {});
      assertEquals(replay.status, 200);
      await door.instance.jobs.runAll();
      assert(await pointsOf(door, "ava") > 0);
    }),
);

forEachDatabase(
  "integrations - a person who is assigned before the first webhook is found by their account",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const hubspot = await setUp(door, "hubspot", { secret: "a secret" });
      const path = `/admin/integrations/${hubspot.id}`;
      const person = { user: "owner:1", agent: "ava" };
      const nowhere = await door.ask("PUT", `${path}/people`, person);
      assertEquals([nowhere.status, nowhere.body.errors[0].path], [422, "tenant"]);
      assertEquals((await door.ask("GET", path)).body.tenants, []);
      for (let portal = 1; portal <= 51; portal++) {
        const answer = await door.ask("PUT", `${path}/people`, { ...person, tenant: `${portal}` });
        assertEquals([answer.status, answer.body.agent?.id], [200, "ava"]);
      }
      assertEquals((await door.ask("GET", path)).body.tenants.length, 50);
      const standard = await setUp(door, "standard");
      const own = await door.ask("PUT", `/admin/integrations/${standard.id}/people`, person);
      assertEquals(own.body.tenant, standard.id);
    }),
);
