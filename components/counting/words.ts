import type { Metric } from "@/core/rules/counting.ts";
import { demandOf } from "@/core/rules/condition_words.ts";
import { fieldLabel } from "@/core/events/fields.ts";

/**
 * Describes what is counted: `CSAT received with score at least 0.9`.
 * @param titleOf the title of a type of event
 */
export function metricWords(metric: Metric, titleOf: (type: string) => string): string {
  const { events, when = [], measure } = metric;
  if (measure.kind === "streak") return "Working days of the streak";
  const what = events.length === 0
    ? "all work that pays points"
    : new Intl.ListFormat("en", { type: "disjunction" }).format(events.map(titleOf));
  const conditions = when.map((one) => `${fieldLabel(one.field)} ${demandOf(one)}`);
  const filter = conditions.length === 0 ? "" : ` with ${conditions.join(" and ")}`;
  switch (measure.kind) {
    case "count":
      return events.length === 0 ? "Events that pay points" + filter : sentence(what + filter);
    case "points":
      return `Points for ${what}${filter}`;
    case "sum":
      return `The sum of ${fieldLabel(measure.field)}: ${what}${filter}`;
    case "days":
      return `Days with ${what}${filter}`;
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
