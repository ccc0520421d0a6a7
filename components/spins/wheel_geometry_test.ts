import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { continueTo, fieldAt, placeOf, segmentsOf, turnTo } from "./wheel_geometry.ts";

const SEGMENTS = segmentsOf(DEFAULT_WHEEL, 150);

Deno.test("wheel - the angle of a field is its chance, and the circle is full", () => {
  const sum = DEFAULT_WHEEL.reduce((total, { weight }) => total + weight, 0);
  for (const { field, sweep } of SEGMENTS) {
    assertAlmostEquals(sweep / 360, field.weight / sum, 1e-9);
  }
  const last = SEGMENTS.at(-1)!;
  assertAlmostEquals(last.start + last.sweep, 360, 1e-9);
});

Deno.test("wheel - it stops inside the drawn field, however small the field is", () => {
  for (const { field } of SEGMENTS) {
    for (const digest of ["00000000", "80000000", "ffffffff", "12ab34cd"]) {
      const turn = turnTo(SEGMENTS, field.key, placeOf(digest))!;
      assertEquals(fieldAt(SEGMENTS, turn)?.key, field.key, `${field.key} at ${digest}`);
      assertEquals(fieldAt(SEGMENTS, continueTo(77, turn, 5))?.key, field.key);
    }
  }
  assertEquals(turnTo(SEGMENTS, "not_on_it", 0.5), undefined);
});

Deno.test("wheel - it only turns forward", () => {
  for (const turn of [0, 10, 200, 359]) {
    const end = continueTo(1234, turn, 4);
    assert(end >= 1234 + 4 * 360 && end < 1234 + 5 * 360);
  }
});

Deno.test("wheel - a wheel with one field is a whole circle", () => {
  const [only] = segmentsOf([{ key: "all", title: "All", kind: "points", weight: 3 }], 10);
  assertEquals(only?.sweep, 360);
  assert(only!.path.match(/A/g)!.length === 2, "a single arc cannot draw a full circle");
});
