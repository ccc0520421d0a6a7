import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { wheelSchema } from "@/core/spins/prize.ts";
import { addSeeds, findSeeds } from "./seeds.ts";
import { addWheel, ensureFirstWheel, getCurrentWheel, listWheels } from "./wheels.ts";

const SMALL = wheelSchema.parse([{ key: "none", title: "None", kind: "nothing", weight: 1 }]);

forEachDatabase(
  "wheels - the first one is stored once by any number of instances",
  async ({ db }) => {
    await Promise.all([1, 2, 3].map((now) => ensureFirstWheel(db, DEFAULT_WHEEL, now)));
    const wheel = await getCurrentWheel(db);
    assertEquals([wheel.version, wheel.prizes], [1, DEFAULT_WHEEL]);
  },
);

forEachDatabase(
  "wheels - wheels published at the same time have different versions and times",
  async ({ db }) => {
    await ensureFirstWheel(db, DEFAULT_WHEEL, 1_000);
    // The clocks of the instances disagree.
    const times = [5_000, 2_000, 5_000, 500];
    const published = await Promise.all(times.map((now) => addWheel(db, SMALL, now)));
    published.sort((a, b) => a.version - b.version);
    assertEquals(published.map(({ version }) => version), [2, 3, 4, 5]);
    let last = 1_000;
    for (const { publishedAt } of published) {
      assertEquals(publishedAt > last, true);
      last = publishedAt;
    }
    assertEquals(await getCurrentWheel(db), published.at(-1));
  },
);

forEachDatabase(
  "wheels - a span includes the wheel in force at its start and those published within",
  async ({ db }) => {
    await ensureFirstWheel(db, DEFAULT_WHEEL, 1_000);
    for (const now of [2_000, 3_000, 4_000]) await addWheel(db, SMALL, now);
    const versions = async (from: number, until: number) =>
      (await listWheels(db, from, until)).map(({ version }) => version);
    assertEquals(await versions(0, 1_000), []);
    assertEquals(await versions(0, 1_001), [1]);
    assertEquals(await versions(2_500, 3_500), [2, 3]);
    assertEquals(await versions(3_000, 4_000), [3]);
    assertEquals(await versions(9_000, 9_001), [4]);
  },
);

forEachDatabase("seeds - the first seed of a day stays", async ({ db }) => {
  const seed = (name: string) => ({ day: "2026-11-20", seed: name, commitment: `of ${name}` });
  await Promise.all(["a", "b", "c"].map((name) => addSeeds(db, [seed(name)])));
  const first = (await findSeeds(db, ["2026-11-20"])).get("2026-11-20")!;
  await addSeeds(db, [seed("d"), { ...seed("e"), day: "2026-11-21" }]);
  const days = await findSeeds(db, ["2026-11-20", "2026-11-21", "2026-11-22"]);
  assertEquals([...days.keys()].sort(), ["2026-11-20", "2026-11-21"]);
  assertEquals(days.get("2026-11-20"), first);
});
