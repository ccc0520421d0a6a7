import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { rescoreStep } from "@/services/jobs/rescores.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";

const PATH = "/admin/working-calendars";

async function work(door: Door, ...days: string[]): Promise<void> {
  for (const day of days) {
    const { status } = await door.ask("POST", "/events", {
      id: day,
      source: "/crm",
      type: "contact_updated",
      subject: "amy",
      time: `${day}T09:00:00Z`,
    }, await door.key("events:write"));
    assertEquals(status, 200);
  }
}

async function settle({ db }: TestDatabase, door: Door): Promise<void> {
  const step = rescoreStep({ db, clock: () => door.now, rewards: door.instance.rewards });
  while (await step.run() > 0);
}

async function addTeam(door: Door, id: string): Promise<void> {
  assertEquals((await door.ask("POST", "/admin/teams", { id, name: id })).status, 201);
}

const streakOf = async (door: Door) =>
  (await door.ask("GET", "/agents/amy")).body.dailyStreak as number;

forEachDatabase("working calendars - a shared calendar counts for its teams", async (database) => {
  await withDoor(database, async (door) => {
    await addTeam(door, "berlin");
    await addTeam(door, "paris");
    const agent = { id: "amy", name: "Amy", team: "berlin" };
    assertEquals((await door.ask("POST", "/admin/agents", agent)).status, 201);
    // The 18th has no work: two working days before it, and two after it.
    await work(door, "2026-11-16", "2026-11-17", "2026-11-19", "2026-11-20");
    assertEquals(await streakOf(door), 2);

    const made = await door.ask("POST", PATH, {
      name: "Germany",
      weekdays: { effectiveFrom: "2026-01-01", weekdays: [1, 2, 3, 4, 5] },
    });
    assertEquals([made.status, made.body.kind, made.body.revision], [201, "shared", 1]);
    const path = `${PATH}/${made.body.id}`;
    const holidays = [{ first: "2026-11-18", last: "2026-11-18", name: "Repentance Day" }];
    const change = { holidays, teams: ["berlin"], expectedRevision: 1 };
    const { body: effect } = await door.ask("POST", `${path}/preview`, change);
    assertEquals(effect, {
      from: "1970-01-01",
      people: 1,
      compared: 1,
      longer: 1,
      shorter: 0,
      changes: [{ agent: { id: "amy", name: "Amy" }, before: 2, after: 4 }],
    });
    assertEquals((await door.ask("GET", path)).body.revision, 1, "a preview stores nothing");
    assertEquals((await door.ask("PATCH", path, change)).body.days, holidays);
    await settle(database, door);
    assertEquals(await streakOf(door), 4);

    const refused = await door.ask("DELETE", path);
    assertEquals([refused.status, refused.body.code], [409, "in_use"]);
    assertStringIncludes(refused.body.detail, `team "berlin"`);
    assertEquals((await door.ask("PATCH", path, { teams: ["paris"] })).status, 200);
    await settle(database, door);
    assertEquals(await streakOf(door), 2);
    assertEquals((await door.ask("PATCH", path, { teams: [] })).status, 200);
    assertEquals((await door.ask("DELETE", path)).status, 204);
    assertEquals((await door.ask("GET", path)).status, 404);
  });
});

