import { assertEquals, assertStringIncludes } from "@std/assert";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { NobodyThere, NoTeam } from "./TeamEmpty.tsx";

Deno.test("team - without a team, the page says who can add one", () => {
  const manager = renderToString(h(NoTeam, { role: "manager" }));
  assertStringIncludes(manager, "An admin can make you the manager of a team");
  assertEquals(manager.includes("href"), false);
  assertStringIncludes(renderToString(h(NoTeam, { role: "admin" })), 'href="/admin/teams"');
});

Deno.test("team - a team without people says how people get into it", () => {
  const team = { id: "red", name: "Red", members: 0 };
  const manager = renderToString(h(NobodyThere, { role: "manager", team }));
  assertStringIncludes(manager, "An admin can put people into this team");
  assertStringIncludes(renderToString(h(NobodyThere, { role: "admin", team })), "/admin/people");
});
