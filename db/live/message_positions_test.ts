import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { parsePosition } from "@/core/live/position.ts";
import { openHub } from "@/services/live/hub.ts";
import { levelUp, recorder, relayed } from "@/services/live/testdata/feed.ts";
import { printErrors } from "@/testing/error_report.ts";
import { onMigration } from "@/testing/migrating.ts";
import { until } from "@/testing/until.ts";

onMigration(
  "migrations - a client with an old position is told to read the state again",
  "20261129160000_message_positions",
  {
    async fill({ db }) {
      const messages = JSON.stringify([levelUp("a"), levelUp("b"), levelUp("c")]);
      for (const position of [1, 2, 3]) {
        await sql`INSERT INTO outbox (messages, position) VALUES (${messages}::json, ${position})`
          .execute(db);
      }
      await sql`UPDATE relay_state SET position = 3`.execute(db);
      await sql`UPDATE webhook_cursor SET position = 3`.execute(db);
    },
    async check({ db }) {
      const hub = await openHub(db, printErrors);
      try {
        const client = recorder();
        hub.join(client, parsePosition("2"));
        await until(() => client.isCurrent);
        assertEquals(client.frames.map(({ type }) => type), ["sync"]);
        hub.deliver(await relayed(db, [levelUp("d"), levelUp("e")]));
        assertEquals(client.frames.length, 3);
        const cursor = await db.selectFrom("webhook_cursor").select("position").executeTakeFirst();
        assertEquals(cursor!.position, hub.position - 2);
      } finally {
        hub.close();
      }
    },
  },
);
