/** Property P6 in examples: late events lead to the state that they would have led to in time. */
import { assertEquals } from "@std/assert";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { HISTORY_ZONE } from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import type { EventType } from "@/core/events/events.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { contentHash, type EventAnswer, type IncomingEvent } from "./event.ts";

let count = 0;

/** Returns an event at a local time of the organization's zone, like `2026-11-16T09:00`. */
function event(subject: string, local: string, more: Partial<IncomingEvent> = {}): IncomingEvent {
  const time = Temporal.PlainDateTime.from(local).toZonedDateTime(HISTORY_ZONE).epochMilliseconds;
  const type: EventType = "contact_updated";
  const content = { type, subject, time, data: {}, ...more };
  return {
    source: "/crm",
    id: `late-${++count}`,
    receivedAt: time,
    ...content,
    contentHash: contentHash(content),
  };
}

const contact = (subject: string, local: string, objectId: string) =>
  event(subject, local, { type: "new_contact", data: { objectId } });

async function send(instance: Instance, sent: IncomingEvent): Promise<EventAnswer> {
  const [result] = await instance.ingest([sent]);
  if (result!.kind === "rejected") throw new Error(JSON.stringify(result!.problem));
  return result!.answer;
}

/** Returns what the streak pays on each day, as `agent/day points`. */
async function streaks({ db }: TestDatabase): Promise<string[]> {
  const { ledger } = await readState(db);
  return ledger.filter((row) => row.type === "daily_streak").map((row) =>
    `${row.id} ${row.points}`
  );
}

forEachDatabase("rewards - a late Tuesday repairs the streak: 50, 60, 70", async (database) => {
  await withInstance(database, async (instance) => {
    const monday = await send(instance, event("a", "2026-11-16T09:00"));
    const wednesday = await send(instance, event("a", "2026-11-18T09:00"));
    assertEquals(monday.also, [{ type: "daily_streak", points: 50 }]);
    assertEquals(wednesday.also, [{ type: "daily_streak", points: 50 }]);
    const tuesday = await send(instance, event("a", "2026-11-17T23:59"));
    assertEquals(await streaks(database), [
      "a/2026-11-16 50",
      "a/2026-11-17 60",
      "a/2026-11-18 70",
    ]);
    // Its own day pays 60, and Wednesday pays 20 more than before.
    assertEquals(tuesday.also.reduce((sum, { points }) => sum + points, 0), 60 + 20);
    assertEquals(tuesday.agent.totalPoints, 3 * 3 + 50 + 60 + 70);
    assertEquals(tuesday.agent.dailyStreak, 3);
    await assertLedgerExplains(database.db);
  }, { clock: () => Date.parse("2026-11-18T20:00:00Z") });
});

forEachDatabase("rewards - a weekend neither breaks a streak nor extends it", async (database) => {
  await withInstance(database, async (instance) => {
    await send(instance, event("a", "2026-11-13T12:00")); // Friday
    const saturday = await send(instance, event("a", "2026-11-14T12:00"));
    assertEquals([saturday.points, saturday.also], [3, []]);
    await send(instance, event("a", "2026-11-16T12:00"));
    assertEquals(await streaks(database), ["a/2026-11-13 50", "a/2026-11-16 60"]);
  });
});

forEachDatabase(
  "rewards - the agent's time zone decides the day, the organization's decides the board",
  async (database) => {
    await createAgents(database.db, [{ id: "a", name: "A", email: null }]);
    await database.db.updateTable("agents").set({ time_zone: "America/New_York" }).execute();
    await withInstance(database, async (instance) => {
      // 01:00 on Tuesday in Berlin is 19:00 on Monday in New York.
      await send(instance, event("a", "2026-11-17T01:00"));
      const { days, ledger } = await readState(database.db);
      assertEquals(days.map(({ day }) => day), ["2026-11-16"]);
      assertEquals(ledger.map((row) => row.board_day), ["2026-11-17", "2026-11-17"]);
      const read = async (day: string) =>
        (await instance.leaderboards.read({ kind: "day", day })).board.entries.length;
      assertEquals([await read("2026-11-16"), await read("2026-11-17")], [0, 1]);
    });
  },
);

