import { assertEquals, assertRejects } from "@std/assert";
import { ProblemError } from "@/services/problems/mod.ts";
import { readEvents } from "./cloud_events.ts";

function request(type: string | null, body: string | null, headers: Record<string, string> = {}) {
  const all = new Headers(headers);
  if (type !== null) all.set("content-type", type);
  // As bytes, because a text body would set a content type of its own.
  const bytes = body === null ? null : new TextEncoder().encode(body);
  return new Request("http://laurel.test/events", { method: "POST", headers: all, body: bytes });
}

const EVENT = { id: "1", type: "deal_won" };
const JSON_EVENT = JSON.stringify(EVENT);

Deno.test("cloud events - the media type distinguishes structured from batched events", async () => {
  const single = { mode: "single", events: [EVENT] };
  for (const type of ["application/json", "APPLICATION/CLOUDEVENTS+JSON; charset=utf-8", null]) {
    assertEquals(await readEvents(request(type, JSON_EVENT), "single"), single);
  }
  const batch = { mode: "batch", events: [EVENT, EVENT] };
  const list = JSON.stringify([EVENT, EVENT]);
  const batchType = "application/cloudevents-batch+json";
  assertEquals(await readEvents(request(batchType, list), "single"), batch);
  assertEquals(await readEvents(request("application/json", list), "batch"), batch);
  const wrapped = JSON.stringify({ events: [EVENT, EVENT] });
  assertEquals(await readEvents(request("application/json", wrapped), "batch"), batch);
});

Deno.test("cloud events - binary attributes are decoded once", async () => {
  const headers = {
    "ce-id": "50%25",
    "ce-subject": "%E2%82%AC",
    "ce-source": "100%",
    "x-other": "y",
  };
  const sent = request("application/json", '{"quality":1}', headers);
  const { events } = await readEvents(sent, "single");
  assertEquals(events, [{ id: "50%", subject: "€", source: "100%", data: { quality: 1 } }]);
  const empty = await readEvents(request(null, null, headers), "single");
  assertEquals(empty.events, [{ id: "50%", subject: "€", source: "100%" }]);
});

Deno.test("cloud events - a structured event is not read from headers", async () => {
  const sent = request("application/cloudevents+json", JSON_EVENT, { "ce-id": "other" });
  assertEquals((await readEvents(sent, "single")).events, [EVENT]);
});

Deno.test("cloud events - other media types and shapes are refused", async () => {
  const refusals = [
    [request("text/plain", JSON_EVENT), "single", "unsupported_media_type"],
    [request("application/x-www-form-urlencoded", "a=b"), "single", "unsupported_media_type"],
    [request("application/json", '{"events":1}'), "batch", "validation_failed"],
    [request("application/json", "null"), "batch", "validation_failed"],
    [request("application/json", ""), "batch", "malformed_json"],
  ] as const;
  for (const [sent, expected, code] of refusals) {
    const error = await assertRejects(() => readEvents(sent, expected), ProblemError);
    assertEquals(error.problem.code, code);
  }
});
