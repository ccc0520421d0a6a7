import { assert, assertEquals } from "@std/assert";
import { DEFAULT_WHEEL } from "./default_wheel.ts";
import { limitsOf, remainingPrizes } from "./limits.ts";
import { isLimited, MAX_WEIGHT_SUM, prizeSchema, wheelSchema } from "./prize.ts";

const points = { key: "p", title: "P", kind: "points", value: 5, weight: 1 };

/** Returns the faults of a wheel, each with its path. */
function faults(prizes: unknown): string[] {
  const { error } = wheelSchema.safeParse(prizes);
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
}

Deno.test("wheel - every fault is reported with its path", () => {
  assertEquals(faults([points]), []);
  assert(faults([])[0]!.startsWith(": "));
  assertEquals(faults([points, points]), ['1.key: "p" is the key of an earlier prize']);
  assertEquals(faults([{ ...points, stock: 3 }]), [
    ": needs a prize without stock and limits, so that every spin can be drawn",
  ]);
  assertEquals(faults([{ ...points, value: 0 }]), ["0.value: says how many points it pays"]);
  assertEquals(faults([{ ...points, kind: "badge" }]), ["0.value: is for points; leave it out"]);
  assertEquals(faults([{ ...points, kind: "boost", value: 0 }]), [
    "0.factor: is needed for a boost",
    "0.minutes: is needed for a boost",
  ]);
  assertEquals(faults([{ ...points, minutes: 5 }]), ["0.minutes: is for boosts; leave it out"]);
  for (
    const change of [{ weight: 0 }, { weight: 1.5 }, { stock: -1 }, { more: 1 }, { key: "A b" }]
  ) {
    assertEquals(faults([points, { ...points, key: "q", ...change }]).length, 1);
  }
});

Deno.test("wheel - weights must add up to less than 2^31", () => {
  const of = (weight: number) => [points, { ...points, key: "q", weight }];
  assertEquals(faults(of(MAX_WEIGHT_SUM - 2)), []);
  assertEquals(faults(of(MAX_WEIGHT_SUM - 1)), [
    ": has weights that add up to 2147483648; the sum must be below 2147483648",
  ]);
});

Deno.test("wheel - the default one has weights in tenths of a percent, and every spin wins something", () => {
  assertEquals(DEFAULT_WHEEL.reduce((sum, { weight }) => sum + weight, 0), 1_000);
  assertEquals([...new Set(DEFAULT_WHEEL.map(({ kind }) => kind))].sort(), [
    ...["badge", "boost", "points", "streak_freeze"],
  ]);
  const average = DEFAULT_WHEEL.reduce((sum, { value, weight }) => sum + value * weight / 1_000, 0);
  assertEquals(average, 46.5);
  assert(DEFAULT_WHEEL.some((prize) => !isLimited(prize)));
});

Deno.test("limits - a prize that ran out in any scope is left out, the others keep their order", () => {
  const prizes = [
    prizeSchema.parse({ ...points, key: "a", stock: 2 }),
    prizeSchema.parse({ ...points, key: "b" }),
    prizeSchema.parse({ ...points, key: "c", perDay: 1, perAgentPerDay: 1 }),
  ];
  const day = "2026-11-20";
  assertEquals(limitsOf(prizes[2]!, day, "x/y"), [
    { prize: "c", scope: day, limit: 1 },
    { prize: "c", scope: `${day}/x/y`, limit: 1 },
  ]);
  const left = (used: Record<string, number>) =>
    remainingPrizes(prizes, day, "amy", ({ prize, scope }) => used[`${prize} ${scope}`] ?? 0)
      .map(({ key }) => key).join("");
  assertEquals(left({}), "abc");
  assertEquals(left({ "a total": 1 }), "abc");
  assertEquals(left({ "a total": 2, [`c ${day}/ben`]: 1 }), "bc");
  assertEquals(left({ "a total": 3, [`c ${day}/amy`]: 1 }), "b");
  assertEquals(left({ [`c ${day}`]: 1 }), "ab");
});