forEachDatabase(
  "rewards - a day on which the clocks change has 25 hours and one streak",
  async (database) => {
    await withInstance(database, async (instance) => {
      // 25 October 2026, a Sunday: 02:30 happens twice in Berlin.
      const first = Date.parse("2026-10-25T00:30:00Z");
      for (const time of [first, first + 3_600_000, Date.parse("2026-10-25T22:59:59.999Z")]) {
        await send(instance, event("a", "2026-10-25T00:00", { time }));
      }
      await send(instance, event("a", "2026-10-26T00:00"));
      const { days, ledger } = await readState(database.db);
      assertEquals(days.map(({ day }) => day), ["2026-10-25", "2026-10-26"]);
      assertEquals(ledger.map((row) => [row.type, row.board_day]), [
        ...Array(3).fill(["contact_updated", "2026-10-25"]),
        ["contact_updated", "2026-10-26"],
        ["daily_streak", "2026-10-26"],
      ]);
    });
  },
);

forEachDatabase(
  "rewards - a late first event about an object takes the pay from another agent's event",
  async (database) => {
    await withInstance(database, async (instance) => {
      const second = contact("b", "2026-11-16T12:00", "c-1");
      assertEquals((await send(instance, second)).points, 10);
      const third = await send(instance, contact("a", "2026-11-16T13:00", "c-1"));
      assertEquals([third.status, third.reason], ["capped", "once_per_object"]);
      const first = await send(instance, contact("a", "2026-11-16T11:00", "c-1"));
      assertEquals([first.status, first.points], ["scored", 10]);

      const { totals, events } = await readState(database.db);
      // Agent b's only paid event is not paid any more, so the day's streak is gone as well.
      assertEquals(totals.map((row) => [row.agent, row.total_points, row.daily_streak]), [
        ["a", 60, 1],
        ["b", 0, 0],
      ]);
      assertEquals(
        events.find(({ agent }) => agent === "b"),
        { ...events.find(({ agent }) => agent === "b"), status: "capped", points: 0 },
      );
      // The earlier answer stays the same.
      const [again] = await instance.ingest([second]);
      assertEquals(again!.kind === "duplicate" && again!.answer.points, 10);
      await assertLedgerExplains(database.db);
    });
  },
);

forEachDatabase(
  "rewards - a board shows when its points were reached, also after all events were reversed",
  async (database) => {
    await withInstance(database, async (instance) => {
      await send(instance, contact("b", "2026-11-16T12:00", "c-1"));
      await send(instance, contact("a", "2026-11-16T11:00", "c-1"));
      await send(instance, event("b", "2026-11-16T08:00"));
      const { board } = await instance.leaderboards.read({ kind: "day", day: "2026-11-16" });
      assertEquals(
        board.entries.map(({ agent, points, reachedAt }) => [agent.id, points, reachedAt]),
        [
          ["a", 60, "2026-11-16T10:00:00.000Z"],
          ["b", 53, "2026-11-16T07:00:00.000Z"],
        ],
      );
    });
  },
);

forEachDatabase(
  "rewards - two agents' events about new objects, sent at once, each object is paid once",
  async (database) => {
    await withInstance(database, async (instance) => {
      const calls = Array.from({ length: 40 }, (_, index) => {
        const minute = String(59 - index).padStart(2, "0");
        return [contact(`agent-${index % 5}`, `2026-11-16T10:${minute}`, `c-${index % 4}`)];
      });
      await Promise.all(calls.map((call) => instance.ingest(call)));
      const { events } = await readState(database.db);
      const paid = events.filter(({ points }) => points !== 0).map(({ time }) => time);
      // Every round of four has earlier events than the round before, so only the last four stay
      // paid.
      assertEquals(
        paid.map((time) => (time as Date).toISOString().slice(11, 16)).sort(),
        ["09:20", "09:21", "09:22", "09:23"],
      );
      await assertLedgerExplains(database.db);
    });
  },
);
