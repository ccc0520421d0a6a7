/** The client against servers that give wrong answers, and its types against the API. */
import { delay } from "@std/async/delay";
import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { CLIENT_TYPES, generateTypes } from "@/tasks/client_types.ts";
import {
  type Client,
  type ClientOptions,
  createClient,
  isRejected,
  LaurelError,
  type SentEvent,
} from "./client.ts";

interface Arrived {
  readonly path: string;
  readonly key: string | null;
  readonly events: readonly SentEvent[];
}

type Answer = (arrived: Arrived, request: Request) => Response | Promise<Response>;

/**
 * Creates a client of a server that gives these answers one after the other, and repeats the last
 * one.
 */
async function against(
  answers: readonly Answer[],
  use: (client: Client, arrived: Arrived[]) => Promise<void>,
  options: Partial<ClientOptions> = {},
): Promise<void> {
  const arrived: Arrived[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const body = request.method === "POST" ? await request.json() : {};
      const { pathname, search } = new URL(request.url);
      const key = request.headers.get("authorization");
      const one = { path: pathname + search, key, events: body.events ?? [body] };
      arrived.push(one);
      return await answers[Math.min(arrived.length, answers.length) - 1]!(one, request);
    },
  );
  const url = `http://127.0.0.1:${server.addr.port}/`;
  try {
    await use(createClient({ url, key: "k", maxPause: 20, ...options }), arrived);
  } finally {
    await server.shutdown();
  }
}

const stored = (id: string) => ({ id, source: "/s", status: "scored", points: 5 });
const one: Answer = ({ events }) => Response.json(stored(events[0]!.id));
const all: Answer = ({ events }) => Response.json({ results: events.map(({ id }) => stored(id)) });
const problem = (status: number, code: string, headers: HeadersInit = {}): Answer => () =>
  Response.json({ status, code, title: "No", detail: "Not like this." }, { status, headers });

const work = (subject = "agent-7") => ({ type: "message_response", subject });

Deno.test("client - an event gets an id and the time of the call, and keeps them over all attempts", () =>
  against(
    [problem(503, "storage_unavailable"), () => new Response("busy", { status: 502 }), one],
    async (client, arrived) => {
      const before = Date.now();
      const answer = await client.send({ ...work(), data: { responseTime: 45 } });
      const sent = arrived.map(({ events }) => events[0]!);
      assertEquals(sent.length, 3);
      assertMatch(sent[0]!.id, /^[0-9a-f-]{36}$/);
      assertEquals(new Set(sent.map((event) => JSON.stringify(event))).size, 1);
      assert(Date.parse(sent[0]!.time) >= before - 1 && Date.parse(sent[0]!.time) <= Date.now());
      assertEquals([answer.id, answer.points], [sent[0]!.id, 5]);
      assertEquals([arrived[0]!.path, arrived[0]!.key], ["/api/v1/events", "Bearer k"]);
      await client.send({ ...work(), id: "m-1", time: new Date(0), source: "/own" });
      const { id, time, source } = arrived.at(-1)!.events[0]!;
      assertEquals([id, time, source], ["m-1", "1970-01-01T00:00:00.000Z", "/own"]);
    },
    { source: "/default" },
  ));

Deno.test("client - a refusal becomes a typed error at once, with the server's message", () =>
  against([
    () =>
      Response.json({
        status: 422,
        code: "validation_failed",
        title: "T",
        detail: "data.quality: too big",
        errors: [{ path: "data.quality", message: "too big" }],
      }, { status: 422 }),
  ], async (client, arrived) => {
    const error = await assertRejects(() => client.send(work()), LaurelError, "too big");
    assertEquals([error.status, error.code, error.title], [422, "validation_failed", "T"]);
    assertEquals(error.errors, [{ path: "data.quality", message: "too big" }]);
    assert(!error.isRetryable);
    assertEquals(arrived.length, 1);
  }));

Deno.test("client - the number of attempts is limited, and a Retry-After beyond the limit ends them", () =>
  against([problem(503, "storage_unavailable")], async (client, arrived) => {
    await assertRejects(() => client.send(work()), LaurelError, "storage_unavailable");
    assertEquals(arrived.length, 3);
    await against(
      [problem(429, "too_many_events", { "retry-after": "60" })],
      async (client, few) => {
        const error = await assertRejects(() => client.send(work()), LaurelError);
        assertEquals([error.retryAfter, few.length], [60, 1]);
      },
    );
  }, { tries: 3 }));

Deno.test("client - a history is asked for with its filters, several of a kind", () =>
  against([() => Response.json({ entries: [], nextCursor: null })], async (client, arrived) => {
    await client.getHistory("agent-7");
    await client.getHistory("agent-7", {
      kinds: ["deal_won", "deal_lost"],
      sources: ["crm"],
      from: "2026-11-01",
      search: "a b",
      limit: 5,
    });
    assertEquals(arrived.map(({ path }) => path.split("/").at(-1)), [
      "history",
      "history?kind=deal_won&kind=deal_lost&source=crm&q=a+b&from=2026-11-01&limit=5",
    ]);
  }));

Deno.test("client - no connection, a timeout and an answer of another program are different errors", async () => {
  await against([async () => {
    await delay(300);
    return Response.json({});
  }], async (client) => {
    const error = await assertRejects(() => client.send(work()), LaurelError);
    assertEquals([error.status, error.code], [0, "timeout"]);
  }, { timeout: 50, tries: 2 });
  await against([() => new Response("<html>", { status: 200 })], async (client) => {
    const error = await assertRejects(() => client.getAgent("a"), LaurelError);
    assertEquals([error.code, error.isRetryable], ["not_laurel", false]);
  });
  await against([() => Response.redirect("http://127.0.0.1:1/", 307)], async (client) => {
    const error = await assertRejects(() => client.send(work()), LaurelError);
    assertEquals(error.code, "not_laurel");
  });
  const lost = createClient({ url: "http://127.0.0.1:1", key: "k", tries: 2, maxPause: 1 });
  const error = await assertRejects(() => lost.send(work()), LaurelError);
  assertEquals([error.code, error.isRetryable], ["network_error", true]);
});

