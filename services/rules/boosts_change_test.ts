import { assertEquals, assertStringIncludes } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

// The clock of the door: Friday, November 20, 2026, 12:00 in Berlin.
const BOOST = {
  name: "happy_hour",
  title: "Happy hour",
  factor: 2,
  startsAt: "2026-11-20T12:00:00Z",
  endsAt: "2026-11-20T14:00:00Z",
};

forEachDatabase(
  "boosts - one that has not begun can be changed, once at a time",
  async (database) => {
    await withDoor(database, async (door) => {
      const made = await door.ask("POST", "/admin/boosts", BOOST);
      assertEquals([made.status, made.body.title, made.body.revision], [201, "Happy hour", 1]);
      const path = `/admin/boosts/${made.body.id}`;
      const change = { ...BOOST, factor: 3, expectedRevision: 1 };
      const changed = await door.ask("PATCH", path, change);
      assertEquals([changed.status, changed.body.factor, changed.body.revision], [200, 3, 2]);
      const late = await door.ask("PATCH", path, { ...BOOST, expectedRevision: 1 });
      assertEquals([late.status, late.body.code], [409, "edit_conflict"]);
      assertEquals((await door.ask("GET", path)).body.factor, 3);
      door.now += 90 * 60_000;
      const begun = await door.ask("PATCH", path, { ...BOOST, expectedRevision: 2 });
      assertEquals([begun.status, begun.body.code], [409, "boost_begun"]);
      assertEquals((await door.ask("PATCH", "/admin/boosts/999", BOOST)).status, 404);
      assertEquals((await door.ask("GET", "/admin/boosts/999")).status, 404);
    });
  },
);

forEachDatabase(
  "boosts - bad input is refused at its field, also in a preview",
  async (database) => {
    await withDoor(database, async (door) => {
      const { body: { id } } = await door.ask("POST", "/admin/boosts", BOOST);
      const places: readonly (readonly [string, string])[] = [
        ["POST", "/admin/boosts"],
        ["POST", "/admin/boosts/preview"],
        ["PATCH", `/admin/boosts/${id}`],
      ];
      for (const [method, path] of places) {
        const at = async (change: object) => {
          const { status, body } = await door.ask(method, path, { ...BOOST, ...change });
          return `${status} ${body.code} ${body.errors?.[0]?.path}`;
        };
        assertEquals(await at({ factor: 0 }), "422 validation_failed factor");
        assertEquals(await at({ factor: 11 }), "422 validation_failed factor");
        assertEquals(await at({ factor: 1 }), "422 validation_failed factor");
        assertEquals(await at({ endsAt: BOOST.startsAt }), "422 validation_failed endsAt");
        assertEquals(await at({ endsAt: "2027-11-20T12:00:00Z" }), "422 validation_failed endsAt");
        assertEquals(await at({ name: "Happy Hour" }), "422 validation_failed name");
        assertEquals(await at({ name: "base" }), "422 validation_failed name");
        assertEquals(await at({ title: " " }), "422 validation_failed title");
        assertEquals(await at({ team: "none" }), "422 unknown_team team");
        assertEquals(await at({ agent: "none" }), "422 unknown_agent agent");
        assertEquals(await at({ types: [] }), "422 validation_failed types");
        assertEquals((await at({ startsAt: "2026-11-19T12:00:00Z" })).slice(0, 3), "409");
      }
    });
  },
);

forEachDatabase("boosts - a preview counts the work of the week before", async (database) => {
  await withDoor(database, async (door) => {
    const key = await door.key("events:write");
    const send = (id: string, time: string, subject: string) =>
      door.ask("POST", "/events", {
        id,
        time,
        subject,
        source: "/crm",
        type: "contact_updated",
        data: {},
      }, key);
    await send("in", "2026-11-13T12:30:00Z", "amy");
    await send("in-too", "2026-11-13T13:59:00Z", "amy");
    await send("other", "2026-11-13T13:00:00Z", "ben");
    await send("before", "2026-11-13T11:59:00Z", "ben");
    await send("after", "2026-11-13T14:00:00Z", "cleo");
    const { entries } = (await door.ask("GET", "/agents/amy/history")).body;
    const work = entries.filter(({ type }: { type: string }) => type === "contact_updated")
      .reduce((sum: number, { points }: { points: number }) => sum + points, 0);
    const { body } = await door.ask("POST", "/admin/boosts/preview", { ...BOOST, factor: 3 });
    assertEquals(body, {
      from: "2026-11-13T12:00:00.000Z",
      to: "2026-11-13T14:00:00.000Z",
      points: work * 2 + work,
      people: 2,
      warnings: [],
    });
    const one = await door.ask("POST", "/admin/boosts/preview", { ...BOOST, agent: "amy" });
    assertEquals([one.body.points, one.body.people], [work, 1]);
    const none = await door.ask("POST", "/admin/boosts/preview", { ...BOOST, types: ["deal_won"] });
    assertEquals([none.body.points, none.body.people], [0, 0]);

    await door.ask("POST", "/admin/boosts", BOOST);
    const { body: { warnings } } = await door.ask("POST", "/admin/boosts/preview", {
      ...BOOST,
      factor: 10,
      endsAt: "2026-11-30T12:00:00Z",
    });
    assertEquals(warnings.length, 3);
    assertStringIncludes(warnings[0], "A factor of 10");
    assertStringIncludes(warnings[1], "longer than a week");
    assertStringIncludes(warnings[2], `"happy hour" (×2); the factors multiply to ×20.`);
  });
});

forEachDatabase("boosts - the list is searched and filtered by state", async (database) => {
  await withDoor(database, async (door) => {
    await door.ask("POST", "/admin/boosts", { ...BOOST, title: "100% push", name: "push" });
    await door.ask("POST", "/admin/boosts", { ...BOOST, startsAt: undefined });
    const found = async (query: string) =>
      (await door.ask("GET", `/admin/boosts?${query}`)).body.entries
        .map(({ name }: { name: string }) => name);
    assertEquals(await found(""), ["happy_hour", "push"]);
    assertEquals(await found("q=HAPPY"), ["happy_hour"]);
    assertEquals(await found("q=100%25%20p"), ["push"]);
    assertEquals(await found("q=%25%25"), []);
    assertEquals(await found("state=running"), ["happy_hour"]);
    assertEquals(await found("state=upcoming"), ["push"]);
    assertEquals(await found("state=over"), []);
    door.now += 86_400_000;
    assertEquals(await found("state=over&own=true"), ["happy_hour", "push"]);
    assertEquals((await door.ask("GET", "/admin/boosts?state=x")).status, 422);
  });
});
