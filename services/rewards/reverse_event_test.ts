import { assert, assertEquals, assertRejects } from "@std/assert";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import { HISTORY_NOW } from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import type { EventType } from "@/core/events/events.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { openReversals } from "./reverse_event.ts";
import { contentHash, type IncomingEvent } from "./event.ts";

function event(subject: string, local: string, type: EventType, objectId?: string): IncomingEvent {
  const time = Date.parse(`${local}:00Z`);
  const content = { type, subject, time, data: objectId === undefined ? {} : { objectId } };
  const id = `${subject} ${local}`;
  return { source: "/crm", id, receivedAt: time, ...content, contentHash: contentHash(content) };
}

const open = ({ db }: TestDatabase, { rewards }: Instance, clock = () => HISTORY_NOW) =>
  openReversals({ db, clock, rewards });

async function points({ db }: TestDatabase): Promise<Record<string, unknown>> {
  const { totals } = await readState(db);
  return Object.fromEntries(totals.map((row) => [row.agent, row.total_points]));
}

forEachDatabase(
  "reversal - the event, its streak and its achievement are reversed, and the next event about the object is paid",
  async (database) => {
    await withInstance(database, async (instance) => {
      const first = event("ana", "2026-11-16T09:00", "new_contact", "c-1");
      await instance.ingest([
        first,
        event("ben", "2026-11-16T10:00", "new_contact", "c-1"),
        event("ana", "2026-11-17T09:00", "contact_updated"),
      ]);
      const before = await points(database);
      const { isRepeated, answer } = await open(database, instance).reverse(first);
      assertEquals([isRepeated, answer.status, answer.points], [false, "recorded", 0]);
      assertEquals([answer.source, answer.id], ["laurel:reversal", `/crm ${first.id}`]);

      const { ledger, events } = await readState(database.db);
      assertEquals(events.find(({ event_id }) => event_id === first.id)!.status, "reversed");
      // Ben's contact is now the first about its object, and his day counts for a streak.
      const standing = ledger.map(({ id, points }) => `${id} ${points}`);
      assertEquals(standing.filter((entry) => !entry.includes("/")), [
        "ana 2026-11-17T09:00 3",
        "ben 2026-11-16T10:00 10",
      ]);
      assert(standing.includes("ana/2026-11-17 50"));
      assert(standing.includes("ben/2026-11-16 50"));
      assert(!standing.some((entry) => entry.startsWith("ana/2026-11-16")));
      assert((await points(database)).ana as number < (before.ana as number));
      await assertLedgerExplains(database.db);
    }, { achievements: "default" });
  },
);

forEachDatabase(
  "reversal - a repeated request, even much later, gets the first answer and changes nothing",
  async (database) => {
    await withInstance(database, async (instance) => {
      const sent = event("ana", "2026-11-16T09:00", "contact_updated");
      await instance.ingest([sent]);
      const first = await open(database, instance).reverse(sent);
      const state = await readState(database.db);
      const again = await open(database, instance, () => HISTORY_NOW + 60_000).reverse(sent);
      assertEquals([again.isRepeated, again.answer], [true, first.answer]);
      assertEquals(await readState(database.db), state);
    });
  },
);

onPostgres("reversal - many parallel requests reverse the event once", async (database) => {
  await withInstance(database, async (instance) => {
    const sent = event("ana", "2026-11-16T09:00", "contact_updated");
    await instance.ingest([sent]);
    const reversals = open(database, instance);
    const all = await Promise.all(Array.from({ length: 12 }, () => reversals.reverse(sent)));
    assertEquals(all.filter(({ isRepeated }) => !isRepeated).length, 1);
    assertEquals(new Set(all.map(({ answer }) => JSON.stringify(answer))).size, 1);
    assertEquals(await points(database), { ana: 0 });
    await assertLedgerExplains(database.db);
  });
});

forEachDatabase(
  "reversal - a booking without an event, an unknown event and a reversal are refused with the reason",
  async (database) => {
    await withInstance(database, async (instance) => {
      const sent = event("ana", "2026-11-16T09:00", "contact_updated");
      await instance.ingest([sent]);
      const reversals = open(database, instance);
      const { answer } = await reversals.reverse(sent);
      const problemOf = async (source: string, id: string) => {
        const work = () => reversals.reverse({ source, id });
        const { status, code, detail } = (await assertRejects(work, ProblemError)).problem;
        return { problem: `${status} ${code}`, detail };
      };
      const streak = await problemOf("laurel:streak", "ana/2026-11-16");
      assertEquals(streak.problem, "422 not_an_event");
      assert(streak.detail.includes("Reverse the events of that day"), streak.detail);
      const award = await problemOf("laurel:achievement", "ana/first_steps");
      assertEquals(award.problem, "422 not_an_event");
      assert(award.detail.includes("the work that it counts"), award.detail);
      assertEquals((await problemOf("/crm", "nobody")).problem, "404 not_found");
      assertEquals((await problemOf("constructor", "1")).problem, "404 not_found");
      const twice = await problemOf(answer.source, answer.id);
      assertEquals(twice.problem, "422 reversal_of_reversal");
    });
  },
);
