import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { compareEvents, compareText } from "./order.ts";

Deno.test("order - text is compared like its UTF-8 bytes", () => {
  const encoder = new TextEncoder();
  const byBytes = (a: string, b: string) => {
    const x = encoder.encode(a), y = encoder.encode(b);
    for (let i = 0; i < Math.min(x.length, y.length); i++) {
      if (x[i] !== y[i]) return Math.sign(x[i]! - y[i]!);
    }
    return Math.sign(x.length - y.length);
  };
  const text = fc.string({ unit: "binary" });
  fc.assert(fc.property(text, text, (a, b) => {
    assertEquals(Math.sign(compareText(a, b)), byBytes(a, b));
  }));
  assertEquals(Math.sign(compareText("\u{1F600}", "\uFB00")), 1);
});

Deno.test("order - time first, then source, then id", () => {
  const events = [
    { time: 2, source: "/a", id: "1" },
    { time: 1, source: "/b", id: "2" },
    { time: 1, source: "/a", id: "9" },
    { time: 1, source: "/b", id: "10" },
  ];
  assertEquals(events.sort(compareEvents).map((e) => e.source + e.id), [
    "/a9",
    "/b10",
    "/b2",
    "/a1",
  ]);
});
