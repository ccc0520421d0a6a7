import { assert, assertEquals } from "@std/assert";
import { SENDABLE_TYPES } from "@/core/events/events.ts";
import { METRIC_DEFINITIONS } from "./definitions.ts";
import { METRIC_DOMAINS, type MetricDefinition } from "./views.ts";

const text = Deno.readTextFileSync(new URL("../../docs/metrics.md", import.meta.url));

function rowOf({ key, title, unit, kind, higherIsBetter, ...rest }: MetricDefinition): string {
  const better = higherIsBetter === null ? "–" : higherIsBetter ? "higher" : "lower";
  const feeds = rest.feeds.map((one) => `\`${one}\``).join(", ");
  return `| ${title} \`${key}\` | ${unit}, ${kind} | ${better} | ${rest.formula} | ${feeds} | ` +
    `${rest.source} |`;
}

Deno.test("metric definitions - the documentation lists each with formula, feeds and source", () => {
  for (const domain of METRIC_DOMAINS) {
    const part = text.split("\n## ").find((part) => part.toLowerCase().startsWith(domain)) ?? "";
    const rows = part.split("\n").filter((line) => line.startsWith("|")).slice(2)
      .map((line) => line.replace(/ +/g, " "));
    const wanted = METRIC_DEFINITIONS.filter((one) => one.domain === domain).map(rowOf);
    assertEquals(rows, wanted, `docs/metrics.md, ${domain}`);
  }
});

Deno.test("metric definitions - keys are unique, and begin with their domain", () => {
  const keys = METRIC_DEFINITIONS.map((one) => one.key);
  assertEquals(new Set(keys).size, keys.length);
  for (const { key, domain } of METRIC_DEFINITIONS) assert(key.startsWith(`${domain}_`), key);
});

Deno.test("metric definitions - each uses events that tools can send", () => {
  const types: readonly string[] = SENDABLE_TYPES;
  for (const { key, feeds } of METRIC_DEFINITIONS) {
    assert(feeds.length > 0, key);
    for (const feed of feeds) assert(types.includes(feed.split(".")[0]!), `${key}: ${feed}`);
  }
});
