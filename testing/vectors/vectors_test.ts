import { assert, assertEquals } from "@std/assert";
import { arithmetic } from "@/core/explain.ts";
import { levelForExperience } from "@/core/levels.ts";
import { foldWithCore } from "../reference/core_fold.ts";
import { referenceOutcomes } from "../reference/mod.ts";
import { expectVector, keptRows } from "./expect.ts";
import { parseVectors } from "./parse.ts";

const vectors = parseVectors(
  Deno.readTextFileSync(new URL("../../docs/vectors.md", import.meta.url)),
);

Deno.test("vectors - there are enough of them, in every theme", () => {
  assert(vectors.length >= 20);
  assert(vectors.flatMap((vector) => vector.rows).length >= 150);
});

for (const vector of vectors) {
  Deno.test(`vectors - ${vector.title} [reference model]`, () => {
    expectVector(vector, referenceOutcomes(vector.world));
  });

  Deno.test(`vectors - ${vector.title} [core]`, () => {
    const folded = foldWithCore(vector.world);
    const reference = referenceOutcomes(vector.world);
    for (const { event, status, points, because } of keptRows(vector)) {
      const outcome = folded.get(event.agent)!.events.get(`${event.source} ${event.id}`)!;
      const why = outcome.status === "scored"
        ? arithmetic(outcome.breakdown, outcome.points)
        : outcome.reason ?? "—";
      assertEquals([outcome.status, outcome.points, why], [status, points, because]);
    }
    for (const [agent, { entries, score }] of folded) {
      const { bookings, streak, total, level, totals } = reference.get(agent)!;
      assertEquals(
        entries.map(({ source, id, points, time }) => [source, id, points, time].join(" ")).sort(),
        bookings.map(({ source, id, points, time }) => [source, id, points, time].join(" ")).sort(),
      );
      assertEquals(score.streak, streak);
      assertEquals(score.progress.totals, Object.fromEntries(totals));
      const sum = entries.reduce((points, entry) => points + entry.points, 0);
      assertEquals([sum, levelForExperience(sum)], [total, level]);
    }
  });
}
