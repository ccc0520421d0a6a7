import { delay } from "@std/async/delay";
import { assertEquals, assertRejects } from "@std/assert";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { ProblemError } from "@/services/problems/mod.ts";
import { type Coding, codingsOf, decompress, decompressChunks } from "./codings.ts";
import { openFile } from "./file_stream.ts";

const tooLarge = () =>
  new ProblemError({ status: 413, code: "body_too_large", title: "x", detail: "x" });

/** Yields bytes in pieces of these sizes, repeatedly. */
async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: number[] = [];
  for await (const chunk of chunks) for (const byte of chunk) all.push(byte);
  return Uint8Array.from(all);
}

const COMPRESSORS: [string, (bytes: Uint8Array) => Uint8Array][] = [
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["deflate", deflateRawSync],
  ["gzip, deflate", (bytes) => deflateSync(gzipSync(bytes))],
];

Deno.test("file stream - a compressed file is decompressed, however it is split into chunks", async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 2_000 });
  await fc.assert(
    fc.asyncProperty(bytes, sizes, async (plain, sizes) => {
      for (const [header, compress] of COMPRESSORS) {
        const codings = codingsOf(header);
        const sent = new Uint8Array(compress(plain));
        const chunks = decompressChunks(inPieces(sent, sizes), codings, 1e6, tooLarge);
        assertEquals(await read(chunks), plain);
        assertEquals(decompress(sent, codings, 1e6, tooLarge), plain);
      }
    }),
    { numRuns: 40 },
  );
});

Deno.test("file stream - a file that becomes too large is refused", async () => {
  for (const [header, compress] of COMPRESSORS) {
    const sent = new Uint8Array(compress(new Uint8Array(50_000_000)));
    const chunks = decompressChunks(inPieces(sent, [1_000]), codingsOf(header), 1e6, tooLarge);
    const { problem } = await assertRejects(() => read(chunks), ProblemError);
    assertEquals(problem.code, "body_too_large");
  }
});

Deno.test("file stream - UTF-16 is recognized by its byte order mark, however it is split into chunks", async () => {
  const text = "id;type\r\nZoë;🌿\r\n";
  for (const isLittle of [true, false]) {
    const bytes = new Uint8Array(text.length * 2 + 2);
    const view = new DataView(bytes.buffer);
    for (const [i, unit] of [0xfeff, ...text.split("").map((one) => one.charCodeAt(0))].entries()) {
      view.setUint16(i * 2, unit, isLittle);
    }
    for (const size of [1, 2, 3, 100]) {
      const body = ReadableStream.from(inPieces(bytes, [size]));
      const file = openFile(body, { codings: [], charset: "utf-8" });
      assertEquals(new TextDecoder().decode(await read(file)), text);
    }
  }
});

Deno.test("file stream - when it is canceled while no bytes arrive, it ends at once and cancels the body", async () => {
  const beginnings: [Coding[], Uint8Array][] = [
    [[], new Uint8Array([0x61, 0x0a])],
    [["gzip"], gzipSync("a\n".repeat(100)).subarray(0, 15)],
    [[], new Uint8Array(0)],
  ];
  for (const [codings, beginning] of beginnings) {
    let isCanceled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(beginning)),
      cancel: () => void (isCanceled = true),
    });
    const reader = openFile(body, { codings, charset: "utf-8" }).getReader();
    // After the first chunk, this read waits for bytes that never arrive.
    const pending = reader.read().then(() => reader.read()).catch(() => {});
    await delay(10);
    await reader.cancel();
    await pending;
    assertEquals(isCanceled, true);
  }
});

Deno.test("file stream - a gzip file is read with or without a content-encoding header", async () => {
  const plain = new TextEncoder().encode("id,type,subject\nm-1,deal_won,a\n");
  const packed = new Uint8Array(gzipSync(plain));
  const open = (bytes: Uint8Array<ArrayBuffer>, codings: readonly Coding[] = []) =>
    openFile(new Blob([bytes]).stream(), { codings, charset: "utf-8" });
  assertEquals(await read(open(packed)), plain);
  assertEquals(await read(open(packed, ["gzip"])), plain);
  for (const short of [plain.slice(0, 3), plain.slice(0, 1), plain.slice(0, 0)]) {
    assertEquals(await read(open(short)), short);
  }
  const codeOf = async (bytes: Uint8Array<ArrayBuffer>) =>
    (await assertRejects(() => read(open(bytes)), ProblemError)).problem.code;
  assertEquals(await codeOf(packed.slice(0, -5)), "malformed_encoding");
  const workbook = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0, 8, 0]);
  assertEquals(await codeOf(workbook), "unsupported_media_type");
});
