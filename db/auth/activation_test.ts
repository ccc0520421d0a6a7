import { assertEquals } from "@std/assert";
import type { Kysely } from "kysely";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import type { Role } from "@/core/roles.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { changeRole, deactivateUser, endSessions, reactivateUser } from "./activation.ts";
import { findPersonBySession, insertPerson } from "./people.ts";

const NOW = new Date("2026-11-22T10:00:00Z");
const LATER = new Date("2026-11-22T11:00:00Z");

/** Adds a person with one session, whose id is the e-mail. */
async function add(db: Kysely<Schema>, email: string, role: Role): Promise<string> {
  const person = { email, name: email, role, passwordHash: "hash", agentId: null, isDemo: false };
  const id = await db.transaction().execute((trx) => insertPerson(trx, { ...person, teamIds: [] }));
  await addSession(db, id!, email);
  return id!;
}

async function addSession(db: Kysely<Schema>, userId: string, id: string): Promise<void> {
  await db.insertInto("sessions").values({ id, token: id, user_id: userId, expires_at: LATER })
    .execute();
}

const deactivate = (db: Kysely<Schema>, id: string) =>
  db.transaction().execute((trx) => deactivateUser(trx, id, NOW));
const setRole = (db: Kysely<Schema>, id: string, role: Role) =>
  db.transaction().execute((trx) => changeRole(trx, id, role));

forEachDatabase(
  "activation - a deactivated person has no session, and may come back",
  async ({ db }) => {
    const amy = await add(db, "amy@e.com", "agent");
    const ben = await add(db, "ben@e.com", "agent");
    assertEquals((await findPersonBySession(db, "amy@e.com", NOW))?.userId, amy);
    assertEquals(await deactivate(db, amy), "done");
    assertEquals(await findPersonBySession(db, "amy@e.com", NOW), undefined);
    assertEquals((await findPersonBySession(db, "ben@e.com", NOW))?.userId, ben);
    // Even a session that a sign-in creates at the same moment is worth nothing.
    await addSession(db, amy, "late");
    assertEquals(await findPersonBySession(db, "late", NOW), undefined);
    assertEquals(await deactivate(db, amy), "done");
    const reactivate = (id: string) => db.transaction().execute((trx) => reactivateUser(trx, id));
    assertEquals(await reactivate(amy), true);
    await addSession(db, amy, "again");
    assertEquals((await findPersonBySession(db, "again", NOW))?.userId, amy);
    assertEquals(await reactivate("nobody"), false);
    assertEquals(await deactivate(db, "nobody"), "unknown");
  },
);

forEachDatabase("activation - the last active admin stays", async ({ db }) => {
  const [ada, bob] = [await add(db, "ada@e.com", "admin"), await add(db, "bob@e.com", "admin")];
  assertEquals(await deactivate(db, bob), "done");
  assertEquals(await deactivate(db, ada), "last_admin");
  assertEquals(await setRole(db, ada, "manager"), "last_admin");
  assertEquals((await findPersonBySession(db, "ada@e.com", NOW))?.role, "admin");
  // A deactivated admin loses the role without harm.
  assertEquals(await setRole(db, bob, "agent"), "done");
  assertEquals(await setRole(db, bob, "admin"), "done");
  assertEquals(await setRole(db, ada, "admin"), "done");
  assertEquals(await setRole(db, "nobody", "admin"), "unknown");
});

forEachDatabase("activation - only managers keep their teams", async ({ db }) => {
  const mia = await add(db, "mia@e.com", "manager");
  const { id } = await db.insertInto("teams").values({ key: "red", name: "Red" })
    .returning("id").executeTakeFirstOrThrow();
  await db.insertInto("team_managers").values({ user_id: mia, team_id: id }).execute();
  await setRole(db, mia, "manager");
  assertEquals((await findPersonBySession(db, "mia@e.com", NOW))?.teams, ["red"]);
  await setRole(db, mia, "agent");
  assertEquals(await db.selectFrom("team_managers").selectAll().execute(), []);
});

forEachDatabase("activation - all sessions end, or all but one", async ({ db }) => {
  const amy = await add(db, "amy@e.com", "agent");
  await add(db, "ben@e.com", "agent");
  for (const id of ["two", "three"]) await addSession(db, amy, id);
  assertEquals(await endSessions(db, amy, "two"), 2);
  assertEquals(await endSessions(db, amy), 1);
  assertEquals(await db.selectFrom("sessions").select("id").execute(), [{ id: "ben@e.com" }]);
});

onPostgres("activation - two admins who demote each other leave one", async ({ db }) => {
  const [ada, bob] = [await add(db, "ada@e.com", "admin"), await add(db, "bob@e.com", "admin")];
  const ways = [
    () => [setRole(db, ada, "agent"), setRole(db, bob, "manager")],
    () => [deactivate(db, ada), deactivate(db, bob)],
    () => [deactivate(db, ada), setRole(db, bob, "agent")],
  ];
  for (const way of ways) {
    for (let round = 0; round < 5; round++) {
      await db.updateTable("users").set({ role: "admin", deactivated_at: null }).execute();
      assertEquals((await Promise.all(way())).sort(), ["done", "last_admin"]);
    }
  }
});
