/** Links to boards that a screen shows without an account. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { findWallLinkByHash } from "@/db/wall_links.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { findStoredText } from "@/testing/stored_text.ts";

const NOBODY = { "x-nobody": "1" };

const sceneOf = (answer: { body: { scenes: { kind: string }[] } }, kind: string) =>
  // deno-lint-ignore no-explicit-any -- the answer as it came
  answer.body.scenes.find((one) => one.kind === kind) as any;

const work = ({ ask }: Door, subject: string, id: string) =>
  ask("POST", "/events", { id, type: "deal_won", subject, time: "2026-11-20T10:00:00Z" });

forEachDatabase(
  "wall links - a screen sees the top of the board, without ids and without hidden people",
  (database) =>
    withDoor(database, async (door) => {
      const { ask } = door;
      const admin = await door.person("admin");
      await ask("POST", "/admin/teams", { id: "sales", name: "Sales" }, admin);
      for (const [id, name, team] of [["amy@e.com", "Amy", "sales"], ["bob", "Bob", null]]) {
        await ask("POST", "/admin/agents", { id, name, team }, admin);
      }
      await ask("POST", "/admin/agents", { id: "hid", name: "Hidden", hidden: true }, admin);
      for (const [index, who] of ["amy@e.com", "amy@e.com", "bob", "hid"].entries()) {
        await work(door, who, `w-${index}`);
      }
      const made = await ask("POST", "/admin/wall-links", { name: "Kitchen" }, admin);
      assertEquals([made.status, made.body.lastUsedAt], [201, null]);
      assertEquals(made.body.scenes.map(({ kind }: { kind: string }) => kind), [
        "board",
        "unlocks",
        "challenges",
        "points",
      ]);
      const token = made.body.url.split("/wall/")[1];
      assertMatch(token, /^[\w-]{43}$/);
      assertEquals(await findStoredText(database.db, [token]), [], "only a hash is stored");

      const board = await door.send("GET", `/wall/${token}`, undefined, NOBODY);
      assertEquals([board.status, board.body.title], [200, "Kitchen"]);
      assertEquals(
        sceneOf(board, "board").entries.map((
          { name, rank }: { name: string; rank: number },
        ) => [rank, name]),
        [[1, "Amy"], [2, "Bob"]],
      );
      assertEquals(board.headers.get("referrer-policy"), "no-referrer");
      assert(!JSON.stringify(board.body).includes("amy@e.com"), "the board has no ids");
      const one = `/admin/wall-links/${made.body.id}`;
      const used = await ask("GET", one, undefined, admin);
      assertEquals(used.body.lastUsedAt, new Date(door.now).toISOString());
      assertEquals(used.body.url, undefined);

      const changed = await ask(
        "PATCH",
        one,
        { name: "Hall", scenes: [{ kind: "board", team: "sales" }], expectedRevision: 1 },
        admin,
      );
      assertEquals([changed.body.name, changed.body.revision], ["Hall", 2]);
      const outdated = await ask("PATCH", one, { name: "Other", expectedRevision: 1 }, admin);
      assertEquals([outdated.status, outdated.body.code], [409, "edit_conflict"]);
      const team = await ask("GET", `/wall/${token}`, undefined, NOBODY);
      const shown = sceneOf(team, "board");
      assertEquals([team.body.title, shown.team, shown.entries.length], ["Hall", "Sales", 1]);

      await ask("POST", "/admin/teams", { id: "fair", name: "Fair" }, admin);
      const other = await ask("POST", "/admin/wall-links", {
        name: "Fair",
        scenes: [{ kind: "unlocks", team: "fair" }],
      }, admin);
      const removed = await ask("DELETE", "/admin/teams/fair", undefined, admin);
      assertEquals([removed.status, removed.body.detail], [
        409,
        "Fair has 1 wall link. Remove them first.",
      ]);
      await ask("DELETE", `/admin/wall-links/${other.body.id}`, undefined, admin);
      assertEquals((await ask("DELETE", "/admin/teams/fair", undefined, admin)).status, 204);
      assertEquals((await ask("DELETE", one, undefined, admin)).status, 204);
      assertEquals((await ask("GET", `/wall/${token}`, undefined, NOBODY)).status, 404);
      assertEquals((await ask("DELETE", one, undefined, admin)).status, 404);
      const path = `/admin/audit?objectKind=wall_link&objectId=${made.body.id}`;
      const { body: log } = await ask("GET", path, undefined, admin);
      assertEquals(
        log.entries.map((one: { action: string; outcome: string }) =>
          `${one.action} ${one.outcome}`
        ),
        [
          "wall_link.revoke refused",
          "wall_link.revoke done",
          "wall_link.change refused",
          "wall_link.change done",
          "wall_link.make done",
        ],
      );
      assert(!JSON.stringify(log).includes(token), "the audit log has no addresses");
    }),
);

forEachDatabase(
  "wall links - a link ends with its last day, and unknown ones are all answered alike",
  (database) =>
    withDoor(database, async (door) => {
      const { ask } = door;
      const made = await ask("POST", "/admin/wall-links", {
        name: "Fair",
        scenes: [{ kind: "board", period: "day" }],
        expiresAt: "2026-11-20",
      });
      const token = made.body.url.split("/wall/")[1];
      const get = (token: string) => ask("GET", `/wall/${token}`, undefined, NOBODY);
      assertEquals((await get(token)).status, 200);
      door.now = Date.parse(made.body.expiresAt) - 1;
      assertEquals((await get(token)).status, 200);
      door.now++;
      const answers = [await get(token), await get("x"), await get("a".repeat(43))];
      assertEquals(answers.map(({ status }) => status), [404, 404, 404]);
      assertEquals(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
      const { body } = await ask("GET", "/admin/wall-links");
      assertEquals(body.entries[0].state, "expired");
      // Made longer, it works again.
      await ask("PATCH", `/admin/wall-links/${made.body.id}`, { expiresAt: null });
      assertEquals((await get(token)).status, 200);
      assertEquals(await findWallLinkByHash(database.db, token), undefined);
    }),
);

forEachDatabase(
  "wall links - wrong input is explained at its field, and only admins make links",
  (database) =>
    withDoor(database, async (door) => {
      const { ask } = door;
      const wrong: [object, string][] = [
        [{}, "name"],
        [{ name: " " }, "name"],
        [{ name: "x".repeat(81) }, "name"],
        [{ name: "x", scenes: [] }, "scenes"],
        [{ name: "x", scenes: [{ kind: "clock" }] }, "scenes.0.kind"],
        [{ name: "x", scenes: [{ kind: "board", period: "year" }] }, "scenes.0.period"],
        [{ name: "x", scenes: [{ kind: "board", seconds: 1 }] }, "scenes.0.seconds"],
        [{ name: "x", scenes: Array(13).fill({ kind: "board" }) }, "scenes"],
        [
          { name: "x", scenes: [{ kind: "board" }, { kind: "board", team: "none" }] },
          "scenes.1.team",
        ],
        [{ name: "x", language: "fr" }, "language"],
        [{ name: "x", expiresAt: "2026-11-19" }, "expiresAt"],
        [{ name: "x", expiresAt: "soon" }, "expiresAt"],
        [{ name: "x", more: 1 }, ""],
      ];
      for (const [body, field] of wrong) {
        const answer = await ask("POST", "/admin/wall-links", body);
        assertEquals([answer.status, answer.body.errors[0].path], [422, field]);
      }
      assertEquals((await ask("PATCH", "/admin/wall-links/7", { name: "x" })).status, 404);
      assertEquals((await ask("GET", "/admin/wall-links/7")).status, 404);
      const manager = await door.person("manager");
      assertEquals((await ask("GET", "/admin/wall-links", undefined, manager)).status, 403);
      assertEquals((await ask("GET", "/admin/wall-links", undefined, NOBODY)).status, 401);
    }),
);
