/** Agents are deactivated and move between teams; teams have members and managers. */
import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { type Answer, type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { assertLedgerExplains } from "@/testing/reward_state.ts";

const refused = ({ status, body }: Answer) =>
  `${status} ${body.code} ${body.errors?.[0]?.path ?? ""}`.trim();

let count = 0;

/** Sends work of an agent. @param day by default today */
async function work({ ask }: Door, subject: string, day = "2026-11-20"): Promise<void> {
  const id = `changes-${++count}`;
  const time = `${day}T09:00:${String(count % 60).padStart(2, "0")}Z`;
  const { status } = await ask("POST", "/events", { id, type: "contact_updated", subject, time });
  assertEquals(status, 200);
}

async function boardNames({ ask }: Door): Promise<string> {
  const { body } = await ask("GET", "/leaderboards?period=day");
  return body.entries.map((one: { agent: { id: string } }) => one.agent.id).join(" ");
}

forEachDatabase(
  "people - who is deactivated is out of sight, with the account",
  async (database) => {
    await withDoor(database, async (door) => {
      const { ask, person } = door;
      await work(door, "ann");
      await work(door, "bob");
      const ann = await person("agent", (await findAgent(database.db, "ann"))!);
      const me = (who: typeof ann) => ask("GET", "/agents/ann", undefined, who);
      assertEquals((await me(ann)).status, 200);
      const off = await ask("PATCH", "/admin/agents/ann", { isActive: false });
      assertEquals([off.body.isActive, off.body.account.isActive], [false, false]);
      assertEquals(off.body.deactivatedAt, "2026-11-20T11:00:00.000Z");
      assertEquals((await me(ann)).status, 401);
      assertEquals(await boardNames(door), "bob");
      assertEquals((await ask("GET", "/admin/people/search?q=ann")).body.entries, []);
      const listed = await ask("GET", "/admin/agents?state=deactivated");
      assertEquals(listed.body.entries.map((one: { id: string }) => one.id), ["ann"]);
      // Work that was done counts, and stays off the boards.
      const before = off.body.totalPoints;
      await work(door, "ann");
      assertEquals(await boardNames(door), "bob");
      const after = await ask("GET", "/admin/agents/ann");
      assertEquals(after.body.totalPoints > before, true);
      const challenge = await ask("POST", "/admin/challenges", {
        key: "duel",
        title: "Duel",
        kind: "head_to_head",
        metric: { events: ["contact_updated"], measure: { kind: "count" } },
        joining: "automatic",
        rewardPoints: 5,
        startsAt: "2026-11-20T11:00:00Z",
        endsAt: "2026-11-21T11:00:00Z",
        audience: { agents: ["ann", "bob"] },
      });
      assertEquals(refused(challenge), "422 validation_failed audience.agents");
      const on = await ask("PATCH", "/admin/agents/ann", { isActive: true, hidden: false });
      assertEquals([on.body.isActive, on.body.account.isActive], [true, true]);
      assertEquals(await boardNames(door), "ann bob");
      await assertLedgerExplains(database.db);
    });
  },
);

forEachDatabase("people - the last administrator stays", async (database) => {
  await withDoor(database, async (door) => {
    const { ask, person } = door;
    await ask("POST", "/admin/agents", { id: "ann", name: "Ann" });
    const admin = await person("admin", (await findAgent(database.db, "ann"))!);
    const off = await ask("PATCH", "/admin/agents/ann", { isActive: false }, admin);
    assertEquals(refused(off), "409 last_admin isActive");
    assertEquals((await ask("GET", "/admin/agents/ann", undefined, admin)).body.isActive, true);
    await person("admin");
    const done = await ask("PATCH", "/admin/agents/ann", { isActive: false });
    assertEquals(done.body.isActive, false);
  });
});

forEachDatabase("people - a team counts from a day of the past on", async (database) => {
  await withDoor(database, async (door) => {
    const { ask } = door;
    await ask("POST", "/admin/teams", { id: "care", name: "Care" });
    await ask("POST", "/admin/teams", { id: "sales", name: "Sales" });
    // Nobody of Care works on Thursdays, so work on the 19th makes no streak there.
    const weekdays = [1, 2, 3, 5];
    await ask("POST", "/admin/calendars", { team: "care", effectiveFrom: "2026-01-01", weekdays });
    for (const day of ["2026-11-18", "2026-11-19", "2026-11-20"]) await work(door, "ann", day);
    const streaks = async () => {
      const { body } = await ask("GET", "/agents/ann/history?limit=200");
      return body.entries.filter((one: { type: string }) => one.type === "daily_streak").length;
    };
    assertEquals(await streaks(), 3);
    const move = (body: object) => ask("PATCH", "/admin/agents/ann", body);
    assertEquals((await move({ team: "care" })).body.teamFrom, "2026-11-20");
    assertEquals(await streaks(), 3);
    const past = await move({ team: "care", teamFrom: "2026-11-19" });
    assertEquals([past.body.team, past.body.teamFrom], ["care", "2026-11-19"]);
    assertEquals(await streaks(), 2);
    assertEquals((await move({ team: "sales", teamFrom: "2026-11-01" })).body.team, "sales");
    assertEquals(await streaks(), 3);
    assertEquals(
      refused(await move({ team: "care", teamFrom: "2026-11-21" })),
      "422 validation_failed teamFrom",
    );
    assertEquals(refused(await move({ teamFrom: "2026-11-19" })), "422 validation_failed teamFrom");
    assertEquals(
      refused(await move({ team: "care", teamFrom: "2026-02-30" })),
      "422 validation_failed teamFrom",
    );
    await assertLedgerExplains(database.db);
  });
});

forEachDatabase("teams - members, managers, and a team that is in use", async (database) => {
  await withDoor(database, async (door) => {
    const { ask, person } = door;
    await ask("POST", "/admin/teams", { id: "care", name: "Care" });
    for (const id of ["ann", "bob"]) await ask("POST", "/admin/agents", { id, name: id });
    const add = (body: object) => ask("POST", "/admin/teams/care/members", body);
    assertEquals((await add({ agents: ["ann", "bob", "ann"] })).body.members, 2);
    assertEquals(refused(await add({ agents: ["ann", "eve"] })), "422 unknown_agent agents.1");
    assertEquals(refused(await add({ agents: [] })), "422 validation_failed agents");
    assertEquals(
      refused(await ask("POST", "/admin/teams/none/members", { agents: ["ann"] })),
      "404 not_found",
    );
    const manager = await person("manager");
    await person("agent");
    const { body: found } = await ask("GET", "/admin/managers?q=PERSON");
    assertEquals(found.entries.map((one: { role: string }) => one.role), ["manager"]);
    assertEquals((await ask("GET", "/agents", undefined, manager)).body.entries, []);
    const put = (managers: string[]) => ask("PUT", "/admin/teams/care/managers", { managers });
    const { body: team } = await put([found.entries[0].id]);
    assertEquals(team.managers, found.entries);
    assertEquals((await ask("GET", "/agents", undefined, manager)).body.entries.length, 2);
    const agent = await database.db.selectFrom("users").select("id").where("role", "=", "agent")
      .executeTakeFirstOrThrow();
    assertEquals(refused(await put([agent.id])), "422 validation_failed managers.0");
    assertEquals(refused(await put(["nobody"])), "422 validation_failed managers.0");
    const approval = { leaveNeedsApproval: true };
    const changed = await ask("PATCH", "/admin/teams/care", approval);
    assertEquals([changed.body.leaveNeedsApproval, changed.body.name], [true, "Care"]);
    const remove = () => ask("DELETE", "/admin/teams/care");
    const inUse = await remove();
    assertEquals(refused(inUse), "409 team_in_use");
    assertEquals(inUse.body.detail, "Care has 2 members and 1 manager. Remove them first.");
    await put([]);
    assertEquals((await ask("GET", "/agents", undefined, manager)).body.entries, []);
    for (const id of ["ann", "bob"]) await ask("PATCH", `/admin/agents/${id}`, { team: null });
    assertEquals((await remove()).status, 204);
    assertEquals((await remove()).status, 404);
  });
});
