/** Does administrative acts through the doors that people use, and reads them back from the log. */
import { assert, assertEquals } from "@std/assert";
import { findAgent } from "@/db/agents/agents.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { runShellCommand } from "@/services/shell/commands.ts";
import { forEachDatabase } from "@/testing/database.ts";

const PASSWORD = "correct horse stapler";
const ADDRESS = "203.0.113.7";

interface Entry {
  readonly action: string;
  readonly outcome: string;
  readonly actor: { readonly kind: string; readonly name: string };
  readonly object: { readonly id: string | null; readonly name: string | null };
  // deno-lint-ignore no-explicit-any -- states as clients get them
  readonly before: any;
  // deno-lint-ignore no-explicit-any -- states as clients get them
  readonly after: any;
  readonly address: string | null;
}

/** A browser that opens a mailed link. */
const visit = {
  request: new Request("http://laurel.example", {
    headers: { "x-forwarded-for": "203.0.113.8", "user-agent": "Test/2" },
  }),
};
const tokenOf = (url: string) => url.split("/").at(-1)!;

/** Opens the API with Ava and Ben, who are in a team, an account of Ava's, and an admin. */
async function withTeam(door: Door) {
  const { auth, database: { db } } = door.instance;
  const admin: Who = { ...await door.person("admin"), "x-forwarded-for": ADDRESS };
  async function ask(method: string, path: string, body?: unknown) {
    const answer = await door.ask(method, path, body, admin);
    assert(answer.status < 300, `${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  await ask("POST", "/admin/teams", { id: "red", name: "Red" });
  for (const id of ["ava", "ben", "bob"]) {
    await ask("POST", "/admin/agents", { id, name: id, team: "red" });
  }
  const headers = await door.person("agent", (await findAgent(db, "ava"))!);
  const { userId } = (await auth.person(new Request("http://laurel.example", { headers })))!;

  /** Returns the entries with an action, oldest first; all by the admin unless said otherwise. */
  async function entries(action: string): Promise<Entry[]> {
    const { entries } = await ask("GET", `/admin/audit?limit=200&action=${action}`);
    return entries.reverse();
  }
  async function byAdmin(action: string): Promise<Entry[]> {
    const found = await entries(action);
    for (const { actor, address, outcome } of found) {
      assertEquals([actor.name, address, outcome], ["person-1@example.com", ADDRESS, "done"]);
    }
    return found;
  }
  return { ask, entries, byAdmin, userId };
}

forEachDatabase(
  "audit log - accounts, invitations and passwords: who, what, before, after and from where",
  (database) =>
    withDoor(database, async (door) => {
      const { ask, entries, byAdmin, userId } = await withTeam(door);
      const { invitations, passwords } = door.instance;
      const account = `/admin/accounts/${userId}`;
      await ask("PATCH", account, { role: "manager" });
      await ask("PUT", "/admin/teams/red/managers", { managers: [userId] });
      await ask("PUT", "/admin/teams/red/managers", { managers: [] });
      const amy = { email: "amy@example.com", name: "Amy", role: "agent" };
      const made = await ask("POST", "/admin/invitations", amy);
      const sent = await ask("POST", `/admin/invitations/${made.id}/resend`);
      const form = { name: "Amy", password: PASSWORD };
      assert((await invitations.accept(tokenOf(sent.url), form, visit)).ok);
      const eve = await ask("POST", "/admin/invitations", { ...amy, email: "eve@example.com" });
      await ask("DELETE", `/admin/invitations/${eve.id}`);
      const link = await ask("POST", `${account}/password-reset`);
      assert((await passwords.reset(tokenOf(link.url), PASSWORD, visit)).ok);
      await ask("DELETE", `${account}/sessions`);
      await ask("DELETE", `${account}/two-factor`);
      await ask("PATCH", account, { isActive: false });

      const [promoted, deactivated] = await byAdmin("account.change");
      assertEquals([promoted!.before.role, promoted!.after.role], ["agent", "manager"]);
      assertEquals([deactivated!.before.isActive, deactivated!.after.isActive], [true, false]);
      const managers = (state: { managers: { id: string }[] }) =>
        state.managers.map(({ id }) => id);
      assertEquals(
        (await byAdmin("team.managers")).map(({ before, after }) => [
          managers(before),
          managers(after),
        ]),
        [[[], [userId]], [[userId], []]],
      );
      const [invited] = await byAdmin("invitation.make");
      assertEquals([invited!.object.name, invited!.after.email], ["Amy", "amy@example.com"]);
      assertEquals((await byAdmin("invitation.resend"))[0]!.object.name, "Amy");
      const [revoked] = await byAdmin("invitation.revoke");
      assertEquals([revoked!.before.email, revoked!.after], ["eve@example.com", null]);
      const [accepted] = await entries("invitation.accept");
      assertEquals(
        [accepted!.actor.name, accepted!.after.email, accepted!.address],
        ["Amy", "amy@example.com", "203.0.113.8"],
      );
      for (const action of ["account.reset_link", "account.sign_out", "account.two_factor_off"]) {
        const [entry] = await byAdmin(action);
        assertEquals([entry!.object.id, entry!.object.name], [userId, "person-2@example.com"]);
      }
      const [off] = await byAdmin("account.two_factor_off");
      assertEquals([off!.before.id, off!.after.isTwoFactorOn], [userId, false]);
      const [chosen] = await entries("account.reset_password");
      assertEquals([chosen!.object.id, chosen!.address], [userId, "203.0.113.8"]);

      const log = JSON.stringify(await ask("GET", "/admin/audit?limit=200"));
      for (const { url } of [made, sent, eve, link]) {
        assert(!log.includes(tokenOf(url)), "a link that opens something is in the audit log");
      }
      assert(!log.includes(PASSWORD));
      assert(!door.instance.logged.join("").includes(tokenOf(link.url)));
    }),
);

forEachDatabase(
  "audit log - settings, corrections, merges and keys of the shell: who, what, before and after",
  (database) =>
    withDoor(database, async (door) => {
      const { ask, entries, byAdmin } = await withTeam(door);
      await ask("PATCH", "/admin/organization", { name: "Northern Care" });
      const event = { source: "/crm", id: "e-1" };
      await door.ask("POST", "/events", { ...event, type: "call_completed", subject: "ben" });
      const change = { event, reason: "counted twice" };
      await ask("POST", "/corrections", { ...change, points: 5, expectedPoints: 15 });
      await ask("POST", "/reversals", change);
      await ask("POST", "/admin/agents/bob/merge", { into: "ben" });
      const shell = {
        ...door.instance,
        db: door.instance.database.db,
        base: "http://laurel.example",
      };
      const key = { name: "crm", scopes: ["read" as const], createsAgents: false };
      const { id } = await runShellCommand(shell, {
        command: "key.create",
        by: "root",
        ...key,
      }) as { id: number };
      await runShellCommand(shell, { command: "key.revoke", by: "root", id });

      const [named] = await byAdmin("organization.change");
      assertEquals(
        [named!.before.settings.name, named!.after.settings.name],
        ["", "Northern Care"],
      );
      const [corrected] = await byAdmin("entry.correct");
      const { object, after } = corrected!;
      assertEquals(
        [object.id, after.pointsBefore, after.points, after.reason],
        ["/crm e-1", 15, 5, "counted twice"],
      );
      const [reversed] = await byAdmin("entry.reverse");
      assertEquals(
        [reversed!.object.id, reversed!.after.pointsBefore, reversed!.after.points],
        ["/crm e-1", 5, 0],
      );
      const [merged] = await byAdmin("agent.merge");
      assertEquals([merged!.object.id, merged!.after.agent], ["bob", "ben"]);
      for (
        const [action, before, after] of [["key.make", false, true], ["key.revoke", true, false]]
      ) {
        const [entry] = await entries(action as string);
        assertEquals(entry!.actor, { kind: "shell", id: null, name: "root" } as never);
        assertEquals(entry!.object.name, "crm");
        assertEquals(entry!.before, before ? { id, ...key } : null);
        assertEquals(entry!.after, after ? { id, ...key } : null);
      }
    }),
);

forEachDatabase(
  "audit log - a preview is no act, and no other request can pass as one",
  (database) =>
    withDoor(database, async (door) => {
      const { ask, entries } = await withTeam(door);
      const count = async () => (await ask("GET", "/admin/audit?limit=200")).entries.length;
      const before = await count();
      const csv = { ...await door.key("admin"), "content-type": "text/csv" };
      for (const path of ["/admin/agents/import", "/admin/invitations/batch"]) {
        const file = path.includes("agents") ? "id,name\neve,Eve" : "name,email\nEve,eve@x.example";
        assertEquals((await door.raw(`${path}?isPreview=true`, file, csv)).status, 200);
      }
      await ask("POST", "/admin/agents/bob/merge", { into: "ben", isPreview: true });
      assertEquals(await count(), before);
      await door.ask("PATCH", "/admin/teams/red?isPreview=true", { name: "Blue" });
      await door.ask("PATCH", "/admin/organization", { name: "Blue", isPreview: true });
      await door.ask("POST", "/admin/teams", { id: "blue", name: "Blue", isPreview: true });
      assertEquals(await count(), before + 3);
      // A file that says it is JSON is refused by its handler, and the attempt is written down.
      const json = { ...csv, "content-type": "application/json" };
      assertEquals((await door.raw("/admin/agents/import", "id,name", json)).status, 415);
      assertEquals((await entries("agent.import")).map(({ outcome }) => outcome), ["refused"]);
    }),
);
