/**
 * Time zones in the API: an unusable zone is refused, and one that is in the database does no harm.
 */
import { assertEquals } from "@std/assert";
import { type Answer, type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { postStandard, setUp } from "@/services/integrations/testdata/tools.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";

const refused = ({ status, body }: Answer) => `${status} ${body.code} ${body.errors?.[0]?.path}`;

/** Requests everything that depends on an agent's days. */
async function readAll(door: Door, id: string): Promise<void> {
  const paths = [
    ...["/agents", "/admin/agents", `/agents/${id}`, `/agents/${id}/history`],
    ...[`/agents/${id}/metrics`, `/agents/${id}/achievements`, `/agents/${id}/challenges`],
    ...[`/agents/${id}/visibility`, "/leaderboards", "/challenges", "/achievements"],
  ];
  for (const path of paths) {
    const { status, body } = await door.ask("GET", path);
    assertEquals(status, 200, `${path}: ${JSON.stringify(body)}`);
  }
}

function post(door: Door, id: string, subject: string): Promise<Answer> {
  const data = { objectId: id };
  return door.ask("POST", "/events", { id, source: "/crm", type: "deal_won", subject, data });
}

forEachDatabase(
  "time zones - an unusable time zone is refused",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/agents", { id: "ada", name: "Ada" });
      const zones: unknown[] = [
        ...["IST", "PST", "CST", "JST", "BST", "AST", "SST", "ACT", "ist", "ECT", "NST", "VST"],
        ...["", " ", "UTC+1", "+24:00", "+01:00:30", "Mars/Olympus", "SystemV/AST4", "__proto__"],
        ...["2026-01-01T00:00Z", "UTC\0", "\ud800", "x".repeat(101), 1, true, [], {}],
      ];
      for (const timeZone of zones) {
        const made = await door.ask("POST", "/admin/agents", { id: "bob", name: "Bob", timeZone });
        assertEquals(refused(made), "422 validation_failed timeZone", JSON.stringify(timeZone));
        const changed = await door.ask("PATCH", "/admin/agents/ada", { timeZone });
        assertEquals(refused(changed), "422 validation_failed timeZone", JSON.stringify(timeZone));
      }
      // A misspelled field must be refused, not ignored.
      const misnamed = { id: "bob", name: "Bob", timezone: "Europe/Berlin" };
      const { status, body: unknown } = await door.ask("POST", "/admin/agents", misnamed);
      assertEquals([status, unknown.errors[0].message], [
        422,
        "holds a field that is not known: timezone",
      ]);
      const { body } = await door.ask("PATCH", "/admin/agents/ada", { timeZone: "IST" });
      assertEquals(
        body.errors[0].message,
        'must be an IANA time zone, e.g. Asia/Kolkata; "IST" is an abbreviation of several',
      );
      assertEquals((await post(door, "d-1", "ada")).status, 200);
      await readAll(door, "ada");
    }),
);

forEachDatabase(
  "time zones - the answer shows the zone as it is stored, and it works",
  (database) =>
    withDoor(database, async (door) => {
      const zones = {
        "europe/berlin": "Europe/Berlin",
        "UTC": "UTC",
        "etc/gmt+5": "Etc/GMT+5",
        "+0530": "+05:30",
        "-23:59": "-23:59",
        "Asia/Kolkata": "Asia/Kolkata",
        "EST": "EST",
        "US/Pacific": "US/Pacific",
        "Pacific/Kiritimati": "Pacific/Kiritimati",
      };
      for (const [index, [timeZone, stored]] of Object.entries(zones).entries()) {
        const id = `agent-${index}`;
        const made = await door.ask("POST", "/admin/agents", { id, name: id, timeZone });
        assertEquals([made.status, made.body.timeZone], [201, stored]);
        const again = await door.ask("PATCH", `/admin/agents/${id}`, { timeZone });
        assertEquals([again.status, again.body.timeZone], [200, stored]);
        const scored = await post(door, `d-${index}`, id);
        assertEquals([scored.status, scored.body.status], [200, "scored"], timeZone);
        assertEquals((await door.ask("GET", `/agents/${id}`)).body.timeZone, stored);
        await readAll(door, id);
      }
      await door.instance.jobs.runAll();
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "time zones - an unusable time zone in the database breaks nothing",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/agents", { id: "ada", name: "Ada", timeZone: "Asia/Tokyo" });
      await door.ask("POST", "/admin/agents", { id: "bob", name: "Bob", timeZone: "Asia/Tokyo" });
      // Saturday in Berlin, still Friday in UTC.
      door.now = Date.parse("2026-11-20T23:30:00Z");
      for (const zone of ["IST", "Mars/Olympus", "", "\u202eUTC", "x".repeat(10_000)]) {
        await database.db.updateTable("agents").set({ time_zone: zone }).where("key", "=", "ada")
          .execute();
        await readAll(door, "ada");
        await readAll(door, "bob");
        // The organization's time zone applies meanwhile.
        assertEquals((await door.ask("GET", "/agents/ada")).body.timeZone, "Europe/Berlin");
        const { body } = await door.ask("GET", "/admin/agents");
        assertEquals(
          body.entries.map((one: { timeZone: unknown }) => one.timeZone),
          [null, "Asia/Tokyo"],
        );
        const scored = await post(door, `d-${zone.slice(0, 5)}`, "ada");
        assertEquals([scored.status, scored.body.status], [200, "scored"], zone.slice(0, 20));
        await door.instance.jobs.runAll();
        assertEquals((await door.instance.agents.forDesk("ada"))!.week.at(-1)!.day, "2026-11-21");
      }
      const days = await database.db.selectFrom("events").select("day").where(
        "type",
        "=",
        "deal_won",
      )
        .distinct().execute();
      assertEquals(days, [{ day: "2026-11-21" }]);
      // After an admin has corrected it, the agent's own days count.
      const changed = await door.ask("PATCH", "/admin/agents/ada", {
        timeZone: "America/New_York",
      });
      assertEquals([changed.status, changed.body.timeZone], [200, "America/New_York"]);
      await readAll(door, "ada");
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "time zones - work that a tool reports for an agent with an unusable time zone counts",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/agents", { id: "ada", name: "Ada" });
      await database.db.updateTable("agents").set({ time_zone: "IST" }).execute();
      const tool = await setUp(door, "standard", {
        settings: { responseTime: { mode: "working_hours", start: "09:00", end: "17:00" } },
      });
      const tell = (id: string, type: string, minutesAgo: number) =>
        postStandard(door, tool, id, {
          type,
          timestamp: new Date(door.now - minutesAgo * 60_000).toISOString(),
          data: { agentId: "ada", conversationId: "c", messageId: id },
        });
      await tell("m1", "message_received", 2);
      const answer = await tell("m2", "message_response", 1);
      assertEquals([answer.status, answer.body.status], [200, "processed"]);
      const { body } = await door.ask("GET", "/agents/ada/history");
      // One minute of the working hours in the organization's time zone, so the bonus for a quick
      // answer is paid.
      assertEquals(body.entries.some((one: { points: number }) => one.points === 8), true);
      await assertRebuilds(database.db);
    }),
);
