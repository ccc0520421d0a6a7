import { assertEquals } from "@std/assert";
import type { LiveFrame } from "@/core/live/messages.ts";
import { messageAt, positionAt } from "@/core/live/position.ts";
import { FrameLog } from "./frame_log.ts";

const frame = (id: number): LiveFrame => ({
  id: positionAt(id),
  type: "leaderboard",
  data: { changes: [] },
});

Deno.test("frame log - a tab gets exactly the messages after its position", () => {
  const log = new FrameLog(positionAt(8));
  for (const id of [9, 10, 11]) log.add(frame(id));
  assertEquals(log.since(positionAt(9))?.map(({ id }) => messageAt(id)), [10, 11]);
  assertEquals(log.since(positionAt(11)), []);
  assertEquals(log.since(positionAt(20)), []);
});

Deno.test("frame log - a position from before the log cannot be served", () => {
  assertEquals(new FrameLog(positionAt(8)).since(positionAt(7)), null);
});

Deno.test("frame log - it drops the oldest messages and knows where it starts", () => {
  const log = new FrameLog(positionAt(0));
  for (let id = 1; id <= 101; id++) log.add(frame(id));
  assertEquals(log.since(positionAt(0)), null);
  assertEquals(log.since(positionAt(1))?.length, 100);
});
