import { assert, assertEquals } from "@std/assert";
import type { TechnicalReport } from "@/core/technical/views.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { withInstance } from "@/testing/instance.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function read(door: Door, hours?: number): Promise<TechnicalReport> {
  const query = hours === undefined ? "" : `?hours=${hours}`;
  const { status, body } = await door.ask("GET", `/admin/technical${query}`);
  assertEquals(status, 200, JSON.stringify(body));
  return body;
}

const measure = ({ measures }: TechnicalReport, key: string) =>
  measures.find((one) => one.key === key)!;

forEachDatabase(
  "technical API - adds up what all instances measured, and judges it against the targets",
  (database) =>
    withDoor(database, async (door) => {
      const { meter, technical } = door.instance;
      for (let i = 0; i < 990; i++) meter.answered(8, 200);
      for (let i = 0; i < 10; i++) meter.answered(300, 503);
      await technical.store();
      await withInstance(database, async (other) => {
        for (let i = 0; i < 1_000; i++) other.meter.answered(8, 200);
        other.meter.streamLost(2_000);
        await other.technical.store();
      }, { clock: () => door.now });

      const report = await read(door);
      assertEquals(report.instanceCount, 2);
      const response = measure(report, "response_time");
      assertEquals([response.state, response.sampleCount], ["met", 2_000]);
      assert(response.value! > 5 && response.value! < 10, String(response.value));
      const errors = measure(report, "error_rate");
      assertEquals([errors.state, errors.value], ["missed", 0.005]);
      assertEquals(measure(report, "stream_stability").value, 0);
      // The queries of this test itself were measured.
      assert(measure(report, "query_time").sampleCount > 0);
    }),
);

forEachDatabase(
  "technical API - intervals of a chart are as the raw rows say",
  (database) =>
    withDoor(database, async (door) => {
      const { meter, technical, database: { db } } = door.instance;
      const start = Math.ceil(door.now / (5 * MINUTE)) * 5 * MINUTE;
      for (const [minutes, count] of [[0, 3], [1, 4], [6, 5]] as const) {
        door.now = start + minutes * MINUTE;
        for (let i = 0; i < count; i++) meter.answered(20, 200);
        await technical.store();
      }
      const { points, stepSeconds } = await read(door, 1);
      assertEquals(stepSeconds, 300);
      const counts = points.filter(({ requestCount }) => requestCount > 0)
        .map(({ at, requestCount }) => [Date.parse(at) - start, requestCount]);
      assertEquals(counts, [[0, 7], [5 * MINUTE, 5]]);
      const rows = await db.selectFrom("technical_samples").select(["at", "responses"])
        .where("at", ">=", new Date(start)).orderBy("at").execute();
      assertEquals(rows.map(({ responses }) => responses.map(Number).reduce((a, b) => a + b)), [
        7,
        5,
      ]);

      door.now = start + 20 * 60 * MINUTE;
      const day = await read(door, 24);
      assertEquals(day.points.reduce((sum, { requestCount }) => sum + requestCount, 0), 12);
      const week = await read(door, 168);
      assertEquals(week.stepSeconds, 3_600);
      assertEquals(measure(week, "response_time").sampleCount, 12);
    }),
);

forEachDatabase(
  "technical API - measurements older than a month are deleted",
  (database) =>
    withDoor(database, async (door) => {
      const { meter, technical, database: { db } } = door.instance;
      meter.answered(1, 200);
      await technical.store();
      door.now += 30 * DAY;
      await technical.store();
      const count = async () =>
        (await db.selectFrom("technical_samples").selectAll().execute()).length;
      assertEquals(await count(), 2);
      door.now += 2 * DAY;
      await technical.store();
      assertEquals(await count(), 2);
    }),
);

forEachDatabase(
  "technical API - refuses bad ranges and people who are no admins, and streams with a bad gap",
  (database) =>
    withDoor(database, async (door) => {
      for (const hours of ["0", "721", "x", "1.5"]) {
        const { status, body } = await door.ask("GET", `/admin/technical?hours=${hours}`);
        assertEquals([status, body.errors[0].path], [422, "hours"]);
      }
      const manager = await door.person("manager");
      assertEquals((await door.ask("GET", "/admin/technical", undefined, manager)).status, 403);
      for (const lost of ["-1", "x", "1e3"]) {
        const { status, body } = await door.ask("GET", `/stream?lost_milliseconds=${lost}`);
        assertEquals([status, body.errors[0].path], [422, "lost_milliseconds"]);
      }
    }),
);
