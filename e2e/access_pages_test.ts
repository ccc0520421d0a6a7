/** Walks every page as everybody, with what api/access.ts says as the expectation. */
import { assertEquals } from "@std/assert";
import { PAGES } from "@/api/access.ts";
import type { AllowedPeople } from "@/api/access_rows.ts";
import { createApp } from "@/app.ts";
import { findTeam } from "@/db/agents/teams.ts";
import { attachBuild } from "@/fresh/build.ts";
import { fileToPattern } from "@/fresh/route_path.ts";
import { routes } from "@/fresh.gen.ts";
import { type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { onPglite } from "@/testing/database.ts";

const ORIGIN = "http://laurel.example";

onPglite("pages - every page has a row and every row a page", () => {
  const pages = Object.keys(routes).filter((file) => !/(^|\/)_|^api\//.test(file))
    .map((file) => fileToPattern(file.replace(/\.\w+$/, "")))
    .map((pattern) => pattern.replace(/:\w+\*$/, "*").replace(/:(\w+)/g, "{$1}"));
  assertEquals(Object.keys(PAGES).sort(), pages.sort());
  return Promise.resolve();
});

onPglite(
  "pages - everybody sees exactly the pages that the table says",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/teams", { id: "north", name: "North" });
      const team = (await findTeam(door.instance.database.db, "north"))!;
      const app = createApp(door.instance);
      attachBuild(app, {
        id: "test",
        mode: "production",
        root: "",
        clientEntry: "/client.js",
        imports: new Map(),
        islands: new Map(),
        routes: Object.entries(routes).map(([path, module]) => ({ path, module: { ...module } })),
        readFile: () => Promise.resolve(null),
      });
      const handler = app.handler();
      const people: readonly [string, Who][] = [
        ["nobody", {}],
        // Keys are for the API: to pages, whoever holds one is nobody.
        ["nobody", await door.key("admin")],
        ["agent", await door.person("agent")],
        ["manager", await door.person("manager", undefined, [team.rowId])],
        ["admin", await door.person("admin")],
      ];
      const wrong: string[] = [];
      for (const [page, allowed] of Object.entries(PAGES)) {
        for (const [role, who] of people) {
          const path = page.replace(/\/\*$/, "").replace(/\{\w+\}/g, "chatwoot");
          const response = await handler(new Request(ORIGIN + path, { headers: who }));
          await response.body?.cancel();
          // The second step of a sign-in leads to the first one, when that was not done.
          const outcome = page === "/sign-in/code" ? "admitted" : outcomeOf(response);
          const expected = expectation(allowed, role);
          if (outcome !== expected) wrong.push(`${page} as ${role}: ${outcome}, not ${expected}`);
        }
      }
      assertEquals(wrong, []);
    }),
);

function expectation(allowed: AllowedPeople, role: string): string {
  if (allowed === "anyone") return "admitted";
  if (role === "nobody") return "must sign in";
  const isAllowed = role === "admin" || allowed === "signed-in" ||
    (allowed === "manager" && role === "manager");
  return isAllowed ? "admitted" : "refused";
}

function outcomeOf({ status, headers }: Response): string {
  if (status >= 500) return `status ${status}`;
  if (headers.get("location")?.startsWith("/sign-in")) return "must sign in";
  return status === 401 || status === 403 ? "refused" : "admitted";
}
