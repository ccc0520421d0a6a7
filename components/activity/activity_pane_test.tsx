import { assert, assertEquals, assertMatch } from "@std/assert";
import { renderToString } from "preact-render-to-string";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import type { Api } from "@/components/shared/api.ts";
import { ActivityPane } from "./ActivityPane.tsx";
import { HistoryChips } from "./HistoryChips.tsx";
import { HistoryLine } from "./HistoryLine.tsx";
import { HistoryTools } from "./HistoryTools.tsx";
import { NO_FILTER } from "./history_filter.ts";
import { historyRows } from "./history_rows.ts";

const API: Api = {
  get: () => Promise.reject(new Error("nothing is read")),
  post: () => Promise.reject(new Error("nothing is sent")),
  send: () => Promise.reject(new Error("nothing is sent")),
};
const DAY = "2026-11-20";

function entry(id: number, more: Partial<ExplainedEntry> = {}): ExplainedEntry {
  return {
    id,
    points: 17,
    type: "deal_won",
    title: "Deal won",
    reason: "",
    event: { source: "/pipeline", id: `e-${id}` },
    ruleVersion: 1,
    breakdown: [{ rule: "base", points: 17 }],
    time: `${DAY}T09:0${id}:00.000Z`,
    ...more,
  };
}

const CORRECTED = entry(1, {
  corrections: [{
    points: -12,
    reason: "duplicate call",
    by: { id: "7", name: "Grace" },
    at: `${DAY}T10:00:00.000Z`,
    event: { source: "laurel:correction", id: "c" },
  }],
});

const pane = (feed: readonly ExplainedEntry[]) =>
  renderToString(
    <ActivityPane
      agent="amy"
      api={API}
      feed={feed}
      newKeys={new Set()}
      now={Date.parse(`${DAY}T12:00:00Z`)}
      today={DAY}
      timeZone="UTC"
    />,
  );

Deno.test("activity pane - the feed is one stop of the Tab key", () => {
  const html = pane([entry(3), entry(2), entry(1)]);
  const stops = [...html.matchAll(/class="entry-open"[^>]*tabindex="(-?\d)"/gi)];
  assertEquals(stops.map(([, stop]) => stop), ["0", "-1", "-1"]);
  assert(!/<ol[^>]*tabindex/i.test(html), html);
});

Deno.test("activity pane - a correction stands in its entry, with the old points struck through", () => {
  const html = pane([entry(2), CORRECTED]);
  assert(html.includes("Corrected by Grace: −12 points: duplicate call"), html);
  assertMatch(html, /<del>\+17<\/del> \+5/);
  assertEquals(html.match(/<del>/g)?.length, 1);
});

function line(one: ExplainedEntry, index: number): string {
  const rows = historyRows([one], "UTC");
  return renderToString(
    <HistoryLine
      row={rows[index]!}
      index={index}
      start={76}
      measure={() => {}}
      setSize={-1}
      isStop
      isOpen={false}
      onToggle={() => {}}
      agent="amy"
      api={API}
      timeZone="UTC"
    />,
  );
}

Deno.test("activity history - a line names tool and object, and links only where there is an address", () => {
  assertMatch(line(entry(1), 0), /<h3[^>]*>Fri, Nov 20, 2026<\/h3>/);
  const named = line(entry(1, { object: { id: "4711" } }), 1);
  assert(named.includes("Pipeline") && named.includes("Deal 4711") && !named.includes("<a"), named);
  const linked = line(entry(1, { object: { id: "7", url: "https://crm.example/7" } }), 1);
  assertMatch(linked, /<a[^>]*href="https:\/\/crm.example\/7"[^>]*rel="noopener noreferrer"/);
  assert(line(CORRECTED, 1).includes("Corrected by Grace"));
});

Deno.test("activity history - every filter is a chip that can be taken away", () => {
  const choices = {
    kinds: [{ type: "deal_won", title: "Deal won", entries: 3 }],
    sources: [{ source: "/pipeline", entries: 3 }],
  };
  const filter = { kinds: ["deal_won"], sources: ["/pipeline"], day: DAY, q: "acme" };
  const chips = renderToString(
    <HistoryChips filter={filter} choices={choices} onChange={() => {}} onClear={() => {}} />,
  );
  const labels = [...chips.matchAll(/aria-label="Remove filter: ([^"]*)"/g)].map(([, one]) => one);
  assertEquals(labels, ["“acme”", "Deal won", "Pipeline", "Until Fri, Nov 20, 2026"]);
  const tools = renderToString(
    <HistoryTools filter={NO_FILTER} choices={choices} today={DAY} onChange={() => {}} />,
  );
  assertMatch(tools, /type="date"[^>]*max="2026-11-20"/);
});
