import { assertEquals } from "@std/assert";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { FEED_LIMIT, mergeFeed } from "./merge_feed.ts";

function entry(id: string, points = 5, source = "/livechat"): ExplainedEntry {
  return {
    id: 0,
    points,
    type: "message_response",
    title: "Message response",
    reason: `${points} points`,
    event: { source, id },
    ruleVersion: 1,
    breakdown: [{ rule: "base", points }],
    time: "2026-11-20T09:00:00Z",
  };
}

const ids = (feed: readonly ExplainedEntry[]) => feed.map(({ event }) => event.id);

Deno.test("merge feed - the newest entry is on top", () => {
  const { feed, added } = mergeFeed([entry("1")], [entry("2"), entry("3")]);
  assertEquals(ids(feed), ["3", "2", "1"]);
  assertEquals(ids(added), ["2", "3"]);
});

Deno.test("merge feed - the same message again shows nothing twice", () => {
  const { feed } = mergeFeed([], [entry("1")]);
  const again = mergeFeed(feed, [entry("1")]);
  assertEquals([ids(again.feed), again.added], [["1"], []]);
});

Deno.test("merge feed - a corrected entry replaces the old one in place", () => {
  const { feed, added } = mergeFeed([entry("2"), entry("1")], [entry("1", 8)]);
  assertEquals(feed.map(({ points }) => points), [5, 8]);
  assertEquals(added, []);
});

Deno.test("merge feed - the same id of another source is another event", () => {
  assertEquals(mergeFeed([entry("1")], [entry("1", 5, "/dialer")]).added.length, 1);
});

Deno.test("merge feed - the feed stays bounded", () => {
  const many = Array.from({ length: FEED_LIMIT + 10 }, (_, i) => entry(String(i)));
  const { feed } = mergeFeed([], many);
  assertEquals([feed.length, feed[0]?.event.id], [FEED_LIMIT, String(FEED_LIMIT + 9)]);
});
