/**
 * Merging two agents: the result is exact, everything that belongs to them moves, and later events
 * under both names arrive.
 */
import { assert, assertEquals } from "@std/assert";
import { sql } from "kysely";
import { findSubjects } from "@/db/agents/agents.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { grantRights } from "@/db/spins/rights.ts";
import type { IngestResult } from "@/services/rewards/event.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import {
  addAgents,
  addStrictRules,
  eventOf,
  randomNumbers,
  randomSpecs,
  shuffled,
} from "@/testing/histories.ts";
import { withInstance } from "@/testing/instance.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { assertLedgerExplains, assertLedgerSums, readState } from "@/testing/reward_state.ts";

const HOUR = 3_600_000;

async function pointsOf(door: Door, agent: string): Promise<number> {
  return (await door.ask("GET", `/agents/${agent}`)).body.totalPoints;
}

/** Returns the agent in the answer of an event, or the code of its refusal. */
function agentOf(result: IngestResult | undefined): string {
  return result?.kind === "accepted" ? result.answer.agent.id : JSON.stringify(result);
}

/** Returns everything that is stored about all agents, to compare before and after. */
async function everything({ db }: TestDatabase) {
  const { rows } = await sql`SELECT a.key, a.email, a.merged_into, r.total_points,
      (SELECT count(*)::int FROM events e WHERE e.agent_id = a.id) AS events,
      (SELECT count(*)::int FROM reward_history h WHERE h.agent_id = a.id) AS bookings
    FROM agents a JOIN agent_rewards r ON r.agent_id = a.id ORDER BY a.key`.execute(db);
  return rows;
}

forEachDatabase(
  "merging - the result is the same as if one agent had done everything from the start",
  (database) =>
    withInstance(database, async ({ ingest, merging, aliases, rewards }) => {
      const { db } = database;
      const next = randomNumbers(20261129);
      const specs = randomSpecs(500, next).map((spec, index) => ({
        ...spec,
        agent: index % 3 === 0 ? 5 : 0,
      }));
      const prefix = "m:";
      const split = specs.map((spec, index) => eventOf(spec, index, prefix));
      const whole = specs.map((spec, index) => eventOf({ ...spec, agent: 0 }, index, "r:"));
      await ingest(shuffled(split, next));
      await ingest(whole);

      const before = await readState(db, prefix);
      const preview = await merging.merge("m:agent-5", "m:agent-0", { isPreview: true });
      assertEquals(await readState(db, prefix), before);
      const result = await merging.merge("m:agent-5", "m:agent-0", { isPreview: false });
      assertEquals(preview, { ...result!, isPreview: true });
      assertEquals(result!.movedEvents, specs.filter(({ agent }) => agent === 5).length);

      const merged = await readState(db, prefix);
      const isRemainingAgent = (row: Record<string, unknown>) => row["agent"] !== "agent-5";
      assertEquals(merged.totals.find((row) => !isRemainingAgent(row))!["total_points"], 0);
      for (const table of ["totals", "days", "scores", "ledger", "events"] as const) {
        assertEquals(
          merged[table].filter(isRemainingAgent),
          (await readState(db, "r:"))[table],
          table,
        );
      }
      assertEquals(
        result!.points.agentAfter,
        merged.totals.find(isRemainingAgent)!["total_points"],
      );
      await assertLedgerSums(db);
      await assertRebuilds(db);

      // The same events again, under the names they were sent with, and a new one for each name.
      const again = await ingest(split);
      assertEquals(again.map(({ kind }) => kind), split.map(() => "duplicate"));
      const later = ["m:agent-5", "m:agent-0"].map((subject, index) => ({
        ...eventOf({ ...specs[0]!, day: 29, second: 80_000 + index }, 9_000 + index, prefix),
        subject,
      }));
      for (const answer of await ingest(later)) {
        assertEquals(agentOf(answer), "m:agent-0");
      }
      assertEquals(
        (await aliases.list("m:agent-0", { limit: 9, after: null }))!.map(({ alias }) => alias),
        ["m:agent-5"],
      );
      await assertRebuilds(db);
      await rewards.idle();
    }, { achievements: "default" }),
);

