/** Whatever the API receives, it answers in JSON, never with a 5xx, and stays ready. */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { RECORDED_TYPES, SCORED_TYPES } from "@/core/events/events.ts";
import { makeRequest } from "@/testing/event_requests.ts";
import { randomNumbers } from "@/testing/histories.ts";
import { mutateBytes } from "@/testing/mutations.ts";
import type { Answer, Send } from "./support/client.ts";
import { event } from "./support/events.ts";
import { type Laurel, shareLaurel } from "./support/laurel.ts";

const laurelTest = shareLaurel(["pglite"]);
const RUNS = { numRuns: 150 };

/** Checks one request. A property of fast-check fails by throwing. */
async function assertAnswered(laurel: Laurel, path: string, send: Send): Promise<Answer<unknown>> {
  const answer = await laurel.call(path, send);
  assert(answer.status < 500, `${answer.status} ${answer.text}`);
  const type = answer.headers.get("content-type") ?? "";
  if (answer.status >= 400) {
    assertEquals(type, "application/problem+json", answer.text);
    assert(typeof answer.body.code === "string" && answer.body.status === answer.status);
  } else {
    assert(type.startsWith("application/json"), type);
    assert(typeof answer.body === "object");
  }
  return answer;
}

async function assertReady(laurel: Laurel) {
  assertEquals((await laurel.call("//readyz")).body.status, "ready");
  assert(!laurel.server.output().includes('"level":"error"'), laurel.server.output());
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("", " ", "\0", "\ud800", "null", "__proto__", "a".repeat(300), "%00", "🌿"),
);
/** Like `text`, but only what a request line and a header can contain. */
const headerText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom("%", "%zz", "%00", "%ff", "%ED%A0%80", "1.0", "2", "{}", "x".repeat(2_000)),
).map((value) => value.replace(/[^\x21-\x7e]/g, "~"));
const contentType = fc.constantFrom(
  ...["application/json", "application/cloudevents+json", "application/cloudevents-batch+json"],
  ...["application/json; charset=latin1", "text/plain", "application/vnd.x+json", ";", "json"],
);
const path = fc.constantFrom("/events", "/events/batch");

laurelTest("fuzz - random bytes and random JSON", async (laurel) => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.jsonValue({ stringUnit: "binary" }).map((value) => JSON.stringify(value)),
    fc.array(fc.jsonValue(), { maxLength: 5 }).map((events) => JSON.stringify({ events })),
  );
  await fc.assert(
    fc.asyncProperty(path, contentType, body, async (to, type, sent) => {
      await assertAnswered(laurel, to, { body: sent, headers: { "content-type": type } });
    }),
    RUNS,
  );
  await assertReady(laurel);
});

laurelTest("fuzz - valid events with a mutation", async (laurel) => {
  const name = fc.constantFrom(
    ...["id", "source", "type", "subject", "time", "data", "specversion", "datacontenttype"],
  );
  const field = fc.constantFrom(
    ...["responseTime", "quality", "vip", "objectId", "streak", "cycleDays", "score", "__proto__"],
  );
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-0, 5e-324, 1e308, 0.8));
  const value = fc.oneof(text, number, fc.boolean(), fc.jsonValue({ maxDepth: 2 }));
  const time = fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom("2026-11-20T24:00:00Z", "2026-11-20T10:00:60Z", "-000001-01-01T00:00:00Z"),
  );
  const type = fc.oneof({
    weight: 4,
    arbitrary: fc.constantFrom(...SCORED_TYPES, ...RECORDED_TYPES),
  }, {
    weight: 1,
    arbitrary: text,
  });
  const change = fc.record({
    attributes: fc.dictionary(name, value, { maxKeys: 2 }),
    data: fc.dictionary(fc.oneof(field, text), value, { maxKeys: 4 }),
    time: fc.option(time, { nil: undefined }),
    type,
    // Few ids, so that repetitions, conflicts and shared objects occur.
    id: fc.constantFrom("f1", "f2", "f3", "f4"),
    subject: fc.oneof(fc.constantFrom("fuzz-a", "fuzz-b"), text),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const events = changes.map(({ attributes, ...rest }) =>
        event({ ...rest, ...(rest.time ? {} : { time: event().time }), ...attributes })
      );
      const { body } = await assertAnswered(laurel, "/events/batch", { body: { events } });
      const { results } = body as { results: { status: string; error?: { status: number } }[] };
      assertEquals(results.length, events.length);
      for (const { status, error } of results) {
        assert(/^(scored|recorded|capped|duplicate|rejected)$/.test(status));
        assert((error?.status ?? 0) < 500, JSON.stringify(error));
      }
    }),
    RUNS,
  );
  for (const id of ["fuzz-a", "fuzz-b"]) {
    const total = (await laurel.history(id)).reduce((sum, { points }) => sum + points, 0);
    assertEquals((await laurel.agent(id)).totalPoints, total);
  }
  await assertReady(laurel);
});

