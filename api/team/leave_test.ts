import { assertEquals } from "@std/assert";
import { createAgents } from "@/db/agents/new_agents.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const DAYS = { first: "2026-12-01", last: "2026-12-03", note: "Move" };

forEachDatabase("team leave - a manager enters, moves and cancels leave", async (database) => {
  await withDoor(database, async (door) => {
    for (const id of ["red", "blue"]) {
      await door.ask("POST", "/admin/teams", { id, name: id });
    }
    await door.ask("POST", "/admin/agents", { id: "amy", name: "Amy", team: "red" });
    await door.ask("POST", "/admin/agents", { id: "ben", name: "Ben", team: "blue" });
    const team = await database.db.selectFrom("teams").select("id").where("key", "=", "red")
      .executeTakeFirstOrThrow();
    const manager = await door.person("manager", undefined, [team.id]);
    const enter = (body: object) => door.ask("POST", "/team/leave", body, manager);

    const { body: entered, status } = await enter({ agent: "amy", ...DAYS });
    assertEquals([status, entered.leave.state, entered.mayChange, entered.revision], [
      201,
      "granted",
      true,
      1,
    ]);
    const daysOff = async () =>
      (await door.ask("GET", "/admin/days-off?agent=amy")).body.entries
        .map(({ first, last }: { first: string; last: string }) => `${first}/${last}`);
    assertEquals(await daysOff(), ["2026-12-01/2026-12-03"]);
    const refused = async (body: object) => {
      const { status, body: answer } = await enter(body);
      return `${status} ${answer.code} ${answer.errors?.[0]?.path}`;
    };
    assertEquals(await refused({ agent: "ben", ...DAYS }), "422 unknown_agent agent");
    assertEquals(await refused({ agent: "none", ...DAYS }), "422 unknown_agent agent");
    assertEquals(await refused({ agent: "amy", ...DAYS }), "409 leave_overlaps first");
    assertEquals(
      await refused({ agent: "amy", ...DAYS, last: "2026-11-30" }),
      "422 validation_failed last",
    );
    assertEquals(
      await refused({ agent: "amy", first: "2026-01-05", last: "2026-01-05" }),
      "422 validation_failed first",
    );

    const path = `/team/leave/${entered.leave.id}`;
    const moved = { first: "2026-12-02", last: "2026-12-04", note: "", expectedRevision: 1 };
    const changed = await door.ask("PATCH", path, moved, manager);
    assertEquals([changed.status, changed.body.revision], [200, 2]);
    assertEquals(await daysOff(), ["2026-12-02/2026-12-04"]);
    const late = await door.ask("PATCH", path, moved, manager);
    assertEquals([late.status, late.body.code], [409, "edit_conflict"]);
    const all = await door.ask("GET", "/team/leave?state=all&agent=amy", undefined, manager);
    assertEquals(all.body.entries.length, 1);
    const none = await door.ask("GET", "/team/leave?state=all&agent=ben", undefined, manager);
    assertEquals(none.body.entries, []);

    const cancel = await door.ask("POST", `${path}/cancel`, { reason: "Sick" }, manager);
    assertEquals([cancel.body.leave.state, cancel.body.leave.reason], ["canceled", "Sick"]);
    assertEquals(await daysOff(), []);
    const again = await door.ask("POST", `${path}/cancel`, { reason: "Sick" }, manager);
    assertEquals([again.status, again.body.code], [409, "leave_decided"]);
    const other = await door.person("manager");
    assertEquals((await door.ask("PATCH", path, moved, other)).status, 404);
  });
});

forEachDatabase(
  "team leave - nobody enters their own while somebody else can",
  async (database) => {
    await withDoor(database, async (door) => {
      const made = await createAgents(database.db, [{ id: "mia", name: "Mia", email: null }]);
      const rowId = [...made.values()][0]!;
      const admin = await door.person("admin", { rowId });
      const past = { agent: "mia", first: "2026-01-05", last: "2026-01-05" };
      // The only admin may, also long ago.
      assertEquals((await door.ask("POST", "/team/leave", past, admin)).status, 201);
      await door.person("admin");
      const own = await door.ask("POST", "/team/leave", { agent: "mia", ...DAYS }, admin);
      assertEquals([own.status, own.body.code], [403, "own_leave"]);
      const agent = await door.person("agent");
      assertEquals((await door.ask("POST", "/team/leave", past, agent)).status, 403);
    });
  },
);
