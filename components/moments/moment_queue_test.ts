import { assertEquals } from "@std/assert";
import { createMomentQueue, type Moment } from "./moment_queue.ts";

const level = (id: number): Moment => ({ id, kind: "level", level: 3, rank: null });
const medal = (id: number, tier: number): Moment => ({
  id,
  kind: "achievement",
  title: "First reply",
  icon: "award",
  tier,
  points: 10,
});

/** The ids in the order in which they are shown. */
function play(moments: readonly Moment[]): number[] {
  const queue = createMomentQueue();
  const shown: number[] = [];
  for (const moment of moments) queue.add(moment);
  for (let one = queue.current.value; one; one = queue.current.value) {
    shown.push(one.id);
    queue.next();
  }
  return shown;
}

Deno.test("moments - one at a time: what is shown is not interrupted by a bigger one", () => {
  assertEquals(play([medal(1, 1), level(2)]), [1, 2]);
});

Deno.test("moments - of those that wait the biggest comes first, equal ones in their order", () => {
  assertEquals(play([medal(1, 2), medal(2, 1), medal(3, 4), level(4), medal(5, 4)]), [
    1,
    4,
    3,
    5,
    2,
  ]);
});

Deno.test("moments - at most five wait, and the smallest are left to the banners", () => {
  const many = Array.from({ length: 12 }, (_, i) => medal(i + 1, 1));
  assertEquals(play([...many, level(20)]), [1, 20, 2, 3, 4, 5]);
});

Deno.test("moments - after the last one a new one is shown at once", () => {
  const queue = createMomentQueue();
  queue.add(medal(1, 1));
  queue.next();
  assertEquals(queue.current.value, null);
  queue.add(medal(2, 1));
  assertEquals(queue.current.value?.id, 2);
});
