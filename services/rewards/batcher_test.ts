import { delay } from "@std/async/delay";
import { assertEquals, assertRejects } from "@std/assert";
import { createBatcher, QueueFull } from "./batcher.ts";

/**
 * Creates a batcher of numbers whose groups wait until the test lets them finish. Each number's
 * result is its double.
 */
function stepwise(
  options: {
    maxSize?: number;
    concurrency?: number;
    maxWaiting?: number;
    lingerMilliseconds?: number;
  } = {},
) {
  const groups: { items: readonly number[]; finish(error?: Error): void }[] = [];
  const seen = Promise.withResolvers<void>();
  let onGroup = seen;
  const batcher = createBatcher<number, number>({
    run(items) {
      const { promise, resolve, reject } = Promise.withResolvers<readonly number[]>();
      const finish = (error?: Error) =>
        error ? reject(error) : resolve(items.map((item) => 2 * item));
      groups.push({ items, finish });
      onGroup.resolve();
      return promise;
    },
    maxSize: 10,
    concurrency: 1,
    maxWaiting: 100,
    lingerMilliseconds: 0,
    ...options,
  });
  return {
    batcher,
    groups,
    async nextGroup(number: number) {
      while (groups.length <= number) {
        onGroup = Promise.withResolvers<void>();
        await onGroup.promise;
      }
      return groups[number]!;
    },
  };
}

Deno.test("batcher - items that are added together form one group, and each gets its own result", async () => {
  const { batcher, groups, nextGroup } = stepwise();
  const results = Promise.all([1, 2, 3].map((item) => batcher.add(item)));
  (await nextGroup(0)).finish();
  assertEquals(await results, [2, 4, 6]);
  assertEquals(groups.map(({ items }) => items), [[1, 2, 3]]);
});

Deno.test("batcher - while a group runs the next one grows, up to its limit", async () => {
  const { batcher, groups, nextGroup } = stepwise({ maxSize: 4 });
  const first = batcher.add(0);
  const working = await nextGroup(0);
  const rest = Promise.all([1, 2, 3, 4, 5, 6].map((item) => batcher.add(item)));
  assertEquals(groups.length, 1);
  working.finish();
  (await nextGroup(1)).finish();
  (await nextGroup(2)).finish();
  assertEquals([await first, ...await rest], [0, 2, 4, 6, 8, 10, 12]);
  assertEquals(groups.map(({ items }) => items.length), [1, 4, 2]);
});

Deno.test("batcher - after a group of several items the next one waits for as many", async () => {
  // With a minute to wait, only the arrival of the items can have ended the wait.
  const { batcher, groups, nextGroup } = stepwise({ lingerMilliseconds: 60_000 });
  const first = Promise.all([1, 2, 3, 4].map((item) => batcher.add(item)));
  (await nextGroup(0)).finish();
  await first;
  const second = [5, 6, 7].map((item) => batcher.add(item));
  await delay(20);
  assertEquals(groups.length, 1);
  second.push(batcher.add(8));
  (await nextGroup(1)).finish();
  assertEquals(await Promise.all(second), [10, 12, 14, 16]);
  assertEquals(groups[1]!.items, [5, 6, 7, 8]);
});

Deno.test("batcher - a single item does not wait for others", async () => {
  const { batcher, nextGroup } = stepwise({ lingerMilliseconds: 60_000 });
  for (const [index, item] of [1, 2, 3].entries()) {
    const result = batcher.add(item);
    (await nextGroup(index)).finish();
    assertEquals(await result, 2 * item);
  }
});

Deno.test("batcher - no more groups run at once than allowed", async () => {
  const { batcher, groups, nextGroup } = stepwise({ maxSize: 1, concurrency: 2 });
  const results = Promise.all([1, 2, 3].map((item) => batcher.add(item)));
  await nextGroup(1);
  assertEquals(groups.length, 2);
  groups[1]!.finish();
  (await nextGroup(2)).finish();
  groups[0]!.finish();
  assertEquals(await results, [2, 4, 6]);
});

Deno.test("batcher - a full queue refuses items, and accepts them again when there is room", async () => {
  const { batcher, nextGroup } = stepwise({ maxWaiting: 2 });
  const first = batcher.add(1);
  const working = await nextGroup(0);
  const waiting = [batcher.add(2), batcher.add(3)];
  await assertRejects(() => batcher.add(4), QueueFull);
  working.finish();
  const next = await nextGroup(1);
  const late = batcher.add(5);
  next.finish();
  (await nextGroup(2)).finish();
  assertEquals(await Promise.all([first, ...waiting, late]), [2, 4, 6, 10]);
});

Deno.test("batcher - a group that fails rejects its own items and no others", async () => {
  const { batcher, nextGroup } = stepwise({ maxSize: 2 });
  const results = Promise.allSettled([1, 2, 3].map((item) => batcher.add(item)));
  (await nextGroup(0)).finish(new Error("no such table"));
  (await nextGroup(1)).finish();
  assertEquals((await results).map(({ status }) => status), ["rejected", "rejected", "fulfilled"]);
});

Deno.test("batcher - idle waits for running and waiting items", async () => {
  const { batcher, nextGroup } = stepwise({ maxSize: 1 });
  await batcher.idle();
  const done: string[] = [];
  const results = [1, 2].map((item) => batcher.add(item).then(() => done.push(`${item}`)));
  const idle = batcher.idle().then(() => done.push("idle"));
  (await nextGroup(0)).finish();
  (await nextGroup(1)).finish();
  await Promise.all([...results, idle]);
  assertEquals(done.toSorted(), ["1", "2", "idle"]);
});
