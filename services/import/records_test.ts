import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { createRecordReader, type FileRecord, type RecordOptions } from "./records.ts";

const encoder = new TextEncoder();

/** Reads a text in pieces of these sizes, repeatedly. */
function read(
  text: string,
  options: Partial<RecordOptions> = {},
  sizes: readonly number[] = [text.length * 4 + 1],
): string[] {
  const reader = createRecordReader({ hasQuotes: true, maxBytes: 64, ...options });
  const bytes = encoder.encode(text);
  const records: FileRecord[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    records.push(...reader.push(bytes.slice(at, at + size)));
    at += size;
  }
  records.push(...reader.end());
  for (const { offset, bytes: own } of records) {
    assertEquals(bytes.slice(offset, offset + own.length), own);
  }
  return records.map(({ line, bytes, flaw }) =>
    `${line}:${flaw ? `${flaw}:` : ""}${new TextDecoder().decode(bytes)}`
  );
}

Deno.test("records - lines end with LF or CRLF, and the last line needs no line break", () => {
  assertEquals(read("a\r\nb\n\nc"), ["1:a", "2:b", "3:", "4:c"]);
  assertEquals(read("a\n"), ["1:a"]);
  assertEquals(read(""), []);
});

Deno.test("records - lines end with CR in a file without any line feed", () => {
  const sizes = [[1], [2], [3], [100]];
  for (const size of sizes) {
    assertEquals(read("a\rb\r\rc", {}, size), ["1:a", "2:b", "3:", "4:c"]);
    assertEquals(read("a\r", {}, size), ["1:a"]);
    assertEquals(read('a,"b\rc"\rd', {}, size), ['1:a,"b\rc"', "3:d"]);
    assertEquals(read("a\r\r\nb\r\r\n", {}, size), ["1:a", "2:b"]);
    // In a file with other line breaks, CR is part of the text.
    assertEquals(read("a\nb\rc\n", {}, size), ["1:a", "2:b\rc"]);
    assertEquals(read("\r\n\r\na\r\n", {}, size), ["1:", "2:", "3:a"]);
  }
});

Deno.test("records - a quote opens after a delimiter and spaces", () => {
  const header = "id;type;subject";
  for (const size of [[1], [7], [100]]) {
    assertEquals(read(`${header}\na; "b\nc";d\n`, {}, size), [`1:${header}`, '2:a; "b\nc";d']);
    assertEquals(read(`${header}\na,"b\nc\n`, {}, size), [`1:${header}`, '2:a,"b', "3:c"]);
    const tabs = 'sep=\t\nid\ttype\na\t"b\nc"\n';
    assertEquals(read(tabs, {}, size), ["1:sep=\t", "2:id\ttype", '3:a\t"b\nc"']);
    // A byte order mark is not part of the first field.
    assertEquals(read('\ufeff"i\nd",b\n1\n', {}, size), ['1:"i\nd",b', "3:1"]);
  }
});

Deno.test("records - a quoted field may hold line breaks, commas and doubled quotes", () => {
  const text = 'a,"b\r\nc,""d"",\n",e\nf\n';
  assertEquals(read(text), ['1:a,"b\r\nc,""d"",\n",e', "4:f"]);
  assertEquals(read('{"a":"b"\n}', { hasQuotes: false }), ['1:{"a":"b"', "2:}"]);
  // A quote in the middle of a field does not open a quoted field.
  assertEquals(read('5" pipe,x\nb\n'), ['1:5" pipe,x', "2:b"]);
});

Deno.test("records - a quote that is never closed affects only its line", () => {
  assertEquals(read('a,"b\nc\nd\n'), ['1:open_quote:a,"b', "2:c", "3:d"]);
  assertEquals(read('a,"b'), ['1:open_quote:a,"b']);
  const rest = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  const found = read(`"a\n${rest.join("\n")}\n`);
  assertEquals(found, ['1:open_quote:"a', ...rest.map((text, n) => `${n + 2}:${text}`)]);
});

Deno.test("records - a record that is too long is skipped, and line numbers stay correct", () => {
  const long = "x".repeat(1_000);
  assertEquals(read(`a\n${long}\nb\n`), ["1:a", "2:too_long:", "3:b"]);
  assertEquals(read(`a\n${long}`), ["1:a", "2:too_long:"]);
  assertEquals(read(`"${long}\nb\n`), ["1:too_long:", "2:b"]);
  assertEquals(read(`${"x".repeat(64)}\n${"x".repeat(65)}\n`), [
    `1:${"x".repeat(64)}`,
    "2:too_long:",
  ]);
});

Deno.test("records - the size of the chunks does not matter", () => {
  const piece = fc.constantFrom(
    ...['"', '""', ",", "\n", "\r\n", "a", "é", "x".repeat(30), '"b\nc"', " "],
  );
  const texts = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(texts, sizes, fc.boolean(), (text, sizes, hasQuotes) => {
      const options = { hasQuotes };
      assertEquals(read(text, options, sizes), read(text, options));
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

Deno.test("records - memory holds at most one record and one chunk", () => {
  const reader = createRecordReader({ hasQuotes: true, maxBytes: 64 });
  const chunk = encoder.encode('"' + "y".repeat(999));
  let records = 0;
  for (let turn = 0; turn < 1_000; turn++) records += reader.push(chunk).length;
  assert(records <= 1_000);
  assertEquals(reader.end(), []);
});
