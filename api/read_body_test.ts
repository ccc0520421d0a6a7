import { assert, assertEquals, assertRejects } from "@std/assert";
import { ProblemError } from "@/services/problems/mod.ts";
import { MAX_BODY_BYTES, readJson } from "./read_body.ts";

const post = (body: BodyInit, headers: HeadersInit = {}) =>
  new Request("http://laurel.test/", { method: "POST", body, headers });

async function codeOf(request: Request): Promise<string> {
  return (await assertRejects(() => readJson(request), ProblemError)).problem.code;
}

/** Returns a body in pieces that records how much of it was read, and whether it was canceled. */
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

Deno.test("read body - a character may be split between two pieces of a body", async () => {
  const bytes = new TextEncoder().encode('{"name":"Zoë 🌿"}');
  const stream = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  assertEquals(await readJson(post(stream)), { name: "Zoë 🌿" });
});

Deno.test("read body - a body without a length is canceled at the limit", async () => {
  const { body, seen } = inPieces(new Uint8Array(64 * 1024), 10_000);
  assertEquals(await codeOf(post(body)), "body_too_large");
  assert(seen.isCancelled && seen.pieces < 30, JSON.stringify(seen));
});

Deno.test("read body - a body that announces too many bytes is not read at all", async () => {
  const { body, seen } = inPieces(new Uint8Array(1024), 10_000);
  const length = String(MAX_BODY_BYTES + 1);
  assertEquals(await codeOf(post(body, { "content-length": length })), "body_too_large");
  assert(seen.isCancelled && seen.pieces < 3, JSON.stringify(seen));
});

Deno.test("read body - a body that is not JSON or not UTF-8 is refused with its own code", async () => {
  for (const text of ["", " ", "{", "undefined", "{'a':1}", "[1,]"]) {
    assertEquals(await codeOf(post(text)), "malformed_json", text);
  }
  for (const bytes of [[0xff], [0x22, 0xc3, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22]]) {
    assertEquals(await codeOf(post(Uint8Array.from(bytes))), "invalid_utf8");
  }
});