laurelTest(
  "fuzz - events in every form with a mutation, and files of such events",
  async (laurel) => {
    const agents = ["fuzz-c", "fuzz-d"];
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const next = randomNumbers(seed);
        const { path, form } = makeRequest(Date.now(), next, agents);
        const body = next() < 0.1 ? mutateBytes(form.body, next) : form.body;
        const send = { body, headers: { ...form.headers } };
        if (path !== "/import") return void await assertAnswered(laurel, path, send);
        const { status, text } = await laurel.call(path, send);
        assert(status < 500, text);
        if (status !== 200) return void assert(JSON.parse(text).code, text);
        const { summary } = JSON.parse(text.trim().split("\n").at(-1)!);
        assert(summary.complete || summary.error.status < 500, text);
      }),
      RUNS,
    );
    for (const id of agents) {
      const total = (await laurel.history(id)).reduce((sum, { points }) => sum + points, 0);
      assertEquals((await laurel.agent(id)).totalPoints, total);
    }
    await assertReady(laurel);
  },
);

laurelTest("fuzz - random headers", async (laurel) => {
  const header = fc.constantFrom(
    ...["ce-id", "ce-source", "ce-type", "ce-subject", "ce-time", "ce-specversion", "ce-data"],
    ...["ce-__proto__", "ce-datacontenttype", "content-encoding", "last-event-id", "cookie"],
    ...["authorization", "origin", "x-forwarded-for", "x-forwarded-proto", "accept", "range"],
  );
  const body = fc.constantFrom(undefined, "", "{}", '{"quality":1}', "[]", "x");
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(header, headerText, { maxKeys: 8 }),
      body,
      path,
      async (headers, sent, to) => {
        const send = { method: "POST", headers, ...(sent === undefined ? {} : { body: sent }) };
        await assertAnswered(laurel, to, send);
      },
    ),
    RUNS,
  );
  await assertReady(laurel);
});

laurelTest("fuzz - random addresses and queries", async (laurel) => {
  const part = fc.oneof(
    text.map((part) => encodeURIComponent(part.toWellFormed())),
    headerText.map(
      (part) => part.replace(/[#?/]/g, "_"),
    ),
  );
  const query = fc.dictionary(
    fc.constantFrom("limit", "cursor", "period", "at", "team", "around", "x"),
    fc.oneof(text.map((value) => value.toWellFormed()), fc.constantFrom("1", "day", "2026-01-01")),
    { maxKeys: 4 },
  );
  const start = fc.constantFrom("/agents", "/leaderboards", "/events", "/nothing");
  await fc.assert(
    fc.asyncProperty(start, fc.array(part, { maxLength: 2 }), query, async (to, parts, values) => {
      const search = new URLSearchParams(values as Record<string, string>);
      // URL parsing would remove a segment that is a single dot.
      const rest = parts.map((one) => `/_${one}`).join("");
      await assertAnswered(laurel, `${to}${rest}?${search}`, {});
    }),
    RUNS,
  );
  await assertReady(laurel);
});
