import { assertAlmostEquals, assertEquals } from "@std/assert";
import { sql } from "kysely";
import type { BaselineImport } from "@/core/performance/baseline_file.ts";
import type { Performance } from "@/core/performance/views.ts";
import { addDays } from "@/core/calendars/calendar.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { sendWork } from "./testdata/work.ts";

const HEADER = "person,day,measure,numerator,denominator";

async function send(door: Door, lines: readonly string[], query = ""): Promise<BaselineImport> {
  const who = await door.key("admin");
  const path = `/admin/performance/baseline${query}`;
  const body = [HEADER, ...lines].join("\n");
  const response = await door.raw(path, body, { ...who, "content-type": "text/csv" });
  assertEquals(response.status, 200);
  return await response.json();
}

const people = Array.from({ length: 9 }, (_, index) => `agent-${index}`);

forEachDatabase(
  "baseline - days before Laurel are compared with, and pay nothing",
  (database) =>
    withDoor(database, async (door) => {
      await sendWork(
        door,
        [2, 3, 4],
        people.map((agent, index) => ({ agent, responseTimes: [40 + index, 50 + index % 4] })),
      );
      const points = () =>
        sql<{ sum: number }>`SELECT sum(points)::int AS sum FROM reward_history`
          .execute(database.db).then(({ rows }) => rows[0]!.sum);
      const before = await points();
      const lines = people.flatMap((person, index) =>
        Array.from({ length: 3 }, (_, day) =>
          `${person},${addDays("2026-09-10", day)},response_time,${200 + 10 * index},2`)
      );
      const preview = await send(door, lines, "?isPreview=true");
      assertEquals([preview.lines, preview.people, preview.days, preview.failed], [27, 9, 27, 0]);
      assertEquals([preview.from, preview.to], ["2026-09-10", "2026-09-12"]);
      const introduce = () =>
        door.ask("PUT", "/admin/performance/introduction", { introducedOn: "2026-10-01" });
      assertEquals((await introduce()).status, 200);
      const baseline = async () => {
        const { body } = await door.ask("GET", "/insights/performance");
        const [measure] = (body as Performance).measures;
        return measure!.comparisons.find(({ kind }) =>
          kind === "baseline"
        )!;
      };
      assertEquals((await baseline()).verdict, "no_data");
      assertEquals((await send(door, lines)).isPreview, false);
      const found = await baseline();
      assertEquals([found.people, found.verdict], [9, "better"]);
      // The people's means are 100 to 140 in steps of 5.
      assertAlmostEquals(found.numbers!.before, 120, 1e-9);
      assertEquals(await points(), before);

      // Another measure of the same days adds to them; the same again replaces.
      await send(door, [`agent-0,2026-09-10,call_success,3,4`]);
      await send(door, [`agent-0,2026-09-10,call_success,2,4`]);
      const { rows } = await sql`SELECT response_time_sum, call_success_sum, call_success_count
        FROM performance_baseline WHERE day = '2026-09-10' ORDER BY agent_id LIMIT 1`
        .execute(database.db);
      assertEquals(rows, [{ response_time_sum: 200, call_success_sum: 2, call_success_count: 4 }]);
    }),
);

forEachDatabase(
  "baseline - lines with errors are reported with line and column, and left out",
  (database) =>
    withDoor(database, async (door) => {
      await sendWork(door, [2], [{ agent: "ann", responseTimes: [40] }]);
      const found = await send(door, [
        "ann,2026-09-10,response_time,100,2",
        "nobody,2026-09-10,response_time,100,2",
        "ann,yesterday,response_time,100,2",
        "ann,2026-11-20,response_time,100,2",
        "ann,2026-09-10,speed,100,2",
        "ann,2026-09-10,call_success,5,4",
        "ann,2026-09-10,call_success,5,0",
        "ann,2026-09-10,call_success,many,4",
        ",2026-09-10,call_success,1,4",
      ]);
      assertEquals([found.lines, found.failed], [1, 8]);
      assertEquals(found.errors.map(({ line, path }) => `${line} ${path}`), [
        "3 person",
        "4 day",
        "5 day",
        "6 measure",
        "7 numerator",
        "8 denominator",
        "8 numerator",
        "9 numerator",
        "10 person",
      ]);
      const who = await door.key("admin");
      const wrong = await door.raw("/admin/performance/baseline", "name,day\nann,2026-09-10", {
        ...who,
        "content-type": "text/csv",
      });
      assertEquals([wrong.status, (await wrong.json()).code], [400, "csv_header_invalid"]);
    }),
);
