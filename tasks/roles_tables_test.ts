import { assertEquals } from "@std/assert";
import { ROLES_GUIDE, withRolesTables } from "./roles_tables.ts";

Deno.test("docs/roles.md - its tables say what api/access.ts says; `deno task client` writes them", async () => {
  const guide = await Deno.readTextFile(ROLES_GUIDE);
  assertEquals(guide, withRolesTables(guide));
});
