import {
  RANGE_COMPARISONS,
  RANGE_PRESETS,
  type RangeChoice,
  type RangeComparison,
  type RangePreset,
} from "./range.ts";

/** The names of the query of an address that hold a choice. */
const NAMES = ["range", "from", "to", "compare"] as const;

/**
 * Reads a choice from the query of an address. What is unknown counts as absent; an address with
 * days and no preset is a custom range.
 */
export function readRange(
  search: string,
  fallback: RangePreset = "last28",
  compare: RangeComparison = "before",
): RangeChoice {
  const query = new URLSearchParams(search);
  const [from, to] = [query.get("from")?.trim() ?? "", query.get("to")?.trim() ?? ""];
  const preset = RANGE_PRESETS.find((one) => one === query.get("range")) ??
    (from === "" && to === "" ? fallback : "custom");
  const isCustom = preset === "custom";
  return {
    preset,
    from: isCustom ? from : "",
    to: isCustom ? to : "",
    compare: RANGE_COMPARISONS.find((one) => one === query.get("compare")) ?? compare,
  };
}

/** Writes a choice into the query of an address, whose other parts stay. */
export function writeRange(search: string, choice: RangeChoice): string {
  const query = new URLSearchParams(search);
  for (const name of NAMES) query.delete(name);
  query.set("range", choice.preset);
  if (choice.preset === "custom") {
    query.set("from", choice.from);
    query.set("to", choice.to);
  }
  query.set("compare", choice.compare);
  return query.toString();
}
