import { assert, assertEquals, assertRejects } from "@std/assert";
import { ProblemError } from "@/services/problems/mod.ts";
import { MAX_BODY_BYTES, readJson } from "./read_body.ts";

const post = (body: BodyInit, headers: HeadersInit = {}) =>
  new Request("http://laurel.test/", { method: "POST", body, headers });

async function codeOf(request: Request): Promise<string> {
  return (await assertRejects(() => readJson(request), ProblemError)).problem.code;
}

/** A body in pieces that notes how much of it was asked for, and whether it was given up. */
function inPieces(piece: Uint8Array<ArrayBuffer>, count: number) {
  const seen = { pieces: 0, isCancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      if (seen.pieces++ < count) controller.enqueue(piece);
      else controller.close();
    },
    cancel: () => void (seen.isCancelled = true),
  });
  return { body, seen };
}

Deno.test("read body - JSON up to the last allowed byte", async () => {
  const text = `"${"x".repeat(MAX_BODY_BYTES - 2)}"`;
  assertEquals(await readJson(post(text)), text.slice(1, -1));
  assertEquals(await codeOf(post(text + " ")), "body_too_large");
});

Deno.test("read body - characters may be cut between the pieces of a body", async () => {
  const bytes = new TextEncoder().encode('{"name":"Zoë 🌿"}');
  const stream = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  assertEquals(await readJson(post(stream)), { name: "Zoë 🌿" });
});

Deno.test("read body - one without a length is given up at the limit", async () => {
  const { body, seen } = inPieces(new Uint8Array(64 * 1024), 10_000);
  assertEquals(await codeOf(post(body)), "body_too_large");
  assert(seen.isCancelled && seen.pieces < 30, JSON.stringify(seen));
});

Deno.test("read body - one that announces too much is not read at all", async () => {
  const { body, seen } = inPieces(new Uint8Array(1024), 10_000);
  const length = String(MAX_BODY_BYTES + 1);
  assertEquals(await codeOf(post(body, { "content-length": length })), "body_too_large");
  assert(seen.isCancelled && seen.pieces < 3, JSON.stringify(seen));
});

Deno.test("read body - what is no JSON or no UTF-8 is refused by name", async () => {
  for (const text of ["", " ", "{", "undefined", "{'a':1}", "[1,]"]) {
    assertEquals(await codeOf(post(text)), "malformed_json", text);
  }
  for (const bytes of [[0xff], [0x22, 0xc3, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22]]) {
    assertEquals(await codeOf(post(Uint8Array.from(bytes))), "invalid_utf8");
  }
});
