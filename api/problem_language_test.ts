import { assertEquals } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { onPglite } from "@/testing/database.ts";

onPglite(
  "problems - the answer is in the language that the request accepts",
  (database) =>
    withDoor(database, async (door) => {
      const key = await door.key("admin");
      const ask = (language: string, path: string, method = "GET", body?: unknown) =>
        door.send(method, path, body, { ...key, "accept-language": language });

      const german = await ask("de-AT, en;q=0.5", "/admin/teams/nowhere");
      assertEquals(german.status, 404);
      assertEquals(german.headers.get("content-language"), "de");
      assertEquals(german.body.code, "not_found");
      assertEquals(german.body.title, "Nicht gefunden: Team");

      const english = await ask("en", "/admin/teams/nowhere");
      assertEquals(english.body.title, "There is no such team");
      assertEquals(english.headers.get("vary"), "accept-language");

      const fields = await ask("de", "/admin/teams", "POST", { id: 7 });
      assertEquals(fields.status, 422);
      assertEquals(fields.body.errors, [
        { path: "id", message: "muss Text sein, keine Zahl" },
        { path: "name", message: "fehlt" },
      ]);
      assertEquals(fields.body.detail, "id: muss Text sein, keine Zahl; name: fehlt");
    }),
);
