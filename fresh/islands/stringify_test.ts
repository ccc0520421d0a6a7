import { assert, assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { computed, signal } from "@preact/signals";
import { h } from "preact";
import fc from "fast-check";
import { parseProps } from "./parse.ts";
import { SlotRef, stringifyProps } from "./stringify.ts";

const roundTrip = <T>(value: T): T => parseProps(stringifyProps(value)) as T;

Deno.test("island props - every plain value is restored unchanged", () => {
  const value = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    maxDepth: 4,
  });
  fc.assert(fc.property(value, (props) => {
    assertEquals(roundTrip({ props }), { props });
  }));
});

Deno.test("island props - values that JSON cannot express", () => {
  const props = {
    nothing: undefined,
    nan: NaN,
    infinite: [Infinity, -Infinity],
    url: new URL("https://laurel.example/a?b#c"),
    pattern: /a\/b/gi,
    bytes: new Uint8Array([0, 255, 7]),
    when: new Date("2026-11-22T10:00:00Z"),
    "__proto__ ": { polluted: true },
  };
  assertEquals(roundTrip(props), props);
  assert(Object.is(roundTrip([-0])[0], -0));
  const own = JSON.parse('{"__proto__":{"polluted":1}}');
  assertEquals(Object.keys(roundTrip(own)), ["__proto__"]);
  assertEquals(({} as Record<string, unknown>)["polluted"], undefined);
});

Deno.test("island props - cycles and shared values keep their identity", () => {
  const node: Record<string, unknown> = { name: "a" };
  node["self"] = node;
  node["map"] = new Map([["node", node]]);
  const [first, second] = roundTrip([node, node]) as [typeof node, typeof node];
  assertStrictEquals(first, second);
  assertStrictEquals(first["self"], first);
  assertStrictEquals((first["map"] as Map<string, unknown>).get("node"), first);
});

Deno.test("island props - a signal stays a signal, and shared signals stay shared", () => {
  const shared = signal({ points: 1 });
  const [a, b] = roundTrip([{ shared }, { shared }]) as [
    { shared: typeof shared },
    { shared: typeof shared },
  ];
  assertStrictEquals(a.shared, b.shared);
  a.shared.value = { points: 2 };
  assertEquals(b.shared.value, { points: 2 });
  const doubled = roundTrip(computed(() => shared.value.points * 2));
  assertEquals(doubled.value, 2);
});

Deno.test("island props - a reference to a slot stays one", () => {
  const { children } = roundTrip({ children: new SlotRef(3, "children") });
  assert(children instanceof SlotRef);
  assertEquals([children.id, children.name], [3, "children"]);
});

Deno.test("island props - a value that cannot be sent is named with its path", () => {
  const cases: [unknown, string][] = [
    [[{ list: [1, () => 1] }], "props[0].list[1]"],
    [{ at: Symbol("x") }, "props.at"],
    [{ items: [h("p", null)] }, "JSX inside another value at props.items[0]"],
  ];
  for (const [props, place] of cases) {
    assertThrows(() => stringifyProps(props), TypeError, place);
  }
});
