import { assertEquals, assertRejects } from "@std/assert";
import { requestBytes } from "./connection.ts";
import { drive } from "./drive.ts";

function serve(answer: (count: number) => Response) {
  let count = 0;
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => answer(++count),
  );
  const url = `http://127.0.0.1:${server.addr.port}/`;
  return { server, url, seen: () => count };
}

Deno.test("bench drive - every request is answered and counted", async () => {
  const { server, url, seen } = serve(() => new Response("yes"));
  const request = requestBytes({ method: "GET", url, key: "k" });
  let checked = 0;
  const driven = await drive({
    url,
    connections: 3,
    durationMilliseconds: 50,
    next: () => request,
    check: (body) => checked += body.length / 3,
  });
  assertEquals(driven.requests, seen());
  assertEquals(checked, seen());
  await server.shutdown();
});

Deno.test("bench drive - a refused request ends the measurement", async () => {
  const { server, url } = serve((n) => new Response("no", { status: n > 5 ? 503 : 200 }));
  const request = requestBytes({ method: "GET", url, key: "k" });
  const load = { url, connections: 2, durationMilliseconds: 60_000, next: () => request };
  await assertRejects(() => drive(load), Error, "answered 503: no");
  await server.shutdown();
});
