/**
 * How Laurel answers input that it cannot accept: the right status, a stable code, and the name of
 * the field.
 */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Answer, Result, Send } from "./support/client.ts";
import { at, event, saturday, uniqueId } from "./support/events.ts";
import { type Laurel, shareLaurel } from "./support/laurel.ts";
import { rawRequest } from "./support/raw.ts";

const laurelTest = shareLaurel(["pglite"]);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

// deno-lint-ignore no-explicit-any -- it may be anything, which is what is asked
function assertProblem(answer: Answer<any>, status: number, code: string) {
  assertEquals([answer.status, answer.body.code], [status, code], answer.text);
  assertEquals(answer.headers.get("content-type"), "application/problem+json");
  const { title, detail, type } = answer.body;
  for (const text of [title, detail, type]) assert(typeof text === "string" && text.length > 3);
  assertEquals(answer.body.status, status);
  // The answer must not reveal internals.
  assert(!/node_modules|\.ts:\d|SELECT |INSERT /.test(answer.text), answer.text);
}

/** A wrong field, and the path that must name it. */
const FIELDS: readonly [Record<string, unknown>, string][] = [
  [{ id: undefined }, "id"],
  [{ id: "" }, "id"],
  [{ id: 7 }, "id"],
  [{ id: "x".repeat(257) }, "id"],
  [{ id: "a\0b" }, "id"],
  [{ source: "" }, "source"],
  [{ source: {} }, "source"],
  [{ type: undefined }, "type"],
  [{ type: ["message_response"] }, "type"],
  [{ subject: undefined }, "subject"],
  [{ subject: null }, "subject"],
  [{ subject: "a\0b" }, "subject"],
  [{ subject: "\ud800" }, "subject"],
  [{ specversion: "0.3" }, "specversion"],
  [{ time: "yesterday" }, "time"],
  [{ time: "2026-02-30T10:00:00Z" }, "time"],
  [{ time: "2026-11-20 10:00:00" }, "time"],
  [{ time: 1_790_000_000 }, "time"],
  [{ datacontenttype: "text/xml" }, "datacontenttype"],
  [{ data_base64: "AAAA" }, "data_base64"],
  [{ data: "text" }, "data"],
  [{ data: [1] }, "data"],
  [{ data: { quality: 1.01 } }, "data.quality"],
  [{ data: { quality: -0.1 } }, "data.quality"],
  [{ data: { quality: "0.9" } }, "data.quality"],
  [{ data: { responseTime: -1 } }, "data.responseTime"],
  [{ data: { responseTime: 1e12 } }, "data.responseTime"],
  [{ data: { talkTime: true } }, "data.talkTime"],
  [{ data: { vip: "yes" } }, "data.vip"],
  [{ data: { objectId: "" } }, "data.objectId"],
  [{ data: { objectId: 1.5 } }, "data.objectId"],
  [{ data: { note: "a\0b" } }, "data.note"],
  [{ data: { note: "\udc00" } }, "data.note"],
  [{ data: { "a\0b": 1 } }, "data.a\\u0000b"],
];

laurelTest(
  "bad input - the wrong field is named, and the others of the batch are scored",
  async (laurel) => {
    const sent = FIELDS.flatMap(([change]) => [
      event({ subject: "neighbor", time: at(saturday()), ...change }),
      event({ subject: "neighbor", time: at(saturday()) }),
    ]);
    const results = await laurel.postAll(sent);
    for (const [index, [, path]] of FIELDS.entries()) {
      const [bad, good] = results.slice(index * 2);
      assertEquals(bad!.status, "rejected", path);
      assertEquals(bad!.error?.code, "validation_failed");
      assertEquals(bad!.error?.errors?.map((error) => error.path), [path]);
      assertEquals([good!.status, good!.points], ["scored", 5]);
    }
    const booked = await laurel.history("neighbor");
    const work = booked.filter(({ type }) => type === "message_response");
    assertEquals(work.map(({ points }) => points), FIELDS.map(() => 5));
  },
);

