import { assertEquals } from "@std/assert";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { historyRows, nextEntry } from "./history_rows.ts";

const entry = (id: number, time: string) => ({ id, time }) as ExplainedEntry;
const ENTRIES = [
  entry(3, "2026-11-20T09:00:00Z"),
  entry(2, "2026-11-19T23:30:00Z"),
  entry(1, "2026-11-19T10:00:00Z"),
];

Deno.test("history rows - each local day has one heading, and entries count through", () => {
  const told = historyRows(ENTRIES, "Europe/Berlin").map((row) =>
    row.kind === "day" ? row.day : `${row.position}:${row.key}`
  );
  assertEquals(told, ["2026-11-20", "1:3", "2:2", "2026-11-19", "3:1"]);
});

Deno.test("history rows - the arrow keys pass over headings and stop at the ends", () => {
  const rows = historyRows(ENTRIES, "Europe/Berlin");
  assertEquals([nextEntry(rows, 2, 1), nextEntry(rows, 4, -1)], [4, 2]);
  assertEquals([nextEntry(rows, 1, -1), nextEntry(rows, 4, 1)], [1, 4]);
});
