import { assertEquals } from "@std/assert";
import { type PictureFile, readPictureHead } from "./pictures.ts";

const text = (content: string) => new TextEncoder().encode(content);
const read = (...parts: (string | number[])[]): PictureFile =>
  readPictureHead(
    Uint8Array.from(parts.flatMap((part) =>
      typeof part === "string" ? [...part].map((char) => char.charCodeAt(0)) : part
    )),
  );
const still = (kind: string, width: number, height: number) => (
  { kind, width, height, isAnimated: false }
);

Deno.test("pictures - kind and size are in the head of a PNG", () => {
  const head = ["\x89PNG\r\n\x1a\n", [0, 0, 0, 13], "IHDR", [
    0,
    0,
    1,
    0,
    0,
    0,
    2,
    0,
    8,
    6,
    0,
    0,
    0,
  ]];
  const crc = [0, 0, 0, 0];
  const data = [[0, 0, 0, 0], "IDAT", crc];
  const control = [[0, 0, 0, 8], "acTL", [0, 0, 0, 0, 0, 0, 0, 0], crc];
  assertEquals(read(...head, crc, ...data), still("png", 256, 512) as PictureFile);
  const animated = read(...head, crc, ...control, ...data);
  assertEquals(animated.kind !== null && animated.isAnimated, true);
  // Behind the data it does not count.
  assertEquals(read(...head, crc, ...data, ...control), still("png", 256, 512) as PictureFile);
  assertEquals(read("\x89PNG\r\n\x1a\n", "IHDR"), { kind: null, name: "a broken PNG" });
});

Deno.test("pictures - kind and size are in the first frame of a JPEG", () => {
  const start = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0];
  const table = [0xff, 0xc4, 0, 2];
  const frame = [0xff, 0xff, 0xc2, 0, 17, 8, 0, 100, 0, 200, 3, 0, 0];
  assertEquals(read(start, table, frame), still("jpeg", 200, 100) as PictureFile);
  assertEquals(read(start, "not a marker"), { kind: null, name: "a broken JPEG" });
  assertEquals(read([0xff, 0xd8]), { kind: null, name: "a broken JPEG" });
});

Deno.test("pictures - kind and size are in the first chunk of a WebP", () => {
  const riff = (chunk: string) => ["RIFF", [0, 0, 0, 0], "WEBP", chunk, [0, 0, 0, 0]];
  const lossy = [0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00];
  assertEquals(read(...riff("VP8 "), lossy), still("webp", 320, 240) as PictureFile);
  const bits = 319 | 239 << 14;
  const lossless = [0x2f, ...[0, 8, 16, 24].map((by) => bits >>> by & 0xff), 0, 0, 0, 0, 0];
  assertEquals(read(...riff("VP8L"), lossless), still("webp", 320, 240) as PictureFile);
  const extended = [0, 0, 0, 0, 0x3f, 0x01, 0, 0xef, 0, 0];
  assertEquals(read(...riff("VP8X"), extended), still("webp", 320, 240) as PictureFile);
});

Deno.test("pictures - other files are named for the person who sent them", () => {
  const nameOf = (content: string) => {
    const head = readPictureHead(text(content));
    return head.kind === null ? head.name : head.kind;
  };
  assertEquals(nameOf(""), "empty");
  assertEquals(nameOf("GIF89a…"), "a GIF");
  assertEquals(
    nameOf('<?xml version="1.0"?>\n<SVG onload="x()">'),
    "an SVG, which can hold scripts",
  );
  assertEquals(nameOf("#!/bin/sh"), "a script");
  assertEquals(nameOf("<!DOCTYPE html>"), "a web page");
  assertEquals(nameOf("\0\0\0\x18ftypheic"), "a HEIC picture");
  assertEquals(nameOf("Dear Laurel,"), null);
});
