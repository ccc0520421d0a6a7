import { assertEquals } from "@std/assert";
import { findAgent } from "@/db/agents/agents.ts";
import type { Who } from "@/services/rules/testdata/door.ts";
import { assertLedgerExplains } from "@/testing/reward_state.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { withPeople, type World } from "./testdata/people.ts";

/** Asks for leave and returns the status with what tells about it. */
async function ask(world: World, who: Who, request: unknown): Promise<string> {
  const { status, body } = await world.ask("POST", "/me/leave", request, who);
  return status === 201
    ? `201 ${body.state}`
    : `${status} ${body.code} ${body.errors?.[0]?.path ?? "-"}`;
}

const wantApproval = (world: World) =>
  world.instance.database.db.updateTable("teams").set({ leave_needs_approval: true }).execute();

/** Sends work of Ann on a day. */
async function work(world: World, day: string): Promise<void> {
  const event = { id: `ann-${day}`, source: "/crm", type: "contact_updated", subject: "ann" };
  await world.ask("POST", "/events", { ...event, time: `${day}T10:00:00Z`, data: {} });
}

const streakOf = async (world: World) =>
  (await world.ask("GET", "/agents/ann", undefined, world.ann)).body.dailyStreak;

forEachDatabase("leave - granted leave becomes days off, and streaks follow", async (database) => {
  await withPeople(database, async (world) => {
    const { ann, boss, instance } = world;
    for (const day of ["2026-11-16", "2026-11-17", "2026-11-20"]) await work(world, day);
    assertEquals(await streakOf(world), 1);
    // Days that have begun always need a decision, or everybody could mend every streak alone.
    const sick = { first: "2026-11-18", last: "2026-11-19", note: "Flu" };
    assertEquals(await ask(world, ann, sick), "201 asked");
    assertEquals(await streakOf(world), 1);
    const { body: list } = await world.ask("GET", "/team/leave", undefined, boss);
    assertEquals(list.entries.length, 1);
    assertEquals(list.entries[0].agent, { id: "ann", name: "Ann Lee" });
    assertEquals(list.entries[0].mayDecide, true);
    const { id } = list.entries[0].leave;
    const approved = await world.ask("POST", `/team/leave/${id}/approve`, undefined, boss);
    assertEquals([approved.status, approved.body.leave.state], [200, "granted"]);
    await instance.jobs.runAll();
    assertEquals(await streakOf(world), 3);
    await assertLedgerExplains(database.db);
    const own = (await world.ask("GET", "/me/leave", undefined, ann)).body.entries;
    assertEquals([own[0].state, own[0].decidedBy, own[0].note], [
      "granted",
      "person-3@example.com",
      "Flu",
    ]);

    // The second decision comes too late; Ann cancels, and the days are working days again.
    const again = await world.ask("POST", `/team/leave/${id}/approve`, undefined, boss);
    assertEquals([again.status, again.body.code], [409, "leave_decided"]);
    const canceled = await world.ask("DELETE", `/me/leave/${id}`, undefined, ann);
    assertEquals([canceled.status, canceled.body.state], [200, "canceled"]);
    await instance.jobs.runAll();
    assertEquals(await streakOf(world), 1);
    assertEquals((await world.ask("DELETE", `/me/leave/${id}`, undefined, ann)).status, 409);

    // Leave to come is granted at once, until the team wants to approve it.
    assertEquals(await ask(world, ann, { first: "2026-12-21", last: "2026-12-23" }), "201 granted");
    await wantApproval(world);
    assertEquals(await ask(world, ann, { first: "2026-12-28", last: "2026-12-28" }), "201 asked");
    const days = await world.ask("GET", "/me/working-days", undefined, ann);
    assertEquals(days.body.leaveNeedsApproval, true);
    assertEquals(days.body.daysOff.map(({ first }: { first: string }) => first), ["2026-12-21"]);
    // An admin removes the days from the calendar: the leave is not granted any more.
    await instance.calendars.removeDaysOff(
      { agent: "ann", first: "2026-12-21", last: "2026-12-23" },
    );
    const after = (await world.ask("GET", "/me/leave", undefined, ann)).body.entries;
    assertEquals(after.map(({ state }: { state: string }) => state), [
      "asked",
      "canceled",
      "canceled",
    ]);
  });
});