laurelTest("bad input - a single event gets a problem with the same message", async (laurel) => {
  for (const [change, path] of FIELDS) {
    const answer = await laurel.call("/events", { body: event(change) });
    assertProblem(answer, 422, "validation_failed");
    assertEquals(answer.body.errors[0].path, path);
    assertStringIncludes(answer.body.detail, path);
  }
});

laurelTest("bad input - several wrong fields are all named", async (laurel) => {
  const body = { type: 1, subject: "", data: { quality: 2 } };
  const { errors } = (await laurel.call("/events", { body })).body;
  const paths = errors.map(({ path }: { path: string }) => path);
  assertEquals(paths.sort(), ["data.quality", "id", "subject", "type"]);
});

const TIMES: readonly [string, number, string | null][] = [
  ["four minutes ahead", 4 * MINUTE, null],
  ["six minutes ahead", 6 * MINUTE, "time_in_future"],
  ["a thousand years ahead", 365_000 * DAY, "time_in_future"],
  ["89 days ago", -89 * DAY, null],
  ["91 days ago", -91 * DAY, "time_too_old"],
  ["1900", Date.parse("1900-01-01") - Date.now(), "time_too_old"],
];

laurelTest("bad input - times too far from the receipt are refused", async (laurel) => {
  for (const [name, offset, code] of TIMES) {
    const answer = await laurel.call("/events", { body: event({ time: fromNow(offset) }) });
    if (code) assertProblem(answer, 422, code);
    else assertEquals(answer.status, 200, name);
  }
});

laurelTest("bad input - an unknown type gets the list of known ones", async (laurel) => {
  const answer = await laurel.call("/events", { body: event({ type: "message_respnse" }) });
  assertProblem(answer, 422, "unknown_type");
  assertMatch(answer.body.detail, /"message_respnse".*message_response/s);
});

/** Bodies that are not an event. */
const BODIES: readonly [string, string | Uint8Array, number, string][] = [
  ["nothing", "", 400, "malformed_json"],
  ["blanks", "  \n", 400, "malformed_json"],
  ["half an object", '{"id":', 400, "malformed_json"],
  ["a form", "id=1&type=x", 400, "malformed_json"],
  ["a raw NUL", '{"id":"a\0b"}', 400, "malformed_json"],
  ["NaN", '{"data":{"quality":NaN}}', 400, "malformed_json"],
  ["null", "null", 422, "validation_failed"],
  ["a number", "1", 422, "validation_failed"],
  ["an array", "[]", 422, "validation_failed"],
  ["text", '"x"', 422, "validation_failed"],
  ["bytes that are no UTF-8", new Uint8Array([0x22, 0xc3, 0x28, 0x22]), 400, "invalid_utf8"],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), 400, "invalid_utf8"],
];

laurelTest("bad input - bodies that are not an event", async (laurel) => {
  for (const [name, body, status, code] of BODIES) {
    for (const path of ["/events", "/events/batch"]) {
      const answer = await laurel.call(path, { body });
      const isEmptyBatch = path === "/events/batch" && name === "an array";
      if (isEmptyBatch) assertEquals([answer.status, answer.body.results], [200, []]);
      else assertProblem(answer, status, code);
    }
  }
});

laurelTest("bad input - escapes, huge numbers and deep nesting", async (laurel) => {
  const json = (data: string, id: string) =>
    `{"id":"${id}","type":"message_response","subject":"deep","data":${data}}`;
  const nested = (depth: number) => '{"a":'.repeat(depth) + "1" + "}".repeat(depth);
  const refused: readonly [string, string][] = [
    ['{"quality":1e400}', "data.quality"],
    ['{"note":-1e999}', "data.note"],
    ['{"note":"\\u0000"}', "data.note"],
    ['{"note":"\\ud83d"}', "data.note"],
    [nested(50), ""],
    [nested(50_000), ""],
    ["[".repeat(100_000) + "]".repeat(100_000), ""],
    [`{"list":[${Array(5_000).fill(1)}]}`, ""],
  ];
  for (const [data, path] of refused) {
    const answer = await laurel.call("/events", { body: json(data, uniqueId()) });
    assertEquals(answer.status, 422, `${data.slice(0, 50)} ${answer.text}`);
    assertProblem(answer, 422, "validation_failed");
    assertStringIncludes(answer.body.errors[0].path, path);
  }
  const fine = [
    '{"note":"\\ud83d\\ude00"}',
    '{"__proto__":{"x":1}}',
    '{"constructor":1}',
    nested(8),
  ];
  for (const data of fine) {
    const answer = await laurel.call("/events", { body: json(data, uniqueId()) });
    assertEquals([answer.status, answer.body.points], [200, 5], answer.text);
  }
});

