import { assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  advanceProgress,
  type Contribution,
  countProgress,
  NO_CHALLENGE_PROGRESS,
  type Progress,
} from "./progress.ts";
import { MAX_PROGRESS } from "./challenges.ts";

function at(time: number, amount: number, id = `e${time}`): Contribution {
  return { event: { time, source: "/s", id }, amount };
}

Deno.test("challenge progress - event times decide which event reached the target", () => {
  const counted = countProgress([at(30, 2), at(10, 2), at(20, 2)], 4);
  assertEquals(counted, {
    progress: 6,
    completedAt: 20,
    lastTime: 30,
    completedBy: at(20, 2).event,
  });
});

Deno.test("challenge progress - equal times are ordered by source and id", () => {
  assertEquals(countProgress([at(1, 1, "b"), at(1, 1, "a")], 1).completedBy?.id, "a");
});

Deno.test("challenge progress - without a target nothing is completed", () => {
  const { completedAt, lastTime } = countProgress([at(5, 9)], null);
  assertEquals([completedAt, lastTime], [null, 5]);
});

Deno.test("challenge progress - progress above the maximum is cut to the maximum", () => {
  assertEquals(countProgress([at(1, MAX_PROGRESS), at(2, 1)], 5).progress, MAX_PROGRESS);
});

Deno.test("challenge progress - changes in order need no look at the log", () => {
  const before = countProgress([at(1, 2)], 5);
  assertEquals(advanceProgress(before, [at(3, 2), at(2, 1)], 5)?.completedAt, 3);
  assertEquals(advanceProgress(before, [at(0, 1)], 5)?.progress, 3);
});

Deno.test("challenge progress - late and reversed events need the log only where they can change the result", () => {
  const before = countProgress([at(5, 4)], 5);
  assertEquals(advanceProgress(before, [at(3, 1)], 5), null);
  assertEquals(advanceProgress(before, [at(5, -1)], 5), null);
  const done = countProgress([at(5, 5)], 5);
  assertEquals(advanceProgress(done, [at(4, 1)], 5), null);
  assertEquals(advanceProgress(done, [at(6, 1)], 5)?.completedAt, 5);
});

const contributions = fc.uniqueArray(
  fc.record({ time: fc.nat({ max: 6 }), amount: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 12, selector: (one) => `${one.time} ${one.amount}` },
).map((all) => all.map(({ time, amount }, index) => at(time, amount, `e${index}`)));

Deno.test("challenge progress - every order of arrivals and reversals ends in the same progress", () => {
  fc.assert(fc.property(
    contributions,
    fc.option(fc.integer({ min: 1, max: 20 })),
    fc.array(fc.nat({ max: 3 }), { minLength: 12, maxLength: 12 }),
    fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    fc.infiniteStream(fc.nat({ max: 100 })),
    (all, target, sizes, takenBack, stream) => {
      const draw = () => stream.next().value as number;
      const waiting = all.map((one) => ({ one, key: draw() })).sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      const stored: Contribution[] = [];
      let state: Progress = NO_CHALLENGE_PROGRESS;
      const apply = (changes: readonly Contribution[]) => {
        for (const { event, amount } of changes) {
          const index = stored.findIndex((one) => one.event.id === event.id);
          if (index >= 0) stored.splice(index, 1);
          else stored.push({ event, amount });
        }
        const counted = countProgress(stored, target);
        const advanced = advanceProgress(state, changes, target);
        if (advanced) {
          const { progress, completedAt, lastTime } = counted;
          const { completedBy: _, ...quick } = advanced;
          assertEquals(quick, { progress, completedAt, lastTime });
        }
        state = counted;
      };
      for (const size of sizes) if (waiting.length > 0) apply(waiting.splice(0, size + 1));
      apply(waiting.splice(0));
      const gone = all.filter((_, index) => takenBack[index]);
      if (gone.length > 0) {
        apply(gone.map(({ event, amount }) => ({ event, amount: -amount })));
      }
      const left = all.filter((one) => !gone.includes(one));
      assertEquals(state, countProgress(left, target));
    },
  ));
});
