import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { sql } from "kysely";
import type { Performance, PerformanceMeasure } from "@/core/performance/views.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { sendWork } from "./testdata/work.ts";

// Noon on Friday, 2026-11-20: the default period is 2026-10-23 to 2026-11-19.
const people = Array.from({ length: 9 }, (_, index) => `agent-${index}`);
const times = (index: number, factor: number) =>
  [40, 60].map((time) => (time + 3 * index) * factor + (index % 3));

const measure = (body: Performance, key: string) =>
  body.measures.find((one: PerformanceMeasure) => one.key === key)!;
const compared = (body: Performance, key: string, kind: string) =>
  measure(body, key).comparisons.find((one) => one.kind === kind)!;

forEachDatabase(
  "performance - the numbers are those of plain SQL over the event log",
  (database) =>
    withDoor(database, async (door) => {
      const days = (first: number) => [first, first + 1, first + 2];
      await sendWork(
        door,
        days(2),
        people.map((agent, index) => ({
          agent,
          responseTimes: times(index, 0.8),
          won: 1 + index % 2,
          lost: 1,
          called: 3,
          missed: index % 2,
        })),
      );
      await sendWork(
        door,
        days(30),
        people.map((agent, index) => ({ agent, responseTimes: times(index, 1), won: 1, lost: 1 })),
      );
      const { status, body } = await door.ask("GET", "/insights/performance");
      assertEquals(status, 200);
      assertEquals([body.from, body.to], ["2026-10-23", "2026-11-19"]);
      assertEquals(body.previous, { from: "2026-09-25", to: "2026-10-22" });

      // Straight from the log: each person's mean in both periods, and the paired differences.
      const { rows } = await sql<{ after: number; before: number }>`
        SELECT avg((data->>'responseTime')::float) FILTER (WHERE day >= '2026-10-23') AS after,
          avg((data->>'responseTime')::float) FILTER (WHERE day < '2026-10-23') AS before
        FROM events WHERE type = 'message_response' GROUP BY agent_id`.execute(database.db);
      const mean = (values: readonly number[]) =>
        values.reduce((sum, value) => sum + value, 0) / values.length;
      const differences = rows.map(({ after, before }) => after - before);
      const deviation = Math.sqrt(
        differences.reduce((sum, one) => sum + (one - mean(differences)) ** 2, 0) / 8,
      );
      const { numbers, ...comparison } = compared(body, "response_time", "previous");
      assertEquals([comparison.people, comparison.verdict], [9, "better"]);
      assertAlmostEquals(numbers!.before, mean(rows.map(({ before }) => before)), 1e-9);
      assertAlmostEquals(numbers!.after, mean(rows.map(({ after }) => after)), 1e-9);
      assertAlmostEquals(measure(body, "response_time").value!, numbers!.after, 1e-9);
      assertAlmostEquals(numbers!.difference, mean(differences), 1e-9);
      // The 0.975 quantile of t with 8 degrees of freedom, from a printed table: 2.306.
      assertAlmostEquals(numbers!.high, mean(differences) + 2.306 * deviation / 3, 1e-3);

      // The trend is of all work of a day together.
      const trend = await sql<{ day: string; value: number }>`
        SELECT day, avg((data->>'responseTime')::float) AS value FROM events
        WHERE type = 'message_response' AND day >= '2026-10-23' GROUP BY day ORDER BY day`
        .execute(database.db);
      const shown = measure(body, "response_time").trend.filter(({ value }) => value !== null);
      assertEquals(shown.map(({ day }) => day), trend.rows.map(({ day }) => day));
      shown.forEach(({ value }, index) =>
        assertAlmostEquals(value!, trend.rows[index]!.value, 1e-9)
      );

      const conversion = await sql<{ rate: number }>`
        SELECT avg((type = 'deal_won')::int) AS rate FROM events
        WHERE type IN ('deal_won', 'deal_lost') AND day >= '2026-10-23' GROUP BY agent_id`
        .execute(database.db);
      assertAlmostEquals(
        measure(body, "pipeline_conversion").value!,
        mean(conversion.rows.map(({ rate }) => Number(rate))),
        1e-9,
      );
      // Nobody called before.
      assertEquals(compared(body, "call_success", "previous").verdict, "no_data");
      assertEquals(compared(body, "call_success", "baseline").verdict, "not_set_up");
      assertEquals(compared(body, "call_success", "holdout").verdict, "not_set_up");
    }),
);