laurelTest("bad input - a body beyond 1 MiB, with a length and in chunks", async (laurel) => {
  const big = "x".repeat(10 * 1024 * 1024);
  const withLength = await rawRequest(laurel.url, (write) => write(JSON.stringify({ id: big })));
  assertEquals(withLength.status, 413);
  assertEquals(JSON.parse(withLength.body).code, "body_too_large");
  const chunked = await rawRequest(laurel.url, (write) => write(big), { isChunked: true });
  assertEquals(chunked.status, 413);
  assertEquals(JSON.parse(chunked.body).code, "body_too_large");
  // White space counts as part of the body too.
  const blanks = JSON.stringify(event()) + " ".repeat(1024 * 1024);
  assertProblem(await laurel.call("/events", { body: blanks }), 413, "body_too_large");
  const fits = JSON.stringify(event());
  const padded = fits + " ".repeat(1024 * 1024 - fits.length);
  assertEquals((await laurel.call("/events", { body: padded })).status, 200);
});

laurelTest("bad input - 1,001 events are refused as a whole", async (laurel) => {
  const events = Array.from({ length: 1001 }, () => event({ subject: "too-many" }));
  const answer = await laurel.call("/events/batch", { body: { events } });
  assertProblem(answer, 422, "batch_too_large");
  assertEquals((await laurel.call("/agents/too-many")).status, 404);
});

/** Returns a cursor that the server never gave out. */
function forged(place: unknown): string {
  return new TextEncoder().encode(JSON.stringify(place)).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
}

