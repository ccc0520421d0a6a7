import { assertEquals } from "@std/assert";
import { createNotices, type News } from "./notices.ts";

const level = (level: number): News => ({
  kind: "level",
  message: {
    agent: { id: "agent-7", name: "Mia" },
    level,
    previousLevel: level - 1,
    previousRank: "Bronze",
    rank: "Bronze",
  },
});

Deno.test("notices - they queue, and Escape removes the newest visible one", () => {
  const notices = createNotices();
  for (const n of [2, 3, 4, 5]) notices.add(level(n));
  const ids = () => notices.list.value.map(({ id }) => id);
  assertEquals(ids(), [1, 2, 3, 4]);
  assertEquals(notices.dismissNewest(), true);
  assertEquals(ids(), [1, 2, 4], "the fourth was waiting, and appears now");
  notices.dismiss(1);
  notices.clear();
  assertEquals([ids(), notices.dismissNewest()], [[], false]);
});

Deno.test("notices - their number is limited on a page that stays open", () => {
  const notices = createNotices();
  for (let n = 2; n < 100; n++) notices.add(level(n));
  assertEquals(notices.list.value.length, 20);
  assertEquals(notices.list.value.at(-1)?.id, 98);
});

const change = (reason: string): News => ({
  kind: "change",
  message: {
    agent: { id: "agent-7", name: "Mia" },
    kind: "points_corrected",
    title: "Reply",
    points: -1,
    reason,
    by: { id: "boss", name: "Kim" },
    event: { source: "/crm", id: reason },
    time: "2026-11-30T10:00:00Z",
  },
});

Deno.test("notices - big moments come before small ones, then the oldest first", () => {
  const notices = createNotices();
  notices.add(change("a"));
  notices.add({ kind: "told", message: { kind: "streak", title: "Your streak", text: "" } });
  notices.add(change("b"));
  notices.add(level(7));
  assertEquals(notices.list.value.map(({ id }) => id), [4, 2, 1, 3]);
});

Deno.test("notices - when there are too many, the oldest of the smallest moments goes", () => {
  const notices = createNotices();
  notices.add(level(7));
  for (let n = 0; n < 30; n++) notices.add(change(String(n)));
  const ids = notices.list.value.map(({ id }) => id);
  assertEquals([ids.length, ids[0], ids[1], ids.at(-1)], [20, 1, 13, 31]);
});

Deno.test("notices - a ring that closed comes after a level and before an older correction", () => {
  const notices = createNotices();
  notices.add(change("a"));
  notices.add({ kind: "told", message: { kind: "goal", title: "Ring Closed", text: "4 of 4" } });
  notices.add(level(7));
  assertEquals(notices.list.value.map(({ kind }) => kind), ["level", "told", "change"]);
});

Deno.test("notices - what the person does not want to be told makes no banner", () => {
  const notices = createNotices((kind) => kind !== "level_up");
  notices.add(level(7));
  notices.add(change("a"));
  assertEquals(notices.list.value.map(({ kind }) => kind), ["change"]);
});
