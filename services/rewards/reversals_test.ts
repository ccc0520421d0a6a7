import { assert, assertEquals } from "@std/assert";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import { contentHash, type EventAnswer, type IncomingEvent, type IngestResult } from "./event.ts";
import { keyViewer } from "@/testing/viewers.ts";

type Part = Partial<IncomingEvent> & { id: string };

/** Returns an event of agent ava on Thursday at ten, with the given changes. */
function eventOf({ id, ...over }: Part): IncomingEvent {
  const content = {
    type: "deal_won" as const,
    subject: "ava",
    data: {},
    time: Date.parse("2026-11-19T10:00:00Z"),
    ...over,
  };
  const event = { source: "/crm", receivedAt: content.time, ...content, id };
  return { ...event, contentHash: contentHash(content) };
}

function reversalOf(id: string, over: Partial<IncomingEvent> = {}): IncomingEvent {
  const data = { reverses: { source: "/crm", id } };
  return eventOf({ id: `undo ${id}`, type: "event_reversed", data, ...over });
}

function answerOf(result: IngestResult | undefined): EventAnswer {
  if (result === undefined || result.kind === "rejected") throw new Error(JSON.stringify(result));
  return result.answer;
}

async function totalOf({ agents }: Instance, id = "ava"): Promise<number> {
  return (await agents.find(keyViewer("read"), id))!.totalPoints;
}

forEachDatabase(
  "reversals - a reversed event pays nothing, and neither do its consequences",
  async (database) => {
    await withInstance(database, async (instance) => {
      const [paid] = await instance.ingest([eventOf({ id: "1" })]);
      assertEquals(answerOf(paid).agent.totalPoints, 100);
      const [undone] = await instance.ingest([reversalOf("1")]);
      assertEquals(answerOf(undone).status, "recorded");
      assertEquals(answerOf(undone).also, [
        { type: "deal_won", points: -50 },
        { type: "daily_streak", points: -50 },
      ]);
      assertEquals(answerOf(undone).agent.totalPoints, 0);
      assertEquals(answerOf(undone).agent.dailyStreak, 0);
      const { events } = await readState(database.db);
      assertEquals(events.map(({ status, points }) => `${status} ${points}`), [
        "reversed 0",
        "recorded 0",
      ]);
      await assertLedgerExplains(database.db);
    });
  },
);

forEachDatabase(
  "reversals - a reversal that arrives first is stored until its event arrives",
  async (database) => {
    await withInstance(database, async (instance) => {
      const [early] = await instance.ingest([reversalOf("1")]);
      assertEquals(answerOf(early).reason, "waiting_for_event");
      const [late] = await instance.ingest([eventOf({ id: "1" })]);
      assertEquals([answerOf(late).status, answerOf(late).points], ["reversed", 0]);
      assertEquals(await totalOf(instance), 0);
      await assertLedgerExplains(database.db);
    });
  },
);

forEachDatabase("reversals - in one batch with its event, in either order", async (database) => {
  await withInstance(database, async (instance) => {
    const results = await instance.ingest([
      ...[eventOf({ id: "1" }), reversalOf("1"), reversalOf("2"), eventOf({ id: "2" })],
      eventOf({ id: "3" }),
    ]);
    assertEquals(results.map((result) => answerOf(result).status), [
      ...["reversed", "recorded", "recorded", "reversed"],
      "scored",
    ]);
    assertEquals(await totalOf(instance), 100);
  });
});

forEachDatabase(
  "reversals - a reversal cannot be reversed, the others of the batch are scored",
  async (database) => {
    await withInstance(database, async (instance) => {
      await instance.ingest([eventOf({ id: "1" }), reversalOf("1")]);
      const [refused, scored] = await instance.ingest([reversalOf("undo 1"), eventOf({ id: "2" })]);
      assertEquals(refused!.kind === "rejected" && refused!.problem.code, "reversal_of_reversal");
      assertEquals(answerOf(scored).points, 50);
      const [itself] = await instance.ingest([
        eventOf({
          id: "x",
          type: "event_reversed",
          data: { reverses: { source: "/crm", id: "x" } },
        }),
      ]);
      assertEquals(itself!.kind, "rejected");
    });
  },
);

