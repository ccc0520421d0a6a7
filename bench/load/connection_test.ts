import { assertEquals, assertThrows } from "@std/assert";
import { connect, isComplete, readHead, requestBytes } from "./connection.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("bench client - an answer with a length is complete at its last byte", () => {
  const text = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nvary: x\r\n\r\nhello";
  const head = readHead(bytes(text))!;
  assertEquals(head, { status: 200, bodyAt: text.length - 5, length: 5 });
  assertEquals(isComplete(bytes(text), head), true);
  assertEquals(isComplete(bytes(text.slice(0, -1)), head), false);
});

Deno.test("bench client - an answer in chunks is complete at the last chunk", () => {
  const start = "HTTP/1.1 503 No\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello";
  const head = readHead(bytes(start))!;
  assertEquals([head.status, head.length], [503, null]);
  assertEquals(isComplete(bytes(start), head), false);
  assertEquals(isComplete(bytes(`${start}\r\n0\r\n\r\n`), head), true);
});

Deno.test("bench client - it waits for an incomplete head and refuses one without a length", () => {
  assertEquals(readHead(bytes("HTTP/1.1 200 OK\r\ncontent-le")), undefined);
  assertThrows(() => readHead(bytes("HTTP/1.1 200 OK\r\n\r\n")), Error, "without length");
});

Deno.test("bench client - one connection carries many requests to a real server", async () => {
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (r) => {
    const text = `${r.method} ${new URL(r.url).search} ${r.headers.get("authorization")} `;
    return new Response((text + await r.text()).padEnd(40_000, "."));
  });
  const url = `http://127.0.0.1:${server.addr.port}/a?b=1`;
  const connection = await connect(url);
  for (const body of ["{}", "[1]"]) {
    const answer = await connection.send(requestBytes({ method: "POST", url, key: "k", body }));
    assertEquals(answer.status, 200);
    const expected = `POST ?b=1 Bearer k ${body}`.padEnd(40_000, ".");
    assertEquals(new TextDecoder().decode(answer.body), expected);
  }
  connection.close();
});
