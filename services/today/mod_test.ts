import { assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { forEachDatabase } from "@/testing/database.ts";
import type { Today } from "@/core/today/views.ts";

const DAY = 86_400_000;

let sent = 0;

async function send(door: Door, type: string, daysAgo: number, data: object = {}) {
  const time = new Date(door.now - daysAgo * DAY).toISOString();
  const event = { id: `today-${++sent}`, source: "/tool", type, subject: "ann", time, data };
  const { status, body } = await door.ask("POST", "/events", event);
  assertEquals(status, 200, JSON.stringify(body));
}

forEachDatabase(
  "today - a new person has an empty day",
  (database) =>
    withDoor(database, async (door) => {
      await door.instance.people.createAgent(
        { id: "ann", name: "Ann", email: null, team: null, timeZone: null, hidden: false },
      );
      const ann = await door.person("agent", (await findAgent(database.db, "ann"))!);
      const { status, body } = await door.ask("GET", "/me/today", undefined, ann);
      assertEquals(status, 200, JSON.stringify(body));
      const today = body as Today;
      assertEquals([today.points, today.usualByNow, today.hours], [0, null, []]);
      assertEquals(today.next, { kind: "level", level: 2, points: 100 });
      const boss = await door.person("admin");
      assertEquals((await door.ask("GET", "/me/today", undefined, boss)).status, 403);
    }),
);

forEachDatabase(
  "today - the day is compared with one's own days of the last four weeks",
  (database) =>
    withDoor(database, async (door) => {
      for (const daysAgo of [7, 14]) {
        for (let n = 0; n < 3; n++) {
          await send(door, "message_response", daysAgo, { responseTime: 40 });
        }
      }
      // Longer ago than four weeks.
      await send(door, "deal_won", 35);
      await send(door, "message_response", 0, { responseTime: 60 });
      const ann = await door.person("agent", (await findAgent(database.db, "ann"))!);
      const today: Today = (await door.ask("GET", "/me/today", undefined, ann)).body;
      assertEquals(today.comparedDays, 2);
      const replies = today.metrics.find(({ key }) => key === "chat_responses")!;
      assertEquals([replies.value, replies.usual], [1, 3]);
      assertEquals(replies.days.map(({ value }) => value), [3, 3, 1]);
      const time = today.metrics.find(({ key }) => key === "chat_response_time")!;
      assertEquals([time.value, time.usual], [60, 40]);
      const now = today.hours.filter(({ points }) => points !== null).at(-1)!;
      assertEquals([now.points, now.usual], [today.points, today.usualByNow]);
      assertEquals(today.next !== null, true);
    }),
);
