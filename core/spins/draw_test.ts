import { assert, assertEquals, assertThrows } from "@std/assert";
import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { DEFAULT_WHEEL } from "./default_wheel.ts";
import { drawPrize, prizeAt } from "./draw.ts";
import { commitmentOf, digestOf } from "./seed.ts";
import { drawTicket, mapToTicket, wordBound } from "./ticket.ts";

const SEED = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
/** Verified with Python's hmac and hashlib. */
const VECTORS = {
  digest: "d5e7c396b3970cbbbd7261e41f1df00909b044eda34d87b57bccc5278e454a51",
  tickets: [[1, 0], [7, 2], [1_000, 894], [65_537, 60_848], [2 ** 31 - 1, 1_441_252_247]],
  prizes: ["streak_freeze", "points_25", "boost_30", "points_250", "boost_30"],
} as const;
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));

/** A digest that consists of these eight words. */
function digestOfWords(...words: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(32));
  words.forEach((word, index) => view.setUint32(index * 4, word));
  return new Uint8Array(view.buffer);
}

Deno.test("spin - commitment and digest equal those of another implementation of the standard", () => {
  fc.assert(fc.property(seeds, fc.string({ unit: "grapheme" }), (seed, message) => {
    const key = Uint8Array.fromHex(seed);
    assertEquals(commitmentOf(seed), createHash("sha256").update(key).digest("hex"));
    assertEquals(digestOf(seed, message), createHmac("sha256", key).update(message).digest("hex"));
  }));
});

Deno.test("spin - fixed vectors: these draws never change", () => {
  assertEquals(
    commitmentOf(SEED),
    "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd",
  );
  const message = "agent-7:2026-11-20.agent-7.1";
  const digest = digestOf(SEED, message);
  assertEquals(digest, VECTORS.digest);
  for (const [sum, ticket] of VECTORS.tickets) {
    assertEquals(drawTicket(SEED, message, sum).ticket, ticket, `sum ${sum}`);
    assertEquals(Number(BigInt(`0x${digest.slice(0, 8)}`) % BigInt(sum)), ticket, `sum ${sum}`);
  }
  const keys = [1, 2, 3, 4, 5].map((n) =>
    drawPrize(SEED, `agent-7:2026-11-20.agent-7.${n}`, DEFAULT_WHEEL).prize.key
  );
  assertEquals(keys, VECTORS.prizes);
});

Deno.test("spin - a word at or above the bound is rejected, also for sums that do not divide 2^32", () => {
  // 2^32 is 4 mod 7, so without a bound the lowest tickets would be more likely.
  assertEquals(wordBound(7), 2 ** 32 - 4);
  const all = [2 ** 32 - 4, 2 ** 32 - 1, 2 ** 32 - 2, 12, 13, 14, 15, 16];
  assertEquals(mapToTicket(() => digestOfWords(...all), 7), {
    ticket: 5,
    word: 12,
    position: 3,
    round: 0,
    rejected: 3,
  });
  assertEquals(mapToTicket(() => digestOfWords(2 ** 32 - 5), 7).rejected, 0);
  // A divisor of 2^32 rejects no word; the largest sum rejects two words.
  assertEquals(wordBound(2 ** 30), 2 ** 32);
  assertEquals(wordBound(2 ** 31 - 1), 2 ** 32 - 2);
  // Two thirds of all words are below the bound of the worst sum.
  assertEquals(wordBound(1_431_655_766), 2_863_311_532);
});

Deno.test("spin - when all eight words are rejected, the next digest decides", () => {
  const full = digestOfWords(...Array(8).fill(2 ** 32 - 1));
  const asked: number[] = [];
  const drawn = mapToTicket((round) => {
    asked.push(round);
    return round < 2 ? full : digestOfWords(2 ** 32 - 1, 9);
  }, 7);
  assertEquals(asked, [0, 1, 2]);
  assertEquals(drawn, { ticket: 2, word: 9, position: 1, round: 2, rejected: 17 });
});

Deno.test("spin - the continuation signs the message with its number", () => {
  // At the worst sum, one in 6,561 draws needs a continuation; this one was found by trying
  // numbers.
  const sum = 1_431_655_766;
  let number = 0;
  while (drawTicket(SEED, `a:2026-11-20.a.${++number}`, sum).round === 0);
  const message = `a:2026-11-20.a.${number}`;
  const next = Uint8Array.fromHex(digestOf(SEED, `${message}:1`));
  const drawn = drawTicket(SEED, message, sum);
  assertEquals([drawn.round, drawn.rejected >= 8], [1, true]);
  assertEquals(drawn.ticket, mapToTicket(() => next, sum).ticket);
});

