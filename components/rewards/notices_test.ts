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
