import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { until } from "@/testing/until.ts";
import { openHub } from "./hub.ts";
import { levelUp, recorder, relayed } from "./testdata/feed.ts";

const NOTHING_MISSED = { boards: 0, messages: 0 };

forEachDatabase(
  "live - a bug in reading missed messages is an error, and counted",
  (database) =>
    withDoor(database, async ({ text, instance }) => {
      const { db } = database;
      await relayed(db, [levelUp("ann")]);
      // A hub that starts after the message must read it for a client that missed it.
      const hub = await openHub(db, instance.reportError);
      await sql`ALTER TABLE outbox RENAME COLUMN messages TO something_else`.execute(db);
      try {
        const client = recorder();
        hub.join(client, NOTHING_MISSED);
        await until(() => client.hasEnded);
      } finally {
        hub.close();
        await sql`ALTER TABLE outbox RENAME COLUMN something_else TO messages`.execute(db);
      }
      const [line] = instance.logged.filter((one) => one.includes("a live connection ends"));
      assertEquals(JSON.parse(line!).level, "error");
      const metrics = await text("/metrics");
      assertEquals(metrics.match(/errors_total\{where="live"\} (\d+)/)?.[1], "1", metrics);
    }),
);
