import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { compareBytes, SortedSet } from "./sorted_set.ts";

const encoder = new TextEncoder();

Deno.test("sorted set - members compare by their UTF-8 bytes", () => {
  const compareEncoded = (a: string, b: string) => {
    const [left, right] = [encoder.encode(a), encoder.encode(b)];
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      if (left[i] !== right[i]) return left[i]! - right[i]!;
    }
    return left.length - right.length;
  };
  const unicode = fc.string({ unit: "binary" });
  fc.assert(fc.property(unicode, unicode, (a, b) => {
    assertEquals(Math.sign(compareBytes(a, b)), Math.sign(compareEncoded(a, b)));
  }));
  assert(compareBytes("\u{1f600}", "\uffee") > 0); // where UTF-16 order differs
});

Deno.test("sorted set - agrees with a sorted array under any sequence of changes", () => {
  const member = fc.integer({ min: 0, max: 60 }).map((n) => `m${n}`);
  const change = fc.oneof(
    { weight: 3, arbitrary: fc.record({ member, score: fc.integer({ min: -5, max: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ member }) },
  );
  fc.assert(fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
    const set = new SortedSet();
    const model = new Map<string, number>();
    for (const one of changes) {
      if ("score" in one) {
        set.set(one.member, one.score);
        model.set(one.member, one.score);
      } else {
        assertEquals(set.delete(one.member), model.delete(one.member));
      }
    }
    const sorted = [...model].map(([member, score]) => ({ member, score })).sort((a, b) =>
      a.score - b.score || compareBytes(a.member, b.member)
    );
    assertEquals(set.slice(0, set.size - 1), sorted);
    sorted.forEach((one, rank) => assertEquals(set.rank(one.member), rank));
    for (let score = -6; score <= 6; score++) {
      assertEquals(set.countToScore(score, true), sorted.filter((e) => e.score <= score).length);
      assertEquals(set.countToScore(score, false), sorted.filter((e) => e.score < score).length);
    }
  }));
});

Deno.test("sorted set - 50,000 members keep exact ranks", () => {
  const set = new SortedSet();
  for (let i = 0; i < 50_000; i++) set.set(`agent-${i}`, (i * 7_919) % 50_000);
  assertEquals(set.rank("agent-0"), 0);
  assertEquals(set.slice(49_999, 49_999)[0]?.score, 49_999);
  for (let i = 0; i < 50_000; i += 97) assertEquals(set.rank(`agent-${i}`), (i * 7_919) % 50_000);
});