forEachDatabase("leave - what is wrong is said at the field", async (database) => {
  await withPeople(database, async (world) => {
    const { ann, bob, boss, key } = world;
    const span = (first: string, last = first) => ask(world, ann, { first, last });
    assertEquals(await span("2026-12-10", "2026-12-09"), "422 validation_failed last");
    assertEquals(await span("2026-12-10", "2027-12-12"), "422 validation_failed last");
    assertEquals(await span("2026-01-10"), "422 validation_failed first");
    assertEquals(await span("2029-01-10"), "422 validation_failed first");
    assertEquals(await span("2026-02-30"), "422 validation_failed first");
    assertEquals(await span("tomorrow"), "422 validation_failed first");
    const long = { first: "2026-12-10", last: "2026-12-10", note: "x".repeat(201) };
    assertEquals(await ask(world, ann, long), "422 validation_failed note");
    assertEquals(await span("2026-12-10", "2026-12-12"), "201 granted");
    assertEquals(await span("2026-12-12", "2026-12-20"), "409 leave_overlaps first");
    // Two at the same moment: one of them gets the days.
    const both = await Promise.all([span("2027-01-04"), span("2027-01-04")]);
    assertEquals(both.toSorted(), ["201 granted", "409 leave_overlaps first"]);
    assertEquals(await ask(world, bob, { first: "2026-12-10", last: "2026-12-10" }), "201 granted");
    // An account without an agent, a key, and somebody else's request.
    const day = { first: "2026-12-10", last: "2026-12-10" };
    assertEquals(await ask(world, boss, day), "422 not_an_agent -");
    assertEquals(await ask(world, await key("admin"), day), "403 missing_scope -");
    const { body } = await world.ask("GET", "/me/leave?limit=1", undefined, ann);
    assertEquals([body.entries[0].first, body.nextCursor !== null], ["2027-01-04", true]);
    const { id } = body.entries[0];
    assertEquals((await world.ask("DELETE", `/me/leave/${id}`, undefined, bob)).status, 404);
    assertEquals((await world.ask("GET", "/me/leave", undefined, boss)).body.entries, []);
  });
});

forEachDatabase(
  "leave - managers decide for their teams, nobody about their own",
  async (database) => {
    await withPeople(database, async (world) => {
      const { ann, boss, instance, person } = world;
      const { db } = database;
      await wantApproval(world);
      const asked = async (who: Who, first: string) =>
        (await world.ask("POST", "/me/leave", { first, last: first }, who)).body.id as number;
      const decide = async (id: number, what: string, who: Who, body?: unknown) => {
        const answer = await world.ask("POST", `/team/leave/${id}/${what}`, body, who);
        return `${answer.status} ${answer.body.leave?.state ?? answer.body.code}`;
      };
      const first = await asked(ann, "2026-12-10");
      assertEquals(await decide(first, "approve", ann), "403 managers_only");
      const stranger = await person("manager");
      assertEquals(await decide(first, "approve", stranger), "404 not_found");
      assertEquals((await world.ask("GET", "/team/leave", undefined, stranger)).body.entries, []);

      // A manager of the team who is an agent of it.
      await instance.people.createAgent(
        { id: "mia", name: "Mia", email: null, team: "sales", timeZone: null, hidden: false },
      );
      const mia = await person("manager", (await findAgent(db, "mia"))!);
      const { id: team } = await db.selectFrom("teams").select("id").executeTakeFirstOrThrow();
      const { id: user } = await db.selectFrom("users").select("id")
        .where("agent_id", "is not", null).where("role", "=", "manager").executeTakeFirstOrThrow();
      await db.insertInto("team_managers").values({ user_id: user, team_id: team }).execute();
      instance.auth.forgetPerson(user);
      const seen = (await world.ask("GET", "/team/leave", undefined, mia)).body.entries;
      assertEquals(seen.map(({ mayDecide }: { mayDecide: boolean }) => mayDecide), [true]);
      assertEquals(await decide(first, "decline", mia, { reason: " " }), "422 validation_failed");
      assertEquals(await decide(first, "decline", mia, { reason: "Fair" }), "200 declined");
      const [declined] = (await world.ask("GET", "/me/leave", undefined, ann)).body.entries;
      assertEquals([declined.state, declined.reason], ["declined", "Fair"]);
      const history = await world.ask("GET", "/team/leave?state=decided", undefined, mia);
      assertEquals(history.body.entries.length, 1);

      const own = await asked(mia, "2026-12-11");
      assertEquals(await decide(own, "approve", mia), "403 own_leave");
      assertEquals(await decide(own, "approve", boss), "200 granted");

      // An admin may decide about their own leave only as long as nobody else can.
      await instance.people.createAgent(
        { id: "root", name: "Root", email: null, team: null, timeZone: null, hidden: false },
      );
      const root = await person("admin", (await findAgent(db, "root"))!);
      const past = await asked(root, "2026-11-19");
      assertEquals(await decide(past, "approve", root), "403 own_leave");
      await db.updateTable("users").set({ deactivated_at: new Date() })
        .where("role", "=", "admin").where("agent_id", "is", null).execute();
      assertEquals(await decide(past, "approve", root), "200 granted");
    });
  },
);

forEachDatabase("leave - it moves with an agent who is merged", async (database) => {
  await withPeople(database, async (world) => {
    const { ann, bob } = world;
    await ask(world, ann, { first: "2026-12-10", last: "2026-12-12" });
    await ask(world, bob, { first: "2026-12-12", last: "2026-12-13" });
    await ask(world, bob, { first: "2026-12-20", last: "2026-12-20" });
    await world.ask("POST", "/admin/agents/bob/merge", { into: "ann" });
    const { rows } = await import("kysely").then(({ sql }) =>
      sql<{ key: string; state: string }>`SELECT a.key, l.state FROM leave_requests l
        JOIN agents a ON a.id = l.agent_id ORDER BY l.first_day`.execute(database.db)
    );
    assertEquals(rows, [
      { key: "ann", state: "granted" },
      { key: "ann", state: "canceled" },
      { key: "ann", state: "granted" },
    ]);
  });
});