forEachDatabase(
  "performance - a new installation has no values and says why",
  (database) =>
    withDoor(database, async (door) => {
      const { status, body } = await door.ask("GET", "/insights/performance");
      assertEquals(status, 200);
      for (const one of (body as Performance).measures) {
        assertEquals([one.value, one.people], [null, 0]);
        assertEquals(one.comparisons.map(({ verdict }) => verdict), [
          ...["no_data", "not_set_up", "not_set_up"],
        ]);
      }
    }),
);

forEachDatabase(
  "performance - managers see their own teams, and nobody else sees any",
  (database) =>
    withDoor(database, async (door) => {
      for (const id of ["east", "west"]) await door.ask("POST", "/admin/teams", { id, name: id });
      await sendWork(door, [3], [{ agent: "ann", responseTimes: [10, 10, 10, 10, 10] }]);
      await sendWork(door, [3], [{ agent: "bob", responseTimes: [20, 20, 20, 20, 20] }]);
      await door.ask("PATCH", "/admin/agents/ann", { team: "west" });
      await door.ask("PATCH", "/admin/agents/bob", { team: "east" });
      const { id } = await database.db.selectFrom("teams").select("id").where("key", "=", "west")
        .executeTakeFirstOrThrow();
      const manager = await door.person("manager", undefined, [id]);
      const path = "/insights/performance";
      const own = await door.ask("GET", path, undefined, manager);
      assertEquals([own.status, own.body.team.id], [200, "west"]);
      assertEquals(measure(own.body, "response_time").value, 10);
      const other = await door.ask("GET", `${path}?team=east`, undefined, manager);
      assertEquals(other.status, 404);
      const agent = await door.person("agent");
      assertEquals((await door.ask("GET", path, undefined, agent)).status, 403);
      const all = await door.ask("GET", path);
      assertEquals([all.body.team, measure(all.body, "response_time").people], [null, 2]);
      const nobody = await door.person("manager");
      assertEquals((await door.ask("GET", path, undefined, nobody)).status, 404);
    }),
);

forEachDatabase(
  "performance - a period that is no period is refused at its field",
  (database) =>
    withDoor(database, async (door) => {
      const refusal = async (query: string) => {
        const { status, body } = await door.ask("GET", `/insights/performance?${query}`);
        return `${status} ${body.code} ${body.errors?.[0]?.path}`;
      };
      assertEquals(await refusal("from=2026-11-02&to=2026-11-01"), "422 validation_failed from");
      assertEquals(await refusal("from=2024-11-02&to=2026-11-01"), "422 validation_failed from");
      assertEquals(await refusal("from=yesterday"), "422 validation_failed from");
      const file = await door.download("/insights/performance.csv", await door.key("read"));
      assert(file.text.startsWith("measure,unit,compared with"));
      assertEquals(file.text.trim().split("\r\n").length, 16);
    }),
);

forEachDatabase(
  "performance - two admins who set the first day with Laurel are told",
  (database) =>
    withDoor(database, async (door) => {
      const path = "/admin/performance/introduction";
      const { body } = await door.ask("GET", path);
      assertEquals(body, { introducedOn: null, revision: 1 });
      const set = (introducedOn: string | null, expectedRevision: number) =>
        door.ask("PUT", path, { introducedOn, expectedRevision });
      assertEquals((await set("2026-10-01", 1)).body, { introducedOn: "2026-10-01", revision: 2 });
      const late = await set("2026-10-05", 1);
      assertEquals([late.status, late.body.code], [409, "edit_conflict"]);
      const future = await set("2026-11-21", 2);
      assertEquals([future.status, future.body.errors[0].path], [422, "introducedOn"]);
      assertEquals((await door.ask("GET", path)).body.introducedOn, "2026-10-01");
      const shown = (await door.ask("GET", "/insights/performance")).body;
      assertEquals(compared(shown, "response_time", "baseline").before, {
        from: "2026-09-03",
        to: "2026-09-30",
      });
    }),
);
