import { assertEquals } from "@std/assert";
import { agentWith, comparedWith, measuredWith } from "@/core/team/testdata/agent.ts";
import { arrangeAgents, firstOrder, nextOrder, type TableOrder } from "./table_order.ts";

const AGENTS = [
  agentWith({ id: "c", name: "Cleo", points: comparedWith(5, []) }),
  agentWith({
    id: "a",
    name: "Amy",
    points: comparedWith(50, []),
    measures: { quality: measuredWith([0.5, 3], [null, 0]) },
  }),
  agentWith({
    id: "b",
    name: "Ben",
    points: comparedWith(5, []),
    measures: { quality: measuredWith([0.9, 3], [null, 0]) },
  }),
];

const ids = (order: TableOrder, search = "") =>
  arrangeAgents(AGENTS, search, order).map(({ id }) => id).join("");

Deno.test("team table - sorts by every kind of value, equal ones by name", () => {
  assertEquals(ids(firstOrder("name")), "abc");
  assertEquals(ids({ by: "name", isDescending: true }), "cba");
  assertEquals(ids(firstOrder("points")), "abc");
  assertEquals(ids({ by: "points", isDescending: false }), "bca");
});

Deno.test("team table - those without a value come last in either direction", () => {
  assertEquals(ids(firstOrder("quality")), "bac");
  assertEquals(ids({ by: "quality", isDescending: false }), "abc");
});

Deno.test("team table - a second click on a head turns the order around", () => {
  const order = nextOrder(firstOrder("name"), "points");
  assertEquals(order, { by: "points", isDescending: true });
  assertEquals(nextOrder(order, "points"), { by: "points", isDescending: false });
});

Deno.test("team table - search finds names and ids, whatever the letter case", () => {
  assertEquals(ids(firstOrder("name"), " AM"), "a");
  assertEquals(ids(firstOrder("name"), "nobody"), "");
});