Deno.test("spin - a ticket is always below the sum, and belongs to exactly one prize", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 20_000_000 }), {
    minLength: 1,
    maxLength: 100,
  });
  fc.assert(fc.property(seeds, fc.string(), weights, (seed, message, weights) => {
    const draw = drawPrize(seed, message, weights.map((weight) => ({ weight })));
    const before = weights.slice(0, draw.index).reduce((sum, weight) => sum + weight, 0);
    assert(draw.ticket >= before && draw.ticket < before + weights[draw.index]!);
    assertEquals(draw.sum, weights.reduce((sum, weight) => sum + weight, 0));
  }));
});

Deno.test("spin - every ticket of a small wheel selects the prize that covers it", () => {
  const candidates = [3, 1, 2].map((weight) => ({ weight }));
  const places = Array.from({ length: 6 }, (_, ticket) => prizeAt(ticket, candidates));
  assertEquals(places, [0, 0, 0, 1, 2, 2]);
  assertThrows(() => prizeAt(6, candidates), RangeError, "beyond");
});

Deno.test("spin - invalid sums and weights are refused", () => {
  for (const weights of [[], [0], [1.5], [-1, 5], [2 ** 31], [2 ** 30, 2 ** 30], [NaN]]) {
    assertThrows(() => drawPrize(SEED, "a", weights.map((weight) => ({ weight }))), RangeError);
  }
  assertThrows(() => drawPrize("no seed", "a", [{ weight: 1 }]));
});

/** Returns chi-square over equally wide classes of tickets, or over prizes by their weights. */
function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!, 0);
}

/** Returns the value that chi-square exceeds once in 10,000 times (Wilson-Hilferty). */
function critical(degrees: number): number {
  const z = 3.719;
  return degrees * (1 - 2 / (9 * degrees) + z * Math.sqrt(2 / (9 * degrees))) ** 3;
}

const DRAWS = 30_000;

Deno.test("spin - chi-square: the default wheel is drawn by its weights", () => {
  const counts = DEFAULT_WHEEL.map(() => 0);
  for (let n = 1; n <= DRAWS; n++) {
    counts[drawPrize(SEED, `agent:2026-11-20.agent.${n}`, DEFAULT_WHEEL).index]!++;
  }
  const expected = DEFAULT_WHEEL.map(({ weight }) => weight / 1_000 * DRAWS);
  assert(chiSquare(counts, expected) < critical(counts.length - 1), counts.join(" "));
});

Deno.test("spin - chi-square: tickets are spread evenly, also for sums that do not divide 2^32", () => {
  for (const sum of [3, 7, 1_000, 65_537, 1_431_655_766, 1_610_612_737, 2 ** 31 - 1]) {
    const classes = Math.min(sum, 30);
    const edges = Array.from({ length: classes + 1 }, (_, i) => Math.floor(i * sum / classes));
    const counts = Array<number>(classes).fill(0);
    for (let n = 1; n <= DRAWS / 3; n++) {
      const { ticket } = drawTicket(SEED, `b:2026-11-21.b.${n}`, sum);
      counts[edges.findLastIndex((edge) => edge <= ticket)]!++;
    }
    const expected = counts.map((_, i) => (edges[i + 1]! - edges[i]!) / sum * DRAWS / 3);
    assert(chiSquare(counts, expected) < critical(classes - 1), `${sum}: ${counts.join(" ")}`);
  }
});

Deno.test("spin - chi-square detects a mapping by plain remainders", () => {
  // 2^32 is 2 2/3 times this sum: a plain remainder would give the lower tickets three times, the
  // others twice.
  const sum = 1_610_612_737;
  const biased = [0, 0];
  for (let n = 1; n <= DRAWS / 3; n++) {
    const word = parseInt(digestOf(SEED, `b:2026-11-21.b.${n}`).slice(0, 8), 16);
    biased[word % sum < sum / 2 ? 0 : 1]!++;
  }
  const half = biased.map(() => DRAWS / 6);
  assert(chiSquare(biased, half) > critical(1), biased.join(" "));
});
