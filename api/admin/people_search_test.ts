/** People are listed, filtered and searched by admins on both databases. */
import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";

async function makePeople({ ask }: Door): Promise<void> {
  for (const id of ["sales", "care"]) await ask("POST", "/admin/teams", { id, name: id });
  const make = (id: string, name: string, more: object = {}) =>
    ask("POST", "/admin/agents", { id, name, ...more });
  await make("a-1", "Zoë Ångström", { team: "sales", email: "Zoe@Shop.example" });
  await make("a-2", "Ben 100%", { team: "care" });
  await make("a-3", "anna Zoellner");
  await make("Zo_E", "Дарья", { team: "sales" });
}

forEachDatabase("people - a search finds names, ids, addresses and aliases", async (database) => {
  await withDoor(database, async (door) => {
    const { ask, person } = door;
    await makePeople(door);
    const found = async (q: string, path = "/admin/people/search?") => {
      const { body } = await ask("GET", `${path}q=${encodeURIComponent(q)}`);
      return body.entries.map((one: { id: string }) => one.id).join(" ");
    };
    assertEquals((await ask("GET", "/admin/people/search?q=zoe&limit=1")).body, {
      entries: [{
        id: "a-1",
        name: "Zoë Ångström",
        email: "zoe@shop.example",
        team: "sales",
        teamName: "sales",
      }],
    });
    // The name that begins with the search comes first.
    assertEquals(await found("zoe"), "a-1 a-3");
    assertEquals(await found("ANGSTROM zoë"), "a-1");
    assertEquals(await found("дар"), "Zo_E");
    assertEquals([await found("100%"), await found("%"), await found("_")], ["a-2", "a-2", "Zo_E"]);
    assertEquals([await found("\\"), await found("nobody")], ["", ""]);
    assertEquals(await found(""), "a-3 a-2 a-1 Zo_E");
    await ask("POST", "/admin/agents/a-2/aliases", { alias: "Benjamin@Old.example" });
    assertEquals(await found("old.example ben"), "a-2");
    await ask("PATCH", "/admin/agents/a-2", { name: "Bernd", email: "b@new.example" });
    assertEquals([await found("100%"), await found("bernd b@new")], ["", "a-2"]);
    // A merged person is found by the former id, as the person who remains.
    await ask("POST", "/admin/agents/Zo_E/merge", { into: "a-2" });
    assertEquals(await found("zo_e"), "a-2");
    assertEquals(await found("zoe", "/admin/agents?sort=name&"), "a-3 a-1");
    assertEquals((await ask("GET", "/admin/people/search?q=%00")).status, 422);
    const agent = await person("agent");
    assertEquals((await ask("GET", "/admin/people/search?q=a", undefined, agent)).status, 403);
  });
});

forEachDatabase("people - the list is filtered, sorted and paged", async (database) => {
  await withDoor(database, async (door) => {
    const { ask, person } = door;
    await makePeople(door);
    const { db } = database;
    const row = async (key: string) => {
      const { id } = await db.selectFrom("agents").select("id").where("key", "=", key)
        .executeTakeFirstOrThrow();
      return { rowId: id };
    };
    await person("manager", await row("a-2"));
    const ids = async (query: string) => {
      const { body } = await ask("GET", `/admin/agents?${query}`);
      return body.entries.map((one: { id: string }) => one.id).join(" ");
    };
    assertEquals(await ids(""), "Zo_E a-1 a-2 a-3");
    assertEquals(await ids("sort=name"), "a-3 a-2 a-1 Zo_E");
    assertEquals(await ids("team=sales"), "Zo_E a-1");
    assertEquals(await ids("team="), "a-3");
    assertEquals(await ids("account=manager"), "a-2");
    assertEquals(await ids("account=any"), "a-2");
    assertEquals(await ids("account=none&team=care"), "");
    assertEquals(await ids("account=admin"), "");
    assertEquals(await ids("state=deactivated"), "");
    assertEquals(await ids("state=active&q=example"), "a-1");
    for (const sort of ["name", "id"]) {
      const seen: string[] = [];
      for (let cursor = "", more = true; more;) {
        const { body } = await ask("GET", `/admin/agents?sort=${sort}&limit=1${cursor}`);
        seen.push(body.entries[0].id);
        more = body.nextCursor !== null;
        cursor = `&cursor=${body.nextCursor}`;
      }
      assertEquals(seen.join(" "), await ids(`sort=${sort}`));
    }
    const [ben] = (await ask("GET", "/admin/agents?q=a-2")).body.entries;
    assertEquals(ben.account.role, "manager");
    assertEquals([ben.account.isActive, ben.isActive, ben.totalPoints], [true, true, 0]);
    assertEquals(ben.lastSignInAt, "2026-11-20T11:00:00.000Z");
    assertEquals((await ask("GET", "/admin/agents?sort=points")).status, 422);
    assertEquals((await ask("GET", "/admin/agents?cursor=e30")).status, 422);
  });
});
