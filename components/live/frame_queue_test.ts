import { assertEquals } from "@std/assert";
import type { LiveFrame } from "@/core/live/messages.ts";
import { until } from "@/testing/until.ts";
import { createFrameQueue } from "./frame_queue.ts";

const frame = (id: number): LiveFrame => ({
  id: String(id),
  type: "leaderboard",
  data: { changes: [] },
});

function queue() {
  const delivered: string[][] = [];
  const deliver = (frames: readonly LiveFrame[]) => delivered.push(frames.map(({ id }) => id));
  return { delivered, ...createFrameQueue(deliver, 20) };
}

Deno.test("frame queue - the first message is passed on at once, the following ones together and in order", async () => {
  const { delivered, add, stop } = queue();
  for (const id of [1, 2, 3]) add(frame(id));
  assertEquals(delivered, [["1"]]);
  await until(() => delivered.length === 2);
  assertEquals(delivered[1], ["2", "3"]);
  stop();
});

Deno.test("frame queue - a flush passes waiting messages on, exactly once", () => {
  const { delivered, add, flush, stop } = queue();
  for (const id of [1, 2, 3]) add(frame(id));
  flush();
  assertEquals(delivered, [["1"], ["2", "3"]]);
  add(frame(4));
  stop();
  assertEquals(delivered, [["1"], ["2", "3"], ["4"]]);
});
