import { assertEquals, assertRejects } from "@std/assert";
import { createCounter, openStreams } from "./streams.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const TEXT = "event: points\nid: 1\ndata: e event: lost\n\nevent: leaderboard\n\nevent: points\n";

Deno.test("bench streams - messages are counted however the bytes are divided", () => {
  for (let cut = 0; cut <= TEXT.length; cut++) {
    const count = createCounter();
    assertEquals(count(bytes(TEXT.slice(0, cut))) + count(bytes(TEXT.slice(cut))), 2, `${cut}`);
  }
});

Deno.test("bench streams - every stream's messages are collected, one event after the other", async () => {
  const controllers: ReadableStreamDefaultController<Uint8Array>[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controllers.push(controller);
        controller.enqueue(bytes(": open\n\n"));
      },
    });
    return new Response(stream);
  });
  const streams = await openStreams(`http://127.0.0.1:${server.addr.port}/`, "k", 3);
  const arrivals = streams.collect(6);
  for (let event = 0; event < 2; event++) {
    for (const controller of controllers) controller.enqueue(bytes("event: points\nid: 1\n\n"));
  }
  const seen = await arrivals;
  assertEquals(seen.length, 6);
  streams.close();
  await server.shutdown();
});

Deno.test("bench streams - a refused stream is an error", async () => {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => new Response("no", { status: 401 }),
  );
  const url = `http://127.0.0.1:${server.addr.port}/`;
  await assertRejects(() => openStreams(url, "k", 1), Error, "401");
  await server.shutdown();
});