forEachDatabase(
  "reversals - a reversal that was named by a reversal before it arrived counts, also after a replay of the log",
  async (database) => {
    await withInstance(database, async (instance) => {
      const [early] = await instance.ingest([reversalOf("undo 1")]);
      assertEquals(answerOf(early).reason, "waiting_for_event");
      await instance.ingest([eventOf({ id: "1" })]);
      const [late] = await instance.ingest([reversalOf("1")]);
      assertEquals(answerOf(late).status, "recorded");
      assertEquals(await totalOf(instance), 0);
      await assertRebuilds(database.db);
    });
  },
);

forEachDatabase("reversals - a second reversal of an event changes nothing", async (database) => {
  await withInstance(database, async (instance) => {
    await instance.ingest([eventOf({ id: "1" }), reversalOf("1")]);
    const again = { ...reversalOf("1"), id: "undo again" };
    const [second] = await instance.ingest([again]);
    assertEquals(answerOf(second).reason, "already_reversed");
    const [repeated] = await instance.ingest([again]);
    assertEquals(repeated!.kind, "duplicate");
    assertEquals(answerOf(repeated).reason, "already_reversed");
  });
});

forEachDatabase(
  "reversals - the second event about an object is paid when the first is reversed",
  async (database) => {
    await withInstance(database, async (instance) => {
      const lead = (id: string, subject: string, second: number) => {
        const time = Date.parse("2026-11-19T10:00:00Z") + second * 1000;
        return eventOf({ id, subject, time, type: "lead_qualified", data: { objectId: "lead-7" } });
      };
      await instance.ingest([lead("1", "ava", 0)]);
      await instance.ingest([lead("2", "ben", 1)]);
      assertEquals([await totalOf(instance), await totalOf(instance, "ben")], [70, 0]);
      // Sent with another agent's name: a reversal belongs to the agent of the event that it
      // reverses.
      const [undone] = await instance.ingest([reversalOf("1", { subject: "cleo" })]);
      assertEquals(answerOf(undone).agent.id, "ava");
      assertEquals([await totalOf(instance), await totalOf(instance, "ben")], [0, 70]);
      await assertLedgerExplains(database.db);
    });
  },
);

forEachDatabase(
  "reversals - achievements and rights to spin are reversed with the events that earned them",
  async (database) => {
    await withInstance(database, async (instance) => {
      const ids = Array.from({ length: 12 }, (_, index) => String(index));
      // A dozen deals, spread over a streak of three days.
      const time = (id: string) =>
        Date.parse("2026-11-17T10:00:00Z") + (Number(id) % 3) * 86_400_000;
      await instance.ingest(ids.map((id) => eventOf({ id, time: time(id) })));
      const { db } = database;
      const earned = () => db.selectFrom("agent_achievements").select("award_count").execute();
      const rights = () => db.selectFrom("spin_rights").select("ref").execute();
      assert((await earned()).length > 0, "a dozen deals are an achievement");
      assertEquals((await rights()).map(({ ref }) => ref.slice(0, 7)), ["streak/"]);
      await instance.ingest(ids.map((id) => reversalOf(id)));
      assertEquals(await earned(), []);
      assertEquals(await rights(), []);
      assertEquals(await totalOf(instance), 0);
      await assertLedgerExplains(database.db);
    }, { achievements: "default" });
  },
);

onPostgres(
  "reversals - a reversal and its event that arrive at two instances at the same moment",
  async (database) => {
    await withInstance(database, async (a) => {
      await withInstance(database, async (b) => {
        await a.ingest([eventOf({ id: "first" })]);
        for (let round = 0; round < 15; round++) {
          const id = `e${round}`;
          await Promise.all([a.ingest([eventOf({ id })]), b.ingest([reversalOf(id)])]);
        }
        assertEquals(await totalOf(a), 100);
        await assertLedgerExplains(database.db);
      });
    });
  },
);
