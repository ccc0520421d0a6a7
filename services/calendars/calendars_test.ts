import { assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import {
  addAgents,
  eventOf,
  HISTORY_ZONE,
  randomNumbers,
  randomSpecs,
} from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import { addDays } from "@/core/calendars/calendar.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { insertTeam } from "@/db/agents/teams.ts";
import { rescoreStep } from "@/services/jobs/rescores.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { keyViewer } from "@/testing/viewers.ts";

const NOW = Date.parse("2026-11-20T21:00:00Z");
const KEY = keyViewer("read");

let count = 0;
function work(subject: string, day: string): IncomingEvent {
  const time = Temporal.PlainDateTime.from(`${day}T09:00`).toZonedDateTime(HISTORY_ZONE)
    .epochMilliseconds;
  const content = { type: "contact_updated" as const, subject, time, data: {} };
  const id = `calendars-${++count}`;
  return { ...content, id, source: "/crm", receivedAt: time, contentHash: contentHash(content) };
}

/** Scores again what a change has queued, as the jobs do. */
async function settle({ db }: TestDatabase, { rewards }: Instance): Promise<void> {
  const step = rescoreStep({ db, clock: () => NOW, rewards });
  while (await step.run() > 0);
}

/** Returns what the streak pays, as `agent/day points`. */
async function streaks({ db }: TestDatabase): Promise<string[]> {
  const { ledger } = await readState(db);
  return ledger.filter((row) => row.type === "daily_streak")
    .map((row) => `${row.id} ${row.points}`);
}

async function codeOf(refused: Promise<unknown>): Promise<string> {
  const error = await assertRejects(() => refused, ProblemError);
  return `${error.problem.code} ${error.problem.errors?.[0]?.path}`;
}

forEachDatabase(
  "calendars - a late sick note repairs the streak and its points",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { calendars, agents } = instance;
      const days = ["2026-11-16", "2026-11-17", "2026-11-20"];
      await instance.ingest(days.map((day) => work("ann", day)));
      const streak = async () => (await agents.find(KEY, "ann"))!.dailyStreak;
      assertEquals(await streaks(database), [
        "ann/2026-11-16 50",
        "ann/2026-11-17 60",
        "ann/2026-11-20 50",
      ]);
      assertEquals(await streak(), 1);

      const sick = { agent: "ann", first: "2026-11-18", last: "2026-11-19" };
      await calendars.addDaysOff({ ...sick, name: "Sick" });
      await settle(database, instance);
      assertEquals(await streaks(database), [
        "ann/2026-11-16 50",
        "ann/2026-11-17 60",
        "ann/2026-11-20 70",
      ]);
      assertEquals(await streak(), 3);
      const { week } = (await agents.forDesk("ann"))!;
      assertEquals(week.map((day) => Number(day.isWorkingDay)), [0, 0, 1, 1, 0, 0, 1]);

      assertEquals(await calendars.removeDaysOff(sick), true);
      await settle(database, instance);
      assertEquals((await streaks(database)).at(-1), "ann/2026-11-20 50");
      await assertLedgerExplains(database.db);
    }, { clock: () => NOW });
  },
);

forEachDatabase(
  "calendars - work on a day that becomes a holiday books no streak",
  async (database) => {
    await withInstance(database, async (instance) => {
      const days = ["2026-11-16", "2026-11-17", "2026-11-18"];
      await instance.ingest(days.flatMap((day) => [work("ann", day), work("bob", day)]));
      await instance.teams.create({ id: "sales", name: "Sales" });
      await instance.people.changeAgent("ann", { team: "sales" });
      const holiday = { first: "2026-11-17", last: "2026-11-17", name: "Prayer" };
      // Ann joined on the 20th, so the team's holiday on the 17th does not apply to her.
      await instance.calendars.addDaysOff({ ...holiday, team: "sales" });
      await settle(database, instance);
      assertEquals((await streaks(database)).length, 6);
      await instance.calendars.addDaysOff(holiday);
      await settle(database, instance);
      assertEquals(await streaks(database), [
        ...["ann/2026-11-16 50", "ann/2026-11-18 60"],
        ...["bob/2026-11-16 50", "bob/2026-11-18 60"],
      ]);
    }, { clock: () => NOW });
  },
);

