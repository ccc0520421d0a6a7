/** What the audit log holds as the state before and after, for each way of reading it. */
import { assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { onPglite } from "@/testing/database.ts";

/** An act as the log tells it. */
interface Told {
  readonly action: string;
  readonly object: { kind: string; id: string | null; name: string | null };
  // deno-lint-ignore no-explicit-any -- states as clients get them
  readonly before: any;
  // deno-lint-ignore no-explicit-any -- states as clients get them
  readonly after: any;
}

onPglite(
  "audit log - the state before is that of the thing, wherever it is read",
  (database) =>
    withDoor(database, async (door) => {
      const act = (method: string, path: string, body?: unknown) => told(door, method, path, body);
      await act("POST", "/admin/teams", { id: "north", name: "North" });
      await act("POST", "/admin/agents", { id: "ava", name: "Ava" });

      const moved = await act("PATCH", "/admin/agents/ava", { team: "north" });
      assertEquals([moved.before.team, moved.after.team], [null, "north"]);
      const left = await act("PATCH", "/admin/agents/ava", { isActive: false });
      assertEquals([left.before.isActive, left.after.isActive], [true, false]);
      assertEquals(Object.keys(left.before), Object.keys(left.after));
      await act("PATCH", "/admin/agents/ava", { isActive: true });
      const hidden = await act("PATCH", "/agents/ava/visibility", { hidden: true });
      assertEquals([hidden.before, hidden.after], [{ hidden: false }, { hidden: true }]);

      const alias = await act("POST", "/admin/agents/ava/aliases", { alias: "ava@old.example" });
      assertEquals([alias.object.id, alias.object.name, alias.before], ["ava", "Ava", null]);
      const removed = await act("DELETE", "/admin/agents/ava/aliases/ava%40old.example");
      assertEquals([removed.before.alias, removed.after], ["ava@old.example", null]);

      const calendar = { team: "north", effectiveFrom: "2026-11-02", weekdays: [1, 2, 3] };
      await act("POST", "/admin/calendars", calendar);
      const replaced = await act("POST", "/admin/calendars", { ...calendar, weekdays: [1, 2] });
      assertEquals([replaced.before.weekdays, replaced.after.weekdays], [[1, 2, 3], [1, 2]]);
      const gone = await act("DELETE", "/admin/calendars?team=north&effectiveFrom=2026-11-02");
      assertEquals([gone.before.weekdays, gone.after], [[1, 2], null]);

      const leave = { agent: "ava", first: "2026-12-01", last: "2026-12-02", name: "Holiday" };
      await act("POST", "/admin/days-off", leave);
      const back = await act(
        "DELETE",
        "/admin/days-off?agent=ava&first=2026-12-01&last=2026-12-02",
      );
      assertEquals([back.before.name, back.object.name], ["Holiday", "Holiday"]);

      const { after: boost } = await act("POST", "/admin/boosts", {
        name: "happy_hour",
        factor: 2,
        endsAt: "2026-11-20T12:00:00Z",
      });
      door.now += 60_000;
      const ended = await act("POST", `/admin/boosts/${boost.id}/end`);
      assertEquals(ended.object, { kind: "boost", id: String(boost.id), name: "happy_hour" });
      assertEquals([ended.before.endsAt, ended.after.endsAt], [
        "2026-11-20T12:00:00.000Z",
        "2026-11-20T11:01:00.000Z",
      ]);

      const { after: tool } = await act("POST", "/admin/integrations", {
        provider: "chatwoot",
        name: "Chat",
        secret: "of the tool",
      });
      const paused = await act("PATCH", `/admin/integrations/${tool.id}`, { isEnabled: false });
      assertEquals([paused.before.isEnabled, paused.after.isEnabled], [true, false]);
      const person = { tenant: "1", user: "7", agent: "ava" };
      await act("PUT", `/admin/integrations/${tool.id}/people`, person);
      const nobody = await act("PUT", `/admin/integrations/${tool.id}/people`, {
        ...person,
        agent: null,
      });
      assertEquals([idOf(nobody.before.agent), nobody.after.agent], ["ava", null]);

      const { body: { entries: [inForce] } } = await door.ask("GET", "/admin/rules");
      const { body: { rules } } = await door.ask("GET", `/admin/rules/${inForce.version}`);
      const published = await act("POST", "/admin/rules", { rules, note: "The same again" });
      assertEquals([published.before.version, published.object.id], [
        inForce.version,
        String(inForce.version + 1),
      ]);

      const event = { id: "e-1", source: "/audit", type: "deal_won", subject: "ava" };
      await door.ask("POST", "/events", event);
      const reversed = await act("DELETE", "/events/%2Faudit/e-1");
      assertEquals(reversed.object.id, "/audit e-1");
      assertEquals([typeof reversed.before, reversed.after], ["object", null]);
    }),
);

/** Does something, and returns what the log tells of it. */
async function told(door: Door, method: string, path: string, body?: unknown): Promise<Told> {
  const answer = await door.ask(method, path, body);
  assertEquals(Math.floor(answer.status / 100), 2, `${method} ${path}: ${answer.body?.detail}`);
  const { body: { entries } } = await door.ask("GET", "/admin/audit?limit=1");
  return entries[0];
}

function idOf(agent: unknown): unknown {
  return typeof agent === "object" && agent !== null ? (agent as { id: unknown }).id : agent;
}
