import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { DEFAULT_WHEEL } from "./default_wheel.ts";
import { drawPrize } from "./draw.ts";
import { isLimited } from "./prize.ts";
import { commitmentOf } from "./seed.ts";
import { fromSpinId, signedMessageOf, toSpinId } from "./spin_id.ts";
import { verifySpin } from "./verify.ts";
import type { FairnessDay, PrizeField, SpinRecord } from "./views.ts";

const SEED = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const OTHER = "ff".repeat(32);
const FIELDS: readonly PrizeField[] = DEFAULT_WHEEL.map((prize) => {
  const { key, title, kind, weight, value, factor, minutes } = prize;
  return { key, title, kind, weight, value, factor, minutes };
});

function spinOf(number: number, agent = "amy.b"): SpinRecord {
  const day = "2026-11-20";
  const id = toSpinId({ day, agent, number });
  const message = signedMessageOf(agent, id);
  const { prize, digest } = drawPrize(SEED, message, FIELDS);
  return {
    id,
    agent,
    day,
    time: "2026-11-20T22:30:00.000Z",
    prize,
    candidates: FIELDS,
    message,
    wheelVersion: 2,
    commitment: commitmentOf(SEED),
    seed: SEED,
    digest,
  };
}

const PUBLISHED: FairnessDay = {
  day: "2026-11-20",
  timeZone: "Europe/Berlin",
  seed: SEED,
  commitment: commitmentOf(SEED),
  wheels: [
    { version: 1, publishedAt: "2026-11-01T00:00:00.000Z", prizes: [] },
    {
      version: 2,
      publishedAt: "2026-11-20T22:30:00.000Z",
      prizes: FIELDS.map((field, i) => ({ ...field, isLimited: isLimited(DEFAULT_WHEEL[i]!) })),
    },
    { version: 3, publishedAt: "2026-11-20T22:31:00.000Z", prizes: [] },
  ],
};

Deno.test("verify - an unchanged spin is fair in every step", () => {
  for (let number = 1; number <= 40; number++) {
    const verdict = verifySpin(spinOf(number), PUBLISHED);
    assertEquals(verdict.isFair, true, verdict.reason);
    assertEquals(verdict.steps.map(({ isRight }) => isRight), Array(6).fill(true));
  }
});

Deno.test("verify - a prize that can run out may be missing, others may not", () => {
  const without = (key: string) => {
    const spin = spinOf(1);
    const candidates = FIELDS.filter((field) => field.key !== key);
    const { prize } = drawPrize(SEED, spin.message, candidates);
    return verifySpin({ ...spin, candidates, prize }, PUBLISHED);
  };
  assertEquals(without("jackpot_1000").isFair, true);
  assertMatch(without("points_50").reason, /“50 points” cannot run out/);
});

Deno.test("verify - fails when any field is changed", () => {
  const spin = spinOf(3);
  const other = spinOf(4);
  const swapped = [FIELDS[1]!, FIELDS[0]!, ...FIELDS.slice(2)];
  const changes: Record<string, unknown>[] = [
    ...[{ id: other.id }, { agent: "ben" }, { day: "2026-11-21" }, { message: other.message }],
    ...[{ time: "2026-11-20T23:00:00.000Z" }, { time: "2026-11-20T22:29:59.999Z" }, { time: "?" }],
    ...[{ wheelVersion: 3 }, { commitment: commitmentOf(OTHER) }, { digest: other.digest }],
    ...[{ seed: OTHER }, { seed: SEED.toUpperCase() }, { seed: "" }, { seed: null }],
    { seed: OTHER, commitment: commitmentOf(OTHER) },
    ...[{ candidates: FIELDS.slice(0, -1) }, { candidates: swapped }, { candidates: [] }],
    { candidates: [...FIELDS, { ...FIELDS[0]!, key: "more" }] },
    { candidates: FIELDS.map((field) => ({ ...field, weight: 1.5 })) },
  ];
  for (const [index, field] of FIELDS.entries()) {
    for (const change of prizeChanges(field)) {
      changes.push({ candidates: FIELDS.with(index, { ...field, ...change }) });
    }
  }
  for (const change of prizeChanges(spin.prize)) {
    changes.push({ prize: { ...spin.prize, ...change } });
  }
  for (const change of changes) {
    const { isFair } = verifySpin({ ...spin, ...change } as SpinRecord, PUBLISHED);
    assertEquals(isFair, false, JSON.stringify(change));
  }
  const covered = new Set(changes.flatMap((change) => Object.keys(change)));
  assertEquals([...covered].sort(), Object.keys(spin).sort());
});

function prizeChanges(field: PrizeField): Partial<PrizeField>[] {
  return [
    ...[{ key: `${field.key}_x` }, { title: `${field.title}!` }, { value: field.value + 1 }],
    ...[{ weight: field.weight + 1 }, { factor: 9 }, { minutes: 9 }],
    { kind: field.kind === "badge" ? "nothing" : "badge" },
  ];
}

Deno.test("verify - the published day must match the spin", () => {
  const spin = spinOf(5);
  const other = { seed: OTHER, commitment: commitmentOf(OTHER) };
  for (const change of [{ day: "2026-11-19" }, other, { wheels: [] }, { timeZone: "Asia/Tokyo" }]) {
    assertEquals(verifySpin(spin, { ...PUBLISHED, ...change }).isFair, false);
  }
});

Deno.test("verify - a seed that is still secret does not make the spin unfair", () => {
  const verdict = verifySpin({ ...spinOf(1), seed: null });
  assertEquals(verdict.isFair, false);
  assertMatch(verdict.reason, /published tomorrow/);
  assert(verdict.steps.every(({ isRight }) => isRight !== false));
  assert(!verdict.steps.some(({ finding }) => finding.includes("failed")));
});

Deno.test("verify - never throws, for any input", () => {
  const texts = fc.oneof(fc.string(), fc.constantFrom(SEED, "amy.b", "2026-11-20.amy.b.1"));
  const fields = fc.record({ id: texts, agent: texts, day: texts, message: texts, seed: texts });
  const weights = fc.array(fc.oneof(fc.double(), fc.integer()), { maxLength: 3 });
  fc.assert(fc.property(fields, weights, (fields, weights) => {
    const candidates = weights.map((weight) => ({ ...FIELDS[0]!, weight }));
    const spin: SpinRecord = { ...spinOf(1), ...fields, candidates };
    assertEquals(verifySpin(spin, PUBLISHED).isFair, false);
  }));
});

Deno.test("verify - a spin's id contains day, agent and number, for any agent id", () => {
  const agents = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom("a.1", "1.2.3", ".", "a\nb"),
  );
  fc.assert(fc.property(agents, fc.integer({ min: 1, max: 999 }), (agent, number) => {
    const identity = { day: "2026-11-20", agent, number };
    assertEquals(fromSpinId(toSpinId(identity)), identity);
  }));
  for (const id of ["", "2026-11-20.amy", "2026-11-20.amy.0", "2026-11-20..1", "x.amy.1"]) {
    assertEquals(fromSpinId(id), null, id);
  }
});
