import { assert, assertEquals } from "@std/assert";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const PASSWORD = "correct horse battery";
const ORIGIN = "http://laurel.example";
const FIREFOX =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:131.0) Gecko/20100101 Firefox/131.0";

/** Signs the first person of a test in once more, in another browser. */
async function signInAgain(door: Door, password = PASSWORD): Promise<Who> {
  const request = new Request(`${ORIGIN}/sign-in`, {
    headers: { origin: ORIGIN, "user-agent": FIREFOX },
  });
  const email = "person-1@example.com";
  const result = await door.instance.auth.signIn(request, { email, password }, "203.0.113.7");
  if (!result.ok) throw new Error(result.reason);
  const cookie = result.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
  return { cookie, origin: ORIGIN };
}

const list = async (door: Door, who: Who) => await door.ask("GET", "/me/sessions", undefined, who);

forEachDatabase(
  "own account - sessions are listed and ended one by one, or all others",
  (database) =>
    withDoor(database, async (door) => {
      const here = await door.person("agent");
      const there = await signInAgain(door);
      const third = await signInAgain(door);
      const stranger = await door.person("agent");
      const { body } = await list(door, here);
      assertEquals(body.entries.length, 3);
      const current = body.entries.find((one: { isCurrent: boolean }) => one.isCurrent);
      assertEquals(current.device, "Unknown device");
      const other = body.entries.find((one: { isCurrent: boolean }) => !one.isCurrent);
      assertEquals([other.device, other.address], ["Firefox on macOS", "203.0.113.7"]);
      const tokens = await door.instance.database.db.selectFrom("sessions").select("token")
        .execute();
      for (const { token } of tokens) assert(!JSON.stringify(body).includes(token));

      const theirs = (await list(door, there)).body.entries
        .find((one: { isCurrent: boolean }) => one.isCurrent).id;
      const path = `/me/sessions/${theirs}`;
      assertEquals((await door.ask("DELETE", path, undefined, stranger)).status, 404);
      const cross = { ...here, origin: "http://evil.example" };
      assertEquals((await door.ask("DELETE", path, undefined, cross)).status, 403);
      assertEquals((await door.ask("DELETE", path, undefined, here)).status, 204);
      assertEquals((await list(door, there)).status, 401);
      assertEquals((await door.ask("DELETE", "/me/sessions", undefined, here)).status, 204);
      assertEquals((await list(door, third)).status, 401);
      assertEquals((await list(door, here)).body.entries.length, 1);
      assertEquals((await list(door, stranger)).status, 200);
      const key = await door.key("admin");
      assertEquals((await list(door, key)).body.code, "missing_scope");
    }),
);

forEachDatabase(
  "own account - a new password needs the old one, and ends other sessions",
  (database) =>
    withDoor(database, async (door) => {
      const here = await door.person("agent");
      const there = await signInAgain(door);
      const change = (currentPassword: string, newPassword: string) =>
        door.ask("POST", "/me/password", { currentPassword, newPassword }, here);
      const wrong = await change("not the password", "a new password");
      assertEquals([wrong.status, wrong.body.code, wrong.body.errors[0].path], [
        422,
        "wrong_password",
        "currentPassword",
      ]);
      assertEquals((await change(PASSWORD, "short")).body.errors[0].path, "newPassword");
      assertEquals((await change(PASSWORD, "a new password")).status, 204);
      assertEquals((await list(door, here)).status, 200);
      assertEquals((await list(door, there)).status, 401);
      await signInAgain(door, "a new password");
      for (let count = 0; count < 3; count++) await change("guess", "a new password");
      const limited = await change("guess", "a new password");
      assertEquals([limited.status, limited.body.code], [429, "rate_limited"]);
    }),
);
