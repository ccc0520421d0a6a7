/** The forms in which events can arrive, and the answers to repetitions (P3). */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { openDatabase } from "@/db/postgres/open.ts";
import { openKeys } from "@/services/auth/keys.ts";
import { systemClock } from "@/services/platform/clock.ts";
import type { Result } from "./support/client.ts";
import { at, event, saturday, uniqueId } from "./support/events.ts";
import { shareLaurel } from "./support/laurel.ts";

const laurelTest = shareLaurel(["pglite", "postgres"]);

const STRUCTURED = "application/cloudevents+json";
const BATCHED = "application/cloudevents-batch+json";

laurelTest("cloud events - structured, with and without a charset", async (laurel) => {
  for (const type of [STRUCTURED, `${STRUCTURED}; charset=utf-8`, "Application/CloudEvents+JSON"]) {
    const body = JSON.stringify(event({ datacontenttype: "application/json" }));
    const answer = await laurel.call("/events", { body, headers: { "content-type": type } });
    assertEquals([answer.status, answer.body.status, answer.body.points], [200, "scored", 5]);
  }
});

laurelTest(
  "cloud events - a batch is an array, even at the address for single events",
  async (laurel) => {
    for (const path of ["/events", "/events/batch"]) {
      const sent = [event(), event({ type: "nonsense" }), event()];
      const headers = { "content-type": BATCHED };
      const answer = await laurel.call<{ results: Result[] }>(path, {
        body: JSON.stringify(sent),
        headers,
      });
      assertEquals(answer.status, 200);
      const { results } = answer.body;
      assertEquals(results.map(({ status }) => status), ["scored", "rejected", "scored"]);
      assertEquals(results.map(({ id }) => id), sent.map(({ id }) => id));
    }
    const empty = await laurel.call("/events", {
      body: "[]",
      headers: { "content-type": BATCHED },
    });
    assertEquals([empty.status, empty.body], [200, { results: [] }]);
  },
);

laurelTest("cloud events - binary, with percent-encoded attributes", async (laurel) => {
  const headers = {
    "ce-specversion": "1.0",
    "ce-id": uniqueId("bin%20%22x%22%20"),
    "ce-source": "/b%C3%BCro",
    "ce-type": "message_response",
    "ce-subject": "Zo%C3%AB",
    "ce-time": at(saturday()),
    "ce-comexampleextension": "1",
    "content-type": "application/json",
  };
  const answer = await laurel.call<Result>("/events", {
    body: '{"responseTime":45}',
    headers,
  });
  assertEquals(answer.status, 200, answer.text);
  assertMatch(answer.body.id, /^bin "x" -/);
  assertEquals([answer.body.source, answer.body.agent.id, answer.body.points], ["/büro", "Zoë", 8]);
});

laurelTest("cloud events - binary without a body has no data", async (laurel) => {
  const headers = {
    "ce-specversion": "1.0",
    "ce-id": uniqueId(),
    "ce-source": "/none",
    "ce-type": "message_response",
    "ce-subject": "agent-7",
    "ce-time": at(saturday()),
  };
  const answer = await laurel.call<Result>("/events", { method: "POST", headers });
  assertEquals([answer.status, answer.body.points], [200, 5], answer.text);
});

laurelTest(
  "cloud events - plain JSON, null for unset, and the key's name as source",
  async (laurel) => {
    const id = uniqueId();
    const body = {
      specversion: null,
      id,
      source: null,
      type: "message_response",
      subject: "agent-7",
      time: null,
      datacontenttype: null,
      data: null,
    };
    const answer = await laurel.post(body);
    assertEquals([answer.source, answer.status, answer.points], ["bootstrap", "scored", 5]);
    const { specversion: _, source: __, ...rest } = body;
    const again = await laurel.call("/events", { body: { ...rest, comexample: "ignored" } });
    assertEquals(again.body.status, "duplicate");
  },
);

laurelTest("events - a repetition gets the first answer, and changes nothing", async (laurel) => {
  const sent = event({ subject: "repeater", time: at(saturday()) });
  const first = await laurel.call<Result>("/events", { body: sent });
  assertEquals(first.headers.get("idempotent-replayed"), null);
  await laurel.post(event({ subject: "repeater", time: at(saturday(), 60) }));
  // With the keys in another order and the time in another zone, it is the same event.
  const { data, ...attributes } = sent;
  const time = at(saturday()).replace("T09:00:00.000Z", "T10:00:00+01:00");
  const again = await laurel.call<Result>("/events", { body: { data, ...attributes, time } });
  assertEquals(again.status, 200);
  assertEquals(again.headers.get("idempotent-replayed"), "true");
  assertEquals(again.body, { ...first.body, status: "duplicate" });
  assertEquals((await laurel.agent("repeater")).totalPoints, 10);
});

