import { delay } from "@std/async/delay";
import { assertEquals, assertMatch } from "@std/assert";
import { openWebhookSender, type SenderOptions, type SendResult } from "./send.ts";

const never = new AbortController().signal;

/** Runs a test with a receiver on this machine. */
async function withReceiver(
  answer: (request: Request) => Response | Promise<Response>,
  use: (port: number, requests: { host: string | null; body: string; path: string }[]) => Promise<
    void
  >,
): Promise<void> {
  const requests: { host: string | null; body: string; path: string }[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    requests.push({ host: request.headers.get("host"), body, path: `${pathname}${search}` });
    return await answer(request);
  });
  try {
    await use(server.addr.port, requests);
  } finally {
    await server.shutdown();
  }
}

const post = (url: string, options: SenderOptions): Promise<SendResult> =>
  openWebhookSender(options)({ url, headers: { "x-test": "1" }, body: '{"name":"Zoë"}' }, never);

function answered(result: SendResult) {
  if (result.kind !== "answered") throw new Error(`not answered: ${JSON.stringify(result)}`);
  return result;
}

const errorOf = (result: SendResult) => (result.kind === "failed" ? result.error : result.kind);

Deno.test("webhook send - the connection goes to the address that was checked", async () => {
  await withReceiver(() => new Response("thanks"), async (port, requests) => {
    // Only this resolver knows the name.
    const asked: string[] = [];
    const resolve = (host: string) => {
      asked.push(host);
      return Promise.resolve(["127.0.0.1"]);
    };
    const result = await post(`http://receiver.example:${port}/hook?a=b`, {
      allowPrivate: true,
      resolve,
    });
    assertEquals(result, {
      kind: "answered",
      status: 200,
      retryAfter: null,
      location: null,
      text: "thanks",
    });
    assertEquals(asked, ["receiver.example"]);
    assertEquals(requests, [
      { host: `receiver.example:${port}`, body: '{"name":"Zoë"}', path: "/hook?a=b" },
    ]);
  });
});

Deno.test("webhook send - a name that changes to a private address after the first lookup gets no request", async () => {
  await withReceiver(() => new Response(), async (port, requests) => {
    let looks = 0;
    const rebinding = () => Promise.resolve([looks++ === 0 ? "203.0.114.7" : "127.0.0.1"]);
    await rebinding();
    const url = `http://rebinding.example:${port}/`;
    const result = await post(url, { allowPrivate: false, resolve: rebinding });
    assertMatch(errorOf(result), /is at 127\.0\.0\.1, which is not a public address/);
    // One lookup per request: the address cannot change between the check and the connection.
    assertEquals([looks, requests.length], [2, 0]);
  });
});

Deno.test("webhook send - one private address among public ones is enough to refuse", async () => {
  await withReceiver(() => new Response(), async (port, requests) => {
    for (
      const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254", "10.1.2.3"]
    ) {
      const resolve = () => Promise.resolve(["1.1.1.1", address]);
      const result = await post(`http://mixed.example:${port}/`, { allowPrivate: false, resolve });
      assertMatch(errorOf(result), /not a public address/);
    }
    const spelled = [
      ...["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:127.0.0.1]"],
    ];
    for (const host of spelled) {
      const result = await post(`http://${host}:${port}/`, { allowPrivate: false });
      assertMatch(errorOf(result), /private network/);
    }
    assertEquals(requests, []);
  });
});

Deno.test("webhook send - a redirect is an answer and is not followed", async () => {
  await withReceiver(
    (request) =>
      new URL(request.url).pathname === "/"
        ? new Response(null, { status: 307, headers: { location: "/elsewhere" } })
        : new Response("got there"),
    async (port, requests) => {
      const result = answered(await post(`http://127.0.0.1:${port}/`, { allowPrivate: true }));
      assertEquals([result.status, result.location], [307, "/elsewhere"]);
      assertEquals(requests.length, 1);
    },
  );
});

Deno.test("webhook send - only the beginning of an answer is read, however long it is", async () => {
  const endless = () => {
    const chunk = new TextEncoder().encode("x".repeat(64 * 1024));
    return new Response(new ReadableStream({ pull: (it) => it.enqueue(chunk) }), { status: 500 });
  };
  await withReceiver(endless, async (port) => {
    const result = answered(await post(`http://127.0.0.1:${port}/`, { allowPrivate: true }));
    assertEquals([result.status, result.text.length], [500, 4096]);
  });
});

Deno.test("webhook send - a receiver that stays silent is ended by the timeout, before or during the answer", async () => {
  const gate = Promise.withResolvers<void>();
  await withReceiver(async (request) => {
    if (new URL(request.url).pathname === "/silent") await gate.promise;
    const head = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode("so far")),
      pull: () => gate.promise,
    });
    return new Response(head, { status: 202 });
  }, async (port) => {
    const options = { allowPrivate: true, timeoutMilliseconds: 300 };
    const silent = await post(`http://127.0.0.1:${port}/silent`, options);
    assertEquals(errorOf(silent), "No answer within 0.3 s.");
    const halting = answered(await post(`http://127.0.0.1:${port}/halting`, options));
    assertEquals([halting.status, halting.text], [202, "so far"]);
    gate.resolve();
  });
  const lost = {
    allowPrivate: true,
    timeoutMilliseconds: 200,
    resolve: () => new Promise<never>(() => {}),
  };
  assertEquals(errorOf(await post("http://lost.example/", lost)), "No answer within 0.2 s.");
});

Deno.test("webhook send - an unreachable receiver is reported as unreachable", async () => {
  const free = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = free.addr as Deno.NetAddr;
  free.close();
  const refused = await post(`http://127.0.0.1:${port}/`, { allowPrivate: true });
  assertEquals(errorOf(refused), "The connection was refused.");
  const unknown = await post("http://nowhere.example/", {
    allowPrivate: false,
    resolve: () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" })),
  });
  assertEquals(errorOf(unknown), "The host name is not known.");
  const empty = await post("http://nowhere.example/", {
    allowPrivate: false,
    resolve: () => Promise.resolve([]),
  });
  assertMatch(errorOf(empty), /has no address/);
});

Deno.test("webhook send - a canceled request says nothing about the receiver", async () => {
  const gate = Promise.withResolvers<void>();
  await withReceiver(() => gate.promise.then(() => new Response()), async (port, requests) => {
    const closing = new AbortController();
    const send = openWebhookSender({ allowPrivate: true });
    const url = `http://127.0.0.1:${port}/`;
    const sending = send({ url, headers: {}, body: "{}" }, closing.signal);
    while (requests.length === 0) await delay(5);
    closing.abort();
    assertEquals(await sending, { kind: "canceled" });
    gate.resolve();
  });
});