Deno.test("client - a signal aborts a call, even between two attempts", () =>
  against([problem(503, "storage_unavailable")], async (client, arrived) => {
    const stop = new AbortController();
    const sending = client.send(work(), { signal: stop.signal });
    const failed = assertRejects(() => sending, Error, "enough");
    while (arrived.length === 0) await delay(5);
    stop.abort(new Error("enough"));
    await failed;
    await assertRejects(() => client.sendBatch([work()], { signal: stop.signal }), Error, "enough");
  }, { maxPause: 60_000 }));

Deno.test("client - only the events of a batch that the server was too busy for are sent again", () =>
  against([
    ({ events }) =>
      Response.json({
        results: events.map(({ id }, n) =>
          n === 1
            ? { id, status: "rejected", error: { status: 503, code: "storage_unavailable" } }
            : n === 2
            ? { id, status: "rejected", error: { status: 422, code: "unknown_type", detail: "?" } }
            : stored(id)
        ),
      }),
    all,
  ], async (client, arrived) => {
    const results = await client.sendBatch(["a", "b", "c", "d"].map((id) => ({ ...work(), id })));
    assertEquals(results.map(({ id, status }) => `${id} ${status}`), [
      ...["a scored", "b scored", "c rejected", "d scored"],
    ]);
    const [refused] = results.filter(isRejected);
    assertEquals([refused!.error.code, refused!.error.status], ["unknown_type", 422]);
    assertEquals(arrived.map(({ events }) => events.map(({ id }) => id).join()), ["a,b,c,d", "b"]);
  }));

Deno.test("client - many events are divided into requests within the server's limits", () =>
  against([all], async (client, arrived) => {
    const small = Array.from({ length: 1_001 }, () => work());
    const large = Array.from({ length: 3 }, () => ({ ...work(), data: { note: "x".repeat(4e5) } }));
    const results = await client.sendBatch([...small, ...large]);
    assertEquals(results.length, 1_004);
    assertEquals(arrived.map(({ events }) => events.length), [1_000, 3, 1]);
  }));

Deno.test("client - tracked events are sent together, when there are enough or after some time", () =>
  against([all], async (client, arrived) => {
    for (let n = 0; n < 7; n++) assert(client.track({ ...work(), id: `t-${n}` }));
    while (arrived.length < 3) await delay(5);
    assertEquals(arrived.map(({ events }) => events.length), [3, 3, 1]);
    // What has arrived is queued until its answer is back.
    while (client.queued > 0) await delay(5);
    client.track(work());
    assertEquals([client.queued, await client.flush(), client.queued], [1, 0, 0]);
    assertEquals(arrived.length, 4);
    await client.close();
  }, { batchSize: 3, batchTime: 30 }));

Deno.test("client - tracked events wait while the server is away, and the queue is bounded", async () => {
  const refused: string[] = [];
  const kept: string[] = [];
  await against(
    [problem(503, "away"), problem(503, "away"), all],
    async (client) => {
      const taken = ["a", "b", "c", "d"].map((id) => client.track({ ...work(), id }));
      assertEquals(taken, [true, true, true, false]);
      assertEquals(refused, ["d queue_full"]);
      assertEquals(await client.flush(), 3);
      assertEquals(await client.flush(), 3);
      assertEquals(await client.flush(), 0);
      assertEquals(kept, ["a", "b", "c"]);
      await client.close();
      assertEquals(client.track({ ...work(), id: "e" }), false);
      assertEquals(refused, ["d queue_full", "e client_closed"]);
    },
    {
      maxQueued: 3,
      tries: 1,
      batchTime: 60_000,
      onRejected: ({ id }, { code }) => void refused.push(`${id} ${code}`),
      onStored: ({ id }) => void kept.push(id),
    },
  );
});

Deno.test("client - close reports what could not be sent, and does not retry with a wrong key", async () => {
  const refused: string[] = [];
  const onRejected = ({ id }: SentEvent, { code }: LaurelError) =>
    void refused.push(`${id} ${code}`);
  await against([problem(503, "away")], async (client) => {
    client.track({ ...work(), id: "a" });
    await client.close();
    await client.close();
    assertEquals(refused.splice(0), ["a away"]);
  }, { tries: 2, onRejected });
  await against([problem(401, "invalid_key")], async (client, arrived) => {
    client.track({ ...work(), id: "b" });
    assertEquals(await client.flush(), 0);
    assertEquals([refused.splice(0), arrived.length], [["b invalid_key"], 1]);
    await client.close();
  }, { onRejected });
  await against([problem(503, "away")], async (client) => {
    client.track({ ...work(), id: "c" });
    const closing = client.close({ signal: AbortSignal.timeout(50) });
    await closing;
    assertEquals(refused, ["c client_closed"]);
  }, { maxPause: 600_000, tries: 50, onRejected });
});

Deno.test("client - its types match the current API", async () => {
  const path = new URL(`../../${CLIENT_TYPES}`, import.meta.url);
  const kept = await Deno.readTextFile(path);
  assert(kept === await generateTypes(), `${CLIENT_TYPES} is stale: run deno task client`);
});