/** Requests that fail for reasons other than the event. */
const REQUESTS: readonly [string, Send, number, string][] = [
  ["/events", { body: {}, key: null }, 401, "missing_key"],
  ["/events", { body: {}, key: "lk_unknown" }, 401, "invalid_key"],
  ["/events", { body: {}, key: "x".repeat(5_000) }, 401, "invalid_key"],
  ["/events", { body: {}, headers: { authorization: "Basic YTpi" } }, 401, "missing_key"],
  [
    "/events",
    { body: "<x/>", headers: { "content-type": "text/xml" } },
    415,
    "unsupported_media_type",
  ],
  ["/agents", { key: null }, 401, "missing_key"],
  ["/stream", { key: null }, 401, "missing_key"],
  ["/ws", { key: null }, 401, "missing_key"],
  ["/ws", {}, 426, "upgrade_required"],
  ["/desk", {}, 403, "missing_scope"],
  ["/events", { method: "GET" }, 405, "method_not_allowed"],
  ["/events", { method: "PUT", body: {} }, 405, "method_not_allowed"],
  ["/agents", { method: "POST", body: {} }, 405, "method_not_allowed"],
  ["/leaderboards", { method: "DELETE" }, 405, "method_not_allowed"],
  ["/nothing", {}, 404, "not_found"],
  ["//api/v2/events", { body: {} }, 404, "not_found"],
  ["//api/nothing", {}, 404, "not_found"],
  ["/agents/nobody", {}, 404, "not_found"],
  ["/agents/nobody/history", {}, 404, "not_found"],
  [`/agents/${"x".repeat(300)}`, {}, 422, "validation_failed"],
  ["/agents/a%00b", {}, 422, "validation_failed"],
  ["/agents/a%00b/history", {}, 422, "validation_failed"],
  ["/agents/%ff", {}, 404, "not_found"],
  ["/agents?cursor=%00", {}, 422, "validation_failed"],
  [`/agents?cursor=${forged({ id: 1 })}`, {}, 422, "validation_failed"],
  [`/agents?cursor=${forged({ id: "\0" })}`, {}, 422, "validation_failed"],
  [
    `/agents/agent-7/history?cursor=${forged({ time: 1e300, rowId: 1 })}`,
    {},
    422,
    "validation_failed",
  ],
  [
    `/agents/agent-7/history?cursor=${forged({ time: 1, rowId: 2 ** 52 })}`,
    {},
    422,
    "validation_failed",
  ],
  ["/agents?limit=0", {}, 422, "validation_failed"],
  ["/agents?limit=201", {}, 422, "validation_failed"],
  ["/agents?limit=ten", {}, 422, "validation_failed"],
  ["/agents?limit=1e400", {}, 422, "validation_failed"],
  ["/leaderboards?period=year", {}, 422, "validation_failed"],
  ["/leaderboards?at=2026-13-01", {}, 422, "validation_failed"],
  ["/leaderboards?at=now", {}, 422, "validation_failed"],
  ["/leaderboards?at=0000-01-01", {}, 422, "validation_failed"],
  ["/leaderboards?at=9999-12-31", {}, 422, "validation_failed"],
  ["/leaderboards?around=%00", {}, 422, "validation_failed"],
  ["/leaderboards?team=%00", {}, 422, "validation_failed"],
  ["/leaderboards?cursor=bm9uZQ", {}, 422, "validation_failed"],
  ["/leaderboards?limit=-1", {}, 422, "validation_failed"],
  ["/stream?last_event_id=-1", {}, 422, "validation_failed"],
  ["/stream?last_event_id=abc", {}, 422, "validation_failed"],
  ["/stream", { headers: { "last-event-id": "1e3" } }, 422, "validation_failed"],
];

laurelTest("bad input - every refusal is a problem with its own code", async (laurel) => {
  for (const [path, send, status, code] of REQUESTS) {
    const answer = await laurel.call(path, send);
    const name = `${send.method ?? ""} ${path} ${answer.status} ${answer.text}`;
    assertEquals(answer.status, status, name);
    assertEquals(answer.headers.get("content-type"), "application/problem+json", name);
    assertProblem(answer, status, code);
    if (status === 401) assertMatch(answer.headers.get("www-authenticate") ?? "", /^Bearer/);
    if (status === 405) assertMatch(answer.headers.get("allow") ?? "", /GET|POST/);
  }
});

laurelTest("bad input - strange but valid texts are returned unchanged", async (laurel) => {
  for (const subject of ["😀", "' OR 1=1 --", "%00", "\\u0000", "../../x", "a/b?c#d"]) {
    await laurel.post(event({ subject, time: at(saturday()) }));
    assertEquals((await laurel.agent(subject)).id, subject);
    assertEquals((await laurel.history(subject)).length, 1);
    assertEquals(
      (await board(laurel, subject)).me?.agent.id,
      subject,
    );
  }
});

function board(laurel: Laurel, around: string) {
  return laurel.board(`period=all&around=${encodeURIComponent(around)}`);
}

laurelTest(
  "bad input - invisible characters in an id are removed, at every endpoint",
  async (laurel) => {
    for (const subject of ["a\u202eb", " a\u200bb", "ab\u00a0"]) {
      const { agent } = await laurel.post(event({ subject, time: at(saturday()) }));
      assertEquals(agent.id, "ab");
      assertEquals((await laurel.agent(subject)).id, "ab");
      assertEquals((await board(laurel, subject)).me?.agent.id, "ab");
    }
  },
);

laurelTest("bad input - the server is still ready after all of it", async (laurel) => {
  assertEquals((await laurel.call("//readyz")).status, 200);
  const results: Result[] = await laurel.postAll([event()]);
  assertEquals(results[0]!.status, "scored");
  assert(!laurel.server.output().includes('"level":"error"'), laurel.server.output());
});
