import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { randomNumbers } from "./histories.ts";
import {
  type Kind,
  mutateBytes,
  mutateForm,
  mutateJson,
  mutateOrder,
  MUTATION_KINDS,
} from "./mutations.ts";

const BODY = JSON.stringify({
  id: 7,
  type: "call.ended",
  created_at: "2026-03-02T10:00:00Z",
  user: { id: 88104, name: "Mira" },
  tags: [{ id: 1 }, { id: 2 }],
});
const SEEDS = [...Array(60).keys()];
const of = (kind: Kind, seed: number) => mutateJson(BODY, randomNumbers(seed), 1, [kind]);

Deno.test("mutations - the same seed gives the same result, another seed another", () => {
  const make = (seed: number) => {
    const next = randomNumbers(seed);
    return [
      mutateJson(BODY, next, 3),
      mutateForm("a=1&b=2&CallSid=CA1", next, 3),
      mutateOrder([1, 2, 3, 4, 5, 6], next),
      mutateBytes(new TextEncoder().encode(BODY), next),
    ];
  };
  assertEquals(make(1), make(1));
  assertNotEquals(make(1), make(2));
});

Deno.test("mutations - without any mutation, a body keeps its meaning", () => {
  assertEquals(mutateJson(BODY, randomNumbers(1), 0), BODY);
  const form = "CallSid=CA1&To=%2B44%201&Empty=";
  assertEquals(mutateForm(form, randomNumbers(1), 0), form);
});

/** For each kind of mutation, a sign in the text that it happened. */
const SIGNS: Readonly<Record<Kind, (text: string) => boolean>> = {
  drop: (text) => text.length < BODY.length && text.startsWith("{"),
  null: (text) => text.includes(":null"),
  empty: (text) => /:(""|" "|\[\]|\{\})/.test(text),
  retype: (text) => text.includes("toString"),
  enlarge: (text) => text.length > 10_000,
  number: (text) => text.includes("9007199254740993") || text.includes("NaN"),
  duplicate: (text) => (text.match(/"type":/g) ?? []).length === 2,
  reorder: (text) => text.length === BODY.length && text !== BODY && isSame(text),
  swap: (text) => text.length === BODY.length && text !== BODY && !isSame(text),
  unicode: (text) => text.includes("\\u0000") || text.includes("\\ud800"),
  time: (text) => text.includes("2026-02-30"),
};

function isSame(text: string): boolean {
  const sorted = (json: string) => [...json].sort().join("");
  const { id, user } = JSON.parse(text);
  return sorted(text) === sorted(BODY) && id === 7 && (user.id === 88104);
}

for (const kind of MUTATION_KINDS) {
  Deno.test(`mutations - ${kind} happens`, () => {
    const made = SEEDS.flatMap((seed) => [of(kind, seed), of(kind, seed + 1_000)]);
    assert(made.some(SIGNS[kind]), made.slice(0, 20).join("\n").slice(0, 2_000));
    assert(new Set(made).size > 1);
  });
}

Deno.test("mutations - deliveries arrive twice, late or never, and bodies with other bytes", () => {
  const items = [...Array(12).keys()];
  const made = SEEDS.map((seed) => mutateOrder(items, randomNumbers(seed)));
  assert(made.some((one) => new Set(one).size < one.length), "twice");
  assert(made.some((one) => items.some((item) => !one.includes(item))), "never");
  assert(made.some((one) => one.some((item, index) => item < (one[index - 1] ?? 0))), "late");
  const bytes = new TextEncoder().encode(BODY);
  const spoiled = SEEDS.map((seed) => mutateBytes(bytes, randomNumbers(seed)));
  assert(spoiled.some((one) => one.length < bytes.length), "cut");
  assert(spoiled.some((one) => one.includes(0xff)), "no UTF-8");
});

Deno.test("mutations - text that is not valid Unicode becomes unreadable bytes in a form", () => {
  const made = SEEDS.map((seed) => mutateForm("From=x", randomNumbers(seed), 1, ["unicode"]));
  assert(made.some((one) => one.includes("%ED%A0%80")), made.join("\n"));
  assert(made.some((one) => one.includes("%00")), made.join("\n"));
});
