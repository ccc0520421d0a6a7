import { assertEquals } from "@std/assert";
import type { OutboxRow } from "@/db/live/outbox.ts";
import { RecentRows } from "./recent_rows.ts";
import { levelUp } from "./testdata/feed.ts";

const row = (position: number, messages = 1): OutboxRow => ({
  rowId: position,
  position,
  messages: Array.from({ length: messages }, () => levelUp("a")),
});
const positions = (rows: readonly OutboxRow[] | null) => rows?.map(({ position }) => position);

Deno.test("recent rows - rows after a position, also when the position is within a row", () => {
  const recent = new RecentRows(100);
  for (const one of [row(5), row(8, 3), row(9)]) recent.add(one);
  assertEquals(positions(recent.after(4, 9)), [5, 8, 9]);
  assertEquals(positions(recent.after(6, 9)), [8, 9]);
  assertEquals(positions(recent.after(6, 1)), [8]);
  assertEquals(recent.after(9, 9), []);
  assertEquals(recent.after(3, 9), null);
});

Deno.test("recent rows - the oldest rows are dropped, and after a gap all rows are dropped", () => {
  const recent = new RecentRows(100);
  for (let position = 3; position <= 3_000; position += 3) recent.add(row(position, 3));
  assertEquals(recent.after(2_960, 999)?.at(-1)?.position, 3_000);
  assertEquals(recent.after(2_700, 999), null);
  recent.add(row(3_010));
  assertEquals(recent.after(2_990, 9), null);
  assertEquals(positions(recent.after(3_009, 9)), [3_010]);
});