forEachDatabase(
  "merging - over the API: a preview, the merge, and then no agent under the old name",
  (database) =>
    withDoor(database, async (door) => {
      const send = (id: string, subject: string, type = "deal_won") =>
        door.ask("POST", "/events", {
          id,
          source: "/crm",
          type,
          subject,
          data: {},
          time: new Date(door.now - HOUR).toISOString(),
        });
      await send("1", "ada@old.example");
      await send("2", "ada@old.example");
      await send("3", "ada");
      const merge = (body: unknown, from = "ada@old.example") =>
        door.ask("POST", `/admin/agents/${from}/merge`, body);
      const before = await everything(database);
      const preview = await merge({ into: "ada", isPreview: true });
      // Two deals and a streak, plus a deal and a streak, make three deals and one streak.
      assertEquals([preview.status, preview.body], [200, {
        agent: "ada",
        merged: "ada@old.example",
        points: { merged: 150, agentBefore: 100, agentAfter: 200 },
        movedEvents: 2,
        movedPeopleInTools: 0,
        paymentsTakenBack: 0,
        account: "none",
        isPreview: true,
      }]);
      assertEquals(await everything(database), before);
      assertEquals((await merge({ into: "nobody" })).body.code, "unknown_agent");
      assertEquals((await merge({ into: "ada" }, "nobody")).status, 404);
      assertEquals((await merge({ into: " ADA@old.example" })).body.code, "validation_failed");
      const merged = await merge({ into: " ada\u200B" });
      assertEquals([merged.status, merged.body.points.agentAfter], [200, 200]);
      assertEquals((await merge({ into: "ada" })).status, 422);

      assertEquals(await pointsOf(door, "ada"), 200);
      const old = await door.ask("GET", "/agents/ADA@old.example");
      assertEquals([old.status, old.body.id], [200, "ada"]);
      const { body: { entries } } = await door.ask("GET", "/agents");
      assertEquals(entries.map(({ id }: { id: string }) => id), ["ada"]);
      const settings = await door.ask("GET", "/admin/agents");
      assertEquals(settings.body.entries.length, 1);
      const board = await door.ask("GET", "/leaderboards?period=day");
      assertEquals(
        board.body.entries.map((one: { agent: { id: string }; points: number }) => [
          one.agent.id,
          one.points,
        ]),
        [["ada", 200]],
      );
      const again = await send("1", "ada@old.example");
      assertEquals([again.body.status, again.body.agent.id], ["duplicate", "ada@old.example"]);
      const later = await send("4", "Ada@old.example ");
      assertEquals([later.body.status, later.body.agent.id], ["scored", "ada"]);
      const duel = await door.ask("POST", "/admin/challenges", {
        key: "duel",
        title: "Duel",
        kind: "head_to_head",
        target: null,
        rewardPoints: 1,
        metric: { events: ["deal_won"], measure: { kind: "count" } },
        startsAt: new Date(door.now + HOUR).toISOString(),
        endsAt: new Date(door.now + 2 * HOUR).toISOString(),
        audience: { agents: ["ada", "ada@old.example"] },
      });
      // Both names now mean the same agent.
      assertEquals([duel.body.code, duel.body.errors[0].path], [
        "validation_failed",
        "audience.agents",
      ]);
      const taken = await door.ask("POST", "/admin/agents", { id: "ada@old.example", name: "A" });
      assertEquals(taken.body.code, "agent_exists");
      const kept = await door.ask("DELETE", "/admin/agents/ada/aliases/ada@old.example");
      assertEquals([kept.status, kept.body.code], [409, "alias_is_former_id"]);
      const back = await door.ask("POST", "/events", {
        id: "back",
        source: "/crm",
        type: "event_reversed",
        subject: "ada@old.example",
        data: { reverses: { source: "/crm", id: "1" } },
      });
      assertEquals([back.status, back.body.agent.id], [200, "ada"]);
      assertEquals(await pointsOf(door, "ada"), 200);
      await assertLedgerExplains(database.db);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "merging - one person is paid once for a challenge, gets one spin for a streak, and keeps past spins",
  (database) =>
    withDoor(database, async (door) => {
      const { instance } = door;
      const { db } = database;
      await createAgents(db, ["ann", "ann-2", "bob"].map((id) => ({ id, name: id, email: null })));
      const challenge = await door.ask("POST", "/admin/challenges", {
        key: "sprint",
        title: "Sprint",
        kind: "individual",
        target: 1,
        rewardPoints: 100,
        metric: { events: ["contact_updated"], measure: { kind: "count" } },
        startsAt: new Date(door.now + HOUR).toISOString(),
        endsAt: new Date(door.now + 3 * HOUR).toISOString(),
        audience: { agents: ["ann", "ann-2", "bob"] },
      });
      assertEquals(challenge.status, 201, JSON.stringify(challenge.body));
      door.now += 2 * HOUR;
      for (const subject of ["ann", "ann-2", "bob"]) {
        const type = "contact_updated";
        const { status } = await door.ask("POST", "/events", {
          id: `c-${subject}`,
          source: "/crm",
          type,
          subject,
          data: {},
        });
        assertEquals(status, 200);
      }
      door.now += 24 * HOUR;
      await instance.jobs.runAll();
      const before = await pointsOf(door, "ann");
      const ids = await findSubjects(db, ["ann", "ann-2"]);
      await grantRights(
        db,
        [...ids.values()].map((agentRowId) => (
          { agentRowId, ref: "streak/2026-11-20", earnedAt: door.now }
        )),
      );
      const spun = await instance.spins.spin("ann-2");
      assert(spun !== undefined);

      const merged = await door.ask("POST", "/admin/agents/ann-2/merge", { into: "ann" });
      assertEquals(
        [merged.status, merged.body.paymentsTakenBack],
        [200, 1],
        JSON.stringify(merged),
      );
      await instance.jobs.runAll();
      const { rows } = await sql<{ paid: number }>`SELECT count(*)::int AS paid FROM reward_history
        WHERE event_source = 'laurel:challenge' AND voids IS NULL AND NOT is_void`.execute(db);
      assertEquals(rows, [{ paid: 2 }]);
      assertEquals(merged.body.points.agentBefore, before);
      const state = (await instance.spins.state("ann"))!;
      assertEquals(state.recent.length, 1);
      // The wheel may have paid so many points that a level gives another spin.
      const open = await db.selectFrom("spin_rights").select("ref").where("spin_id", "is", null)
        .where("ref", "like", "streak/%").execute();
      assertEquals(open, []);
      assertEquals(state.recent[0]!.agent, "ann-2");
      await assertLedgerSums(db);
      await assertRebuilds(db);
    }),
);

forEachDatabase(
  "merging - an instance that has the merged agent in its cache gives the event to the remaining agent",
  (database) =>
    withDoor(database, async (door) => {
      await withInstance(database, async (other) => {
        const event = (id: string, subject: string) => ({
          ...eventOf(randomSpecs(1, randomNumbers(1))[0]!, 0),
          id,
          subject,
          source: "/s",
          type: "deal_won" as const,
          time: door.now,
          data: {},
          contentHash: id,
        });
        await other.ingest([event("1", "ann"), event("2", "ann-2"), event("3", "ann-2")]);
        const merged = await door.ask("POST", "/admin/agents/ann-2/merge", { into: "ann" });
        assertEquals(merged.status, 200);
        const [answer] = await other.ingest([event("4", "ann-2")]);
        assertEquals(agentOf(answer), "ann");
        assertEquals(await pointsOf(door, "ann"), 4 * 50 + 50);
        await assertRebuilds(database.db);
      }, { clock: () => door.now });
    }),
);

forEachDatabase(
  "merging - the history of a whole team is merged into one agent, step by step, across time zones and limits",
  (database) =>
    withInstance(database, async ({ ingest, merging, metrics }) => {
      const { db } = database;
      await addStrictRules(db);
      await addAgents(db);
      const specs = randomSpecs(600, randomNumbers(8));
      const events = specs.map((spec, index) => eventOf(spec, index));
      await ingest(events);
      // Every other event is reversed, some of them by people who are merged later.
      await ingest(
        events.filter((_, index) => index % 7 === 0).map((event) => ({
          ...event,
          id: `${event.id}-back`,
          type: "event_reversed" as const,
          data: { reverses: { source: event.source, id: event.id } },
          contentHash: `${event.id}-back`,
        })),
      );
      await metrics.step.run();
      const agent = (number: number) => `agent-${number}`;
      for (const [from, into] of [[1, 2], [2, 3], [3, 0], [4, 0], [6, 5], [5, 0]] as const) {
        const result = await merging.merge(agent(from), agent(into), { isPreview: false });
        assertEquals(result!.agent, agent(into));
        await assertLedgerSums(db);
      }
      await assertRebuilds(db);
      // Work of the agent that was merged first goes to the agent that remains in the end.
      const late = { ...eventOf({ ...specs[0]!, agent: 1, day: 3 }, 7_000), subject: agent(1) };
      assertEquals(agentOf((await ingest([late]))[0]), agent(0));
      for (let done = 1; done > 0;) done = await metrics.step.run();
      await assertRebuilds(db);
      const again = await ingest(events);
      assertEquals(again.filter(({ kind }) => kind !== "duplicate"), []);
    }, { achievements: "default" }),
);
