import { assertEquals } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const PATH = "/admin/organization";

forEachDatabase(
  "organization - settings have defaults, are changed one by one, and are checked",
  async (database) =>
    await withDoor(database, async (door) => {
      const { body } = await door.ask("GET", PATH);
      assertEquals(body.settings, { name: "", adminsNeedTwoFactor: false, unknownTypes: "refuse" });
      assertEquals(body.installation.publicUrl, "http://laurel.example");
      assertEquals(body.installation.providers, []);

      const named = await door.ask("PATCH", PATH, { name: "  Acme   Ltd " });
      assertEquals(named.body.settings, {
        name: "Acme Ltd",
        adminsNeedTwoFactor: false,
        unknownTypes: "refuse",
      });
      await door.ask("PATCH", PATH, { adminsNeedTwoFactor: true });
      const both = await door.ask("PATCH", PATH, {});
      assertEquals(both.body.settings, {
        name: "Acme Ltd",
        adminsNeedTwoFactor: true,
        unknownTypes: "refuse",
      });

      for (
        const wrong of [{ name: 7 }, { name: "x".repeat(101) }, { color: "red" }, {
          unknownTypes: "eat",
        }]
      ) {
        assertEquals((await door.ask("PATCH", PATH, wrong)).status, 422);
      }
      const agent = await door.person("agent");
      assertEquals((await door.ask("GET", PATH, undefined, agent)).body.code, "admin_only");
    }),
);

forEachDatabase(
  "organization - a stored setting that this version does not know stops nothing",
  async (database) =>
    await withDoor(database, async (door) => {
      const value = JSON.stringify({ name: 7, later: true, adminsNeedTwoFactor: true });
      await database.db.insertInto("settings").values({ key: "organization", value }).execute();
      const { body } = await door.ask("GET", PATH);
      assertEquals(body.settings, { name: "", adminsNeedTwoFactor: true, unknownTypes: "refuse" });
    }),
);