forEachDatabase(
  "working calendars - the organization's and a team's own are listed",
  async (database) => {
    await withDoor(database, async (door) => {
      await addTeam(door, "berlin");
      const days = { first: "2026-12-24", last: "2026-12-26", name: "Christmas" };
      await door.ask("POST", "/admin/days-off", days);
      await door.ask("POST", "/admin/days-off", { ...days, team: "berlin", name: "Own" });
      await door.ask("POST", PATH, { name: "Élan", teams: ["berlin"] });
      const { body } = await door.ask("GET", PATH);
      assertEquals(
        body.entries.map((
          { kind, name, holidays, revision }: Record<string, unknown>,
        ) => [kind, name, holidays, revision]),
        [["organization", "Organization", 1, 2], ["shared", "Élan", 0, 1], [
          "team",
          "berlin",
          1,
          1,
        ]],
      );
      const found = async (q: string) =>
        (await door.ask("GET", `${PATH}?q=${q}`)).body.entries.map((one: { name: string }) =>
          one.name
        );
      assertEquals(await found("elan"), ["Élan"]);
      assertEquals(await found("berlin"), ["Élan", "berlin"]);
      const first = await door.ask("GET", `${PATH}?limit=2`);
      assertEquals(first.body.entries.length, 2);
      const rest = await door.ask("GET", `${PATH}?limit=2&cursor=${first.body.nextCursor}`);
      assertEquals([rest.body.entries.length, rest.body.nextCursor], [1, null]);

      const [organization, , own] = body.entries;
      const split = await door.ask("PATCH", `${PATH}/${organization.id}`, {
        days: [{ day: "2026-12-25", name: null }, { day: "2026-05-01", name: "Labour Day" }],
      });
      assertEquals(split.body.days.map(({ first, last }: typeof days) => `${first}/${last}`), [
        "2026-05-01/2026-05-01",
        "2026-12-24/2026-12-24",
        "2026-12-26/2026-12-26",
      ]);
      const year = await door.ask("GET", `${PATH}/${organization.id}?year=2027`);
      assertEquals([year.body.year, year.body.days], [2027, []]);
      const always = await door.ask("DELETE", `${PATH}/${organization.id}`);
      assertEquals([always.status, always.body.code], [422, "validation_failed"]);
      assertEquals((await door.ask("DELETE", `${PATH}/${own.id}`)).status, 204);
      const left = await door.ask("GET", "/admin/days-off?team=berlin");
      assertEquals(left.body.entries, []);
    });
  },
);

forEachDatabase("working calendars - bad input is refused at its field", async (database) => {
  await withDoor(database, async (door) => {
    const { body: { id } } = await door.ask("POST", PATH, { name: "Germany" });
    const at = async (body: unknown, method = "PATCH", path = `${PATH}/${id}`) => {
      const { status, body: { code, errors } } = await door.ask(method, path, body);
      return `${status} ${code} ${errors?.[0]?.path}`;
    };
    assertEquals(await at({ name: "germany" }, "POST", PATH), "409 calendar_exists name");
    assertEquals(await at({ name: " " }, "POST", PATH), "422 validation_failed name");
    assertEquals(
      await at({ name: "x", teams: ["none"] }, "POST", PATH),
      "422 unknown_team teams.0",
    );
    const from = { effectiveFrom: "2026-01-01" };
    for (const weekdays of [[0], [8], [1, 1], [1.5]]) {
      const answer = await at({ weekdays: { ...from, weekdays } });
      assert(answer.startsWith("422 validation_failed weekdays"), answer);
    }
    assertEquals(
      await at({ weekdays: { effectiveFrom: "1900-01-01", weekdays: [1] } }),
      "422 validation_failed weekdays.effectiveFrom",
    );
    const name = "Holiday";
    assertEquals(
      await at({ holidays: [{ first: "2026-05-02", last: "2026-05-01", name }] }),
      "422 validation_failed holidays.0.last",
    );
    assertEquals(
      await at({ holidays: [{ first: "2026-05-02", last: "2027-06-01", name }] }),
      "422 validation_failed holidays.0.last",
    );
    const twice = { day: "2026-05-01", name };
    assertEquals(await at({ days: [twice, twice] }), "422 validation_failed days");
    const many = Array.from({ length: 501 }, () => twice);
    assertEquals(await at({ days: many }), "422 validation_failed days");
    assertEquals(await at({ name }, "PATCH", `${PATH}/1`), "422 validation_failed name");
    assertEquals(await at({ teams: [] }, "PATCH", `${PATH}/1`), "422 validation_failed teams");
    assertEquals(await at({}, "PATCH", `${PATH}/99999`), "404 not_found undefined");
    assertEquals(
      await at({ weekdays: { ...from, weekdays: [] } }, "POST", `${PATH}/${id}/preview`),
      "200 undefined undefined",
    );
  });
});

