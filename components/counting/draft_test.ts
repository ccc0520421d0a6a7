import { assertEquals } from "@std/assert";
import type { Metric } from "@/core/rules/counting.ts";
import { type MetricDraft, metricDraft, metricOf, numberIn } from "./draft.ts";

const kinds: Readonly<Record<string, "number" | "boolean">> = {
  talkTime: "number",
  vip: "boolean",
};
const kindOf = (field: string) => kinds[field];

Deno.test("counting draft - a metric survives being edited", () => {
  const metrics: Metric[] = [
    { events: ["deal_won"], measure: { kind: "count" } },
    { events: [], measure: { kind: "points" } },
    {
      events: ["call_completed"],
      when: [
        { field: "talkTime", op: "between", value: [1.5, 900] },
        { field: "vip", op: "eq", value: true },
        { field: "talkTime", op: "gte", value: 3 },
        { field: "tier", op: "in", value: ["a", "b"] },
      ],
      measure: { kind: "sum", field: "talkTime" },
    },
  ];
  for (const metric of metrics) assertEquals(metricOf(metricDraft(metric), kindOf), { metric });
});

Deno.test("counting draft - what is missing is named at its field", () => {
  const draft: MetricDraft = {
    events: [],
    measure: "sum",
    field: "",
    when: [
      { field: "", op: "lt", value: "1", upTo: "" },
      { field: "talkTime", op: "lt", value: " ", upTo: "" },
      { field: "talkTime", op: "lt", value: "much", upTo: "" },
      { field: "talkTime", op: "between", value: "9", upTo: "1" },
      { field: "talkTime", op: "lt", value: "1,5", upTo: "" },
    ],
  };
  assertEquals(metricOf(draft, kindOf), {
    wrong: {
      "metric.measure": "Choose the field that is added up.",
      "metric.when.0": "Choose a field.",
      "metric.when.1": "Enter a value.",
      "metric.when.2": "Enter a number.",
      "metric.when.3": "The first number is above the second.",
    },
  });
});

Deno.test("counting draft - numbers have a point or a comma", () => {
  assertEquals(["1", "-1.5", "0,9", "", "1e3", "x"].map(numberIn), [
    1,
    -1.5,
    0.9,
    null,
    null,
    null,
  ]);
});
