import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { withInstance } from "@/testing/instance.ts";
import { listOutbox } from "@/db/live/outbox.ts";
import { contentHash, type IncomingEvent } from "./event.ts";

const MORNING = Date.parse("2026-11-19T09:00:00Z");

function eventOf(id: string, over: Partial<IncomingEvent> = {}): IncomingEvent {
  const content = { type: "deal_won" as const, subject: "ava", time: MORNING, data: {}, ...over };
  return { source: "/crm", receivedAt: MORNING, ...content, id, contentHash: contentHash(content) };
}

const undo = (id: string) =>
  eventOf(`undo ${id}`, { type: "event_reversed", data: { reverses: { source: "/crm", id } } });

forEachDatabase(
  "levels - a level rises with a message, fall after a correction without one, and rise again",
  async (database) => {
    await withInstance(database, async ({ ingest, relay }) => {
      const levels: (number | null)[] = [];
      const bring = async (event: IncomingEvent) => {
        const [result] = await ingest([event]);
        if (result?.kind !== "accepted") throw new Error(JSON.stringify(result));
        levels.push(result.answer.agent.level, result.answer.levelUp?.to ?? null);
      };
      // 50 points plus 50 of the streak make 100: level 2. 100 more make 200, and 300 is level 3.
      for (const id of ["1", "2", "3", "4", "5"]) await bring(eventOf(id));
      assertEquals(levels.splice(0), [2, 2, 2, null, 2, null, 2, null, 3, 3]);
      await bring(undo("5"));
      await bring(undo("4"));
      assertEquals(levels.splice(0), [2, null, 2, null]);
      await bring(eventOf("6"));
      await bring(eventOf("7"));
      assertEquals(levels.splice(0), [2, null, 3, 3]);

      await relay.run();
      const rows = await listOutbox(database.db, 0, 100);
      const announcedLevels = rows.flatMap(({ messages }) => messages)
        .flatMap((message) => message.type === "level_up" ? [message.data.level] : []);
      assertEquals(announcedLevels, [2, 3, 3]);
      const row = await database.db.selectFrom("agent_rewards").select(["level", "total_points"])
        .executeTakeFirstOrThrow();
      assertEquals(row, { level: 3, total_points: 300 });
      // A level earns no spin: the points of a spin would reach the next one.
      assertEquals(await database.db.selectFrom("spin_rights").select("ref").execute(), []);
    });
  },
);