forEachDatabase("working calendars - two admins do not overwrite each other", async (database) => {
  await withDoor(database, async (door) => {
    const { body: { id, revision } } = await door.ask("POST", PATH, { name: "Germany" });
    const path = `${PATH}/${id}`;
    const one = await door.ask("PATCH", path, { name: "Deutschland", expectedRevision: revision });
    assertEquals([one.status, one.body.revision], [200, revision + 1]);
    const other = await door.ask("PATCH", path, { name: "Allemagne", expectedRevision: revision });
    assertEquals([other.status, other.body.code], [409, "edit_conflict"]);
    assertEquals((await door.ask("GET", path)).body.name, "Deutschland");
    // A change through the older operations counts as well.
    await door.ask("POST", "/admin/calendars", { effectiveFrom: "2026-01-01", weekdays: [1] });
    const late = await door.ask("PATCH", `${PATH}/1`, { days: [], expectedRevision: 1 });
    assertEquals(late.body.code, "edit_conflict");
  });
});

forEachDatabase(
  "working calendars - a file is compared, added and written again",
  async (database) => {
    await withDoor(database, async (door) => {
      const path = `${PATH}/1`;
      const days = { day: "2026-05-01", name: "Labour Day" };
      await door.ask("PATCH", path, { days: [days] });
      const file = [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:May\r\nDTSTART;VALUE=DATE:20260501\r\nEND:VEVENT",
        "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Unity\r\nDTSTART;VALUE=DATE:20201003\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT",
        "BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Call\r\nDTSTART:20260601T090000Z\r\nEND:VEVENT",
        "END:VCALENDAR",
      ].join("\r\n");
      const span = { from: "2026-01-01", to: "2027-12-31" };
      const { body: read } = await door.ask("POST", `${path}/file`, { file, ...span });
      assertEquals(read, {
        added: [
          { first: "2026-10-03", last: "2026-10-03", name: "Unity" },
          { first: "2027-10-03", last: "2027-10-03", name: "Unity" },
        ],
        known: [{ first: "2026-05-01", last: "2026-05-01", name: "May" }],
        ignored: [{ name: "Call", day: null, reason: "takes only a part of a day" }],
        ignoredCount: 1,
        ...span,
      });
      const added = await door.ask("PATCH", path, { holidays: read.added });
      assertEquals(added.body.days.length, 2);
      const again = await door.ask("POST", `${path}/file`, { file, ...span });
      assertEquals([again.body.added, again.body.known.length], [[], 3]);
      const { type, text } = await door.download(`${path}/file`, await door.key("admin"));
      assertEquals(type, "text/calendar; charset=utf-8");
      const back = await door.ask("POST", `${path}/file`, { file: text, ...span });
      assertEquals([back.body.added, back.body.known.length], [[], 3]);

      const refused = async (body: unknown) => {
        const { status, body: { code, errors } } = await door.ask("POST", `${path}/file`, body);
        return `${status} ${code} ${errors?.[0]?.path} ${errors?.[0]?.message}`;
      };
      assertEquals(
        await refused({ file: "no calendar" }),
        "422 validation_failed file is no iCalendar file (.ics)",
      );
      const many = `BEGIN:VCALENDAR\r\n${
        "BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(5_000)
      }END:VCALENDAR`;
      assertEquals(
        await refused({ file: many }),
        "422 validation_failed file has 5000 events; at most 2000 are read. Export fewer years.",
      );
      const large = await refused({ file: "x".repeat(10 * 1024 * 1024) });
      assert(large.startsWith("413 "), large);
      const turned = { file, from: "2027-01-01", to: "2026-01-01" };
      assert((await refused(turned)).startsWith("422 validation_failed to"));
    });
  },
);