forEachDatabase(
  "calendars - any order of changes and events ends in the same state",
  async (database) => {
    const { db } = database;
    const dice = randomNumbers(77);
    const pick = (limit: number) => Math.floor(dice() * limit);
    const day = () => addDays("2026-10-22", pick(30));
    for (const team of ["red", "blue"]) await insertTeam(db, { id: team, name: team });
    await withInstance(database, async (instance) => {
      const { calendars } = instance;
      for (const round of [1, 2, 3, 4]) {
        const [early, late] = [`early${round}-`, `late${round}-`];
        for (const prefix of [early, late]) {
          await addAgents(db, prefix);
          for (const [index, team] of ["red", "blue", "red"].entries()) {
            await instance.people.changeAgent(`${prefix}agent-${index}`, { team });
          }
        }
        const specs = randomSpecs(160, randomNumbers(100 + round));
        const events = (prefix: string) => specs.map((spec, index) => eventOf(spec, index, prefix));
        const [half, rest] = [events(early).slice(0, 80), events(early).slice(80)];
        await instance.ingest(half);
        for (let change = 0; change < 6; change++) {
          const first = day();
          const team = [null, "red", "blue"][pick(3)]!;
          const span = { first, last: addDays(first, pick(5)) };
          if (change % 3 === 0) {
            const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(() => dice() < 0.7);
            await calendars.set({ team, effectiveFrom: first, weekdays });
          } else if (change % 3 === 1) await calendars.addDaysOff({ team, ...span, name: "Feast" });
          else {
            const agent = `agent-${pick(15)}`;
            for (const prefix of [early, late]) {
              await calendars.addDaysOff({ agent: prefix + agent, ...span, name: "Leave" });
            }
          }
          if (change === 2) await settle(database, instance);
          if (change === 3) await instance.ingest(rest);
        }
        await settle(database, instance);
        await instance.ingest(events(late));
        assertEquals(await readState(db, early), await readState(db, late), `round ${round}`);
      }
      await assertLedgerExplains(db);
    });
  },
);

forEachDatabase("calendars - a version is listed, replaced and taken back", async (database) => {
  await insertTeam(database.db, { id: "sales", name: "Sales" });
  await withInstance(database, async ({ calendars }) => {
    const sales = { team: "sales", effectiveFrom: "2026-11-01", weekdays: [6, 2] };
    await calendars.set(sales);
    await calendars.set({ ...sales, team: null, weekdays: [1] });
    await calendars.set({ ...sales, weekdays: [] });
    assertEquals(await calendars.list(), [
      { team: null, effectiveFrom: "2026-11-01", weekdays: [1] },
      { team: "sales", effectiveFrom: "2026-11-01", weekdays: [] },
    ]);
    assertEquals(await calendars.remove(sales), true);
    assertEquals(await calendars.remove(sales), false);
  });
});

forEachDatabase("calendars - days off are listed in pages, latest first", async (database) => {
  await createAgents(database.db, [{ id: "ann", name: "Ann", email: null }]);
  await withInstance(database, async ({ calendars }) => {
    const of = (day: string) => ({ first: day, last: day, name: day });
    for (const day of ["2026-11-02", "2026-11-04", "2026-11-03"]) {
      await calendars.addDaysOff({ agent: "ann", ...of(day) });
    }
    await calendars.addDaysOff(of("2026-12-25"));
    const all = await calendars.listDaysOff({}, { limit: 2, after: null });
    assertEquals(all.map(({ name, agent }) => [name, agent]), [
      ["2026-12-25", null],
      ["2026-11-04", "ann"],
    ]);
    const next = await calendars.listDaysOff({ agent: "ann" }, { limit: 9, after: all[1]! });
    assertEquals(next.map(({ name }) => name), ["2026-11-03", "2026-11-02"]);
    // The same days again: only the name changes.
    await calendars.addDaysOff({ agent: "ann", ...of("2026-11-02"), name: "Sick" });
    const own = await calendars.listDaysOff({ agent: "ann" }, { limit: 9, after: null });
    assertEquals(own.map(({ name }) => name), ["2026-11-04", "2026-11-03", "Sick"]);
  });
});

forEachDatabase(
  "calendars - an invalid change is refused and changes nothing",
  async (database) => {
    await createAgents(database.db, [{ id: "ann", name: "Ann", email: null }]);
    await withInstance(database, async ({ calendars, rewards }) => {
      const { epoch } = await rewards.config.get();
      const version = { team: null, effectiveFrom: "2026-11-01", weekdays: [1] };
      const off = { first: "2026-11-02", last: "2026-11-03", name: "Off" };
      assertEquals(await codeOf(calendars.set({ ...version, team: "x" })), "unknown_team team");
      for (const weekdays of [[0], [8], [1.5], [1, 1]]) {
        const code = await codeOf(calendars.set({ ...version, weekdays }));
        assertEquals(code, "validation_failed weekdays");
      }
      const add = (more: object) => codeOf(calendars.addDaysOff({ ...off, ...more }));
      assertEquals(await add({ team: "x" }), "unknown_team team");
      assertEquals(await add({ agent: "x" }), "unknown_agent agent");
      assertEquals(await add({ last: "2026-11-01" }), "validation_failed last");
      assertEquals(await add({ last: "2027-11-03" }), "validation_failed last");
      assertEquals(await add({ team: "x", agent: "ann" }), "validation_failed agent");
      assertEquals((await rewards.config.get()).epoch, epoch);
      await calendars.addDaysOff({ ...off, last: "2027-11-02" });
      assertNotEquals((await rewards.config.get()).epoch, epoch);
      assertEquals((await calendars.listDaysOff({}, { limit: 9, after: null })).length, 1);
    });
  },
);
