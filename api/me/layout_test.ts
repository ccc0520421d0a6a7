import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { FIRST_LAYOUT, place } from "@/core/windows/layout.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { withPeople } from "./testdata/people.ts";

forEachDatabase(
  "layout - it is the person's, and the last one that arrives counts",
  (database) =>
    withPeople(database, async ({ ask, ann, boss }) => {
      const read = async (who: Record<string, string>) =>
        (await ask("GET", "/me/layout", undefined, who)).body;
      assertEquals(await read(ann), { layout: FIRST_LAYOUT, revision: 0 });

      const first = place(FIRST_LAYOUT, "level", { x: 40, width: 420, height: 300 });
      assertEquals((await ask("PUT", "/me/layout", first, ann)).body, { revision: 1 });
      const second = place(first, "activity", { tile: "left" });
      assertEquals((await ask("PUT", "/me/layout", second, ann)).body, { revision: 2 });
      assertEquals(await read(ann), { layout: second, revision: 2 });
      assertEquals((await read(boss)).revision, 0);
      const { windows } = (await ask("GET", "/me/export", undefined, ann)).body;
      assertEquals(windows.places.level.x, 40);
    }),
);

forEachDatabase(
  "layout - bad input is refused, and a broken stored value is the default",
  (db) =>
    withPeople(db, async ({ ask, ann }) => {
      for (
        const bad of [
          {},
          { places: {}, order: ["kitchen"] },
          { places: { level: { x: 1 } }, order: [] },
          { places: { level: { ...FIRST_LAYOUT.places.level, x: 1e9 } }, order: [] },
          { places: {}, order: [], more: 1 },
        ]
      ) {
        const { status, body } = await ask("PUT", "/me/layout", bad, ann);
        assertEquals([status, body.code], [422, "validation_failed"], JSON.stringify(bad));
      }
      await ask("PUT", "/me/layout", { places: {}, order: [] }, ann);
      await sql`UPDATE window_layouts SET layout = '{"places": [7]}'`.execute(db.db);
      const { body } = await ask("GET", "/me/layout", undefined, ann);
      assertEquals(body.layout, FIRST_LAYOUT);
    }),
);
