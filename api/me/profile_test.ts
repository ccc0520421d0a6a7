import { assert, assertEquals } from "@std/assert";
import type { Who } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { withPeople } from "./testdata/people.ts";

forEachDatabase("me - people read and change their own profile", async (database) => {
  await withPeople(database, async ({ ask, ann, boss, key }) => {
    const { status, body } = await ask("GET", "/me", undefined, ann);
    assertEquals(status, 200);
    assertEquals(body.agent, {
      id: "ann",
      team: { id: "sales", name: "Sales" },
      timeZone: null,
      hidden: false,
    });
    assertEquals(body.preferences.appearance, "auto");
    assertEquals([body.hasPassword, body.hasTwoFactor, body.picture], [true, false, null]);

    const change = { name: " Ann  Lee-Ray ", timeZone: "europe/berlin", hidden: true };
    const changed = await ask("PATCH", "/me", change, ann);
    assertEquals(changed.status, 200);
    assertEquals(changed.body.name, "Ann Lee-Ray");
    assertEquals(changed.body.agent.timeZone, "Europe/Berlin");
    assertEquals(changed.body.agent.hidden, true);
    // The name on the boards is the agent's.
    assertEquals((await ask("GET", "/agents/ann")).body.name, "Ann Lee-Ray");

    const preferences = { preferences: { appearance: "dark", format: "de-DE" } };
    await ask("PATCH", "/me", preferences, ann);
    const after = await ask("PATCH", "/me", { preferences: { sound: true } }, ann);
    assertEquals(after.body.preferences, {
      appearance: "dark",
      motion: "system",
      transparency: "system",
      sound: true,
      usage: true,
      volume: 0.5,
      language: "auto",
      format: "de-DE",
    });
    assertEquals((await ask("GET", "/me", undefined, boss)).body.preferences.appearance, "auto");

    // A key is not a person.
    assertEquals((await ask("GET", "/me", undefined, await key("admin"))).status, 403);
    assertEquals((await ask("GET", "/me", undefined, {})).status, 401);
    const elsewhere = { ...ann, origin: "http://evil.example" };
    assertEquals((await ask("PATCH", "/me", { name: "X" }, elsewhere)).status, 403);
  });
});

forEachDatabase("me - what is wrong is said at its field", async (database) => {
  await withPeople(database, async ({ ask, ann, boss }) => {
    const wrong = async (change: unknown, who: Who) => {
      const { status, body } = await ask("PATCH", "/me", change, who);
      return `${status} ${body.code} ${body.errors?.[0]?.path}`;
    };
    assertEquals(await wrong({ name: "\u200b " }, ann), "422 validation_failed name");
    assertEquals(await wrong({ timeZone: "Mars/Base" }, ann), "422 validation_failed timeZone");
    assertEquals(
      await wrong({ preferences: { volume: 2 } }, ann),
      "422 validation_failed preferences.volume",
    );
    assertEquals(
      await wrong({ preferences: { format: "xx" } }, ann),
      "422 validation_failed preferences.format",
    );
    assertEquals(await wrong({ role: "admin" }, ann), "422 validation_failed ");
    // Without an agent there is nothing on the boards.
    assertEquals(await wrong({ timeZone: "UTC" }, boss), "422 validation_failed timeZone");
    assertEquals(await wrong({ hidden: true }, boss), "422 validation_failed hidden");
    assertEquals((await ask("PATCH", "/me", { name: "The Boss" }, boss)).body.name, "The Boss");
  });
});

forEachDatabase("me - working days are the team's, with one's own leave", async (database) => {
  await withPeople(database, async ({ ask, ann, boss, instance }) => {
    const { calendars } = instance;
    await calendars.set({ team: "sales", effectiveFrom: "2026-11-01", weekdays: [1, 2, 3, 4] });
    await calendars.set({ team: "sales", effectiveFrom: "2026-12-07", weekdays: [2, 3] });
    const day = (first: string, name: string) => ({ first, last: first, name });
    await calendars.addDaysOff(day("2026-12-25", "Christmas"));
    await calendars.addDaysOff(day("2026-11-01", "Long gone"));
    await calendars.addDaysOff({ ...day("2026-12-01", "Move"), agent: "ann" });
    await calendars.addDaysOff({ ...day("2026-12-02", "Other"), agent: "bob" });
    const { body } = await ask("GET", "/me/working-days", undefined, ann);
    assertEquals(body.today, "2026-11-20");
    assertEquals(body.weekdays, [1, 2, 3, 4]);
    assertEquals(body.changes, [{ from: "2026-12-07", weekdays: [2, 3] }]);
    assertEquals(body.daysOff, [
      { first: "2026-12-01", last: "2026-12-01", name: "Move", isLeave: true },
      { first: "2026-12-25", last: "2026-12-25", name: "Christmas", isLeave: false },
    ]);
    const organization = await ask("GET", "/me/working-days", undefined, boss);
    assertEquals(organization.body.weekdays, [1, 2, 3, 4, 5]);
    assertEquals(organization.body.team, null);
    assert(organization.body.daysOff.every((one: { isLeave: boolean }) => !one.isLeave));
  });
});
