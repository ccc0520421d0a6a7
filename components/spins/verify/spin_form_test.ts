import { assertEquals } from "@std/assert";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { drawPrize } from "@/core/spins/draw.ts";
import { commitmentOf } from "@/core/spins/seed.ts";
import { verifySpin } from "@/core/spins/verify.ts";
import type { PrizeField, SpinRecord } from "@/core/spins/views.ts";
import { EMPTY_FORM, readSpin, toForm, toSpin } from "./spin_form.ts";

const SEED = "0f".repeat(32);
const FIELDS: PrizeField[] = DEFAULT_WHEEL.map(
  ({ key, title, kind, weight, value, factor, minutes }) => ({
    key,
    title,
    kind,
    weight,
    value,
    factor,
    minutes,
  }),
);

function spin(): SpinRecord {
  const [agent, day] = ["amy", "2026-11-20"];
  const id = `${day}.${agent}.2`;
  const message = `${agent}:${id}`;
  const { prize, digest } = drawPrize(SEED, message, FIELDS);
  return {
    id,
    agent,
    day,
    message,
    prize,
    digest,
    candidates: FIELDS,
    seed: SEED,
    time: `${day}T10:00:00.000Z`,
    wheelVersion: 1,
    commitment: commitmentOf(SEED),
  };
}

Deno.test("spin form - a spin is restored unchanged, including values that the form does not have", () => {
  assertEquals(toSpin(toForm(spin()), spin()), spin());
  assertEquals(verifySpin(toSpin(toForm(spin()), null)).isFair, true);
  assertEquals(toSpin(toForm({ ...spin(), seed: null }), null).seed, null);
});

Deno.test("spin form - typed values count, not the loaded ones", () => {
  const form = toForm(spin());
  const other = FIELDS.find(({ key }) => key !== spin().prize.key)!;
  const changes = [
    { prize: other.key },
    { id: "2026-11-20.amy.1" },
    { seed: "f0".repeat(32) },
    { digest: "" },
    { candidates: "" },
    { candidates: `${form.candidates}\npoints_10` },
    { candidates: form.candidates.replace("300", "3e2") },
    { candidates: form.candidates.replaceAll("points_", "p_") },
  ];
  for (const change of changes) {
    const { isFair } = verifySpin(toSpin({ ...form, ...change }, spin()));
    assertEquals(isFair, false, JSON.stringify(change));
  }
  assertEquals(verifySpin(toSpin(EMPTY_FORM, null)).isFair, false);
});

Deno.test("spin form - only an answer of the API can be pasted", () => {
  assertEquals(readSpin(JSON.stringify(spin())), spin());
  const { seed: _, ...without } = spin();
  const texts = ["", "null", "[]", "{}", "7", JSON.stringify(without)];
  for (const text of texts) assertEquals(readSpin(text), null, text);
  assertEquals(readSpin(JSON.stringify({ ...spin(), candidates: [null] })), null);
});