laurelTest("events - another source may use the same id", async (laurel) => {
  const sent = event({ subject: "sources" });
  await laurel.post(sent);
  assertEquals((await laurel.post({ ...sent, source: "/other" })).status, "scored");
});

laurelTest(
  "events - the same id with other content is a conflict, alone or in a batch",
  async (laurel) => {
    const sent = event({ subject: "conflicted", time: at(saturday()) });
    await laurel.post(sent);
    const changes = [
      { data: { quality: 1 } },
      { type: "deal_won" },
      { subject: "somebody-else" },
      { time: at(saturday(), 1) },
    ];
    for (const change of changes) {
      const answer = await laurel.call("/events", { body: { ...sent, ...change } });
      assertEquals([answer.status, answer.body.code], [409, "event_conflict"], answer.text);
      assertEquals(answer.headers.get("content-type"), "application/problem+json");
    }
    const [conflict, fine] = await laurel.postAll([
      { ...sent, ...changes[0]! },
      event({ subject: "conflicted", time: at(saturday(), 2) }),
    ]);
    assertEquals([conflict!.status, conflict!.error?.code], ["rejected", "event_conflict"]);
    assertEquals(fine!.status, "scored");
    assertEquals((await laurel.agent("conflicted")).totalPoints, 10);
  },
);

laurelTest(
  "events - one batch may contain repetitions and conflicts of its own events",
  async (laurel) => {
    const sent = event({ subject: "twins", time: at(saturday()) });
    const results = await laurel.postAll([sent, sent, { ...sent, data: { quality: 1 } }, sent]);
    assertEquals(results.map(({ status }) => status), [
      ...["scored", "duplicate", "rejected", "duplicate"],
    ]);
    assertEquals((await laurel.agent("twins")).totalPoints, 5);
  },
);

laurelTest(
  "events - an e-mail address finds the agent in any letter case, and creates one with a name",
  async (laurel) => {
    const first = await laurel.post(event({ subject: "Ada.Lovelace@Example.com" }));
    const second = await laurel.post(event({ subject: "ada.lovelace@example.com" }));
    assertEquals(first.agent.id, second.agent.id);
    assertEquals(first.agent.name, "Ada Lovelace");
  },
);

// Only the server can open its embedded database, so the key is made only on PostgreSQL.
laurelTest("events - a key that may not create agents gets an explanation", async (laurel) => {
  const database = await openDatabase({ databaseUrl: laurel.databaseUrl });
  try {
    const keys = openKeys({ db: database.db, clock: systemClock });
    const { key } = await keys.create({
      name: "chat only",
      scopes: ["events:write"],
      createsAgents: false,
    });
    const { source: _, ...sent } = event({ subject: "nobody-yet" });
    const answer = await laurel.call("/events", { body: sent, key });
    assertEquals([answer.status, answer.body.code], [422, "unknown_agent"]);
    assertEquals(answer.body.errors[0].path, "subject");
    assertEquals((await laurel.call("/agents/nobody-yet")).status, 404);

    await laurel.post(event({ subject: "somebody" }));
    const known = await laurel.call<Result>("/events", {
      body: { ...sent, subject: "somebody" },
      key,
    });
    assertEquals([known.status, known.body.source], [200, "chat only"]);
    const read = await laurel.call("/agents", { key });
    assertEquals([read.status, read.body.code], [403, "missing_scope"]);
    await keys.close();
  } finally {
    await database.close();
  }
}, ["postgres"]);

laurelTest("events - 1,000 in a batch are all answered, in order", async (laurel) => {
  const events = Array.from(
    { length: 1000 },
    (_, i) => event({ subject: `crowd-${i % 50}`, time: at(saturday(), i) }),
  );
  const results = await laurel.postAll(events);
  assert(results.every(({ status, points }) => status === "scored" && points === 5));
  assertEquals(results.map(({ id }) => id), events.map(({ id }) => id as string));
});
