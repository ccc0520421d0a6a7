import { assertEquals, assertRejects } from "@std/assert";
import { type Kysely, sql } from "kysely";
import { findSubjects } from "@/db/agents/agents.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { lockAdmins } from "./activation.ts";
import {
  findDemoUserId,
  findPersonBySession,
  hasAdmin,
  insertPerson,
  listDemoPeople,
  type NewPerson,
  PersonRefused,
  promoteToAdmin,
  trimSessions,
} from "./people.ts";
import type { Schema } from "@/db/postgres/schema.ts";

const NOW = new Date("2026-11-22T10:00:00Z");
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

const newPerson = (more: Partial<NewPerson> = {}): NewPerson => ({
  email: "a@x.example",
  name: "A",
  role: "agent",
  passwordHash: "hash",
  agentId: null,
  teamIds: [],
  isDemo: false,
  ...more,
});

const insert = (db: Kysely<Schema>, more: Partial<NewPerson> = {}) =>
  db.transaction().execute((trx) => insertPerson(trx, newPerson(more)));

async function personOf(db: Kysely<Schema>, userId: string | undefined) {
  await addSession(db, `of ${userId}`, userId!, NOW, minutes(1));
  return await findPersonBySession(db, `of ${userId}`, NOW);
}

async function addTeams(db: Kysely<Schema>, ...keys: string[]): Promise<number[]> {
  const rows = await db.insertInto("teams").values(keys.map((key) => ({ key, name: key })))
    .returning("id").execute();
  return rows.map((row) => row.id);
}

async function addSession(db: Kysely<Schema>, id: string, userId: string, made: Date, ends: Date) {
  await db.insertInto("sessions").values({
    id,
    token: id,
    user_id: userId,
    expires_at: ends,
    created_at: made,
  }).execute();
}

forEachDatabase("people - a manager has team keys in order", async ({ db }) => {
  const teamIds = await addTeams(db, "south", "north");
  const userId = await insert(db, { role: "manager", teamIds: [...teamIds, teamIds[0]!] });
  assertEquals((await personOf(db, userId))?.teams, ["north", "south"]);
});

forEachDatabase("people - teams are ignored for people who are not managers", async ({ db }) => {
  const userId = await insert(db, { teamIds: await addTeams(db, "south") });
  assertEquals((await personOf(db, userId))?.teams, []);
});

forEachDatabase("people - a session leads to its person until it ends", async ({ db }) => {
  const userId = (await insert(db))!;
  await addSession(db, "s", userId, NOW, minutes(1));
  assertEquals((await findPersonBySession(db, "s", NOW))?.userId, userId);
  assertEquals(await findPersonBySession(db, "s", minutes(1)), undefined);
  assertEquals(await findPersonBySession(db, "other", NOW), undefined);
});

forEachDatabase("people - a taken e-mail is reported, nothing is written", async ({ db }) => {
  const userId = await insert(db);
  assertEquals(await insert(db, { name: "B" }), undefined);
  assertEquals((await personOf(db, userId))?.name, "A");
  assertEquals((await db.selectFrom("accounts").select("id").execute()).length, 1);
  // The column's constraint refuses a second account that differs only in letter case.
  await assertRejects(() => insert(db, { email: "B@x.example" }));
});

forEachDatabase("people - who cannot be added is refused with the reason", async ({ db }) => {
  await createAgents(db, [{ id: "amy", name: "Amy", email: null }]);
  const agentId = (await findSubjects(db, ["amy"])).get("amy")!;
  await insert(db, { agentId });
  const reasonOf = async (more: Partial<NewPerson>) => {
    const email = "b@x.example";
    return (await assertRejects(() => insert(db, { email, ...more }), PersonRefused)).reason;
  };
  assertEquals(await reasonOf({ agentId }), "agent_taken");
  assertEquals(await reasonOf({ agentId: agentId + 1 }), "unknown_agent");
  assertEquals(await reasonOf({ role: "manager", teamIds: [99] }), "unknown_team");
  assertEquals((await db.selectFrom("users").select("id").execute()).length, 1);
});

forEachDatabase("people - demo accounts are listed, others are not", async ({ db }) => {
  await insert(db, { email: "real@x.example", role: "manager" });
  const demo = await insert(db, { email: "b@x.example", name: "B", isDemo: true });
  await insert(db, { email: "c@x.example", name: "C", isDemo: true, role: "manager" });
  assertEquals((await listDemoPeople(db)).map(({ name }) => name), ["C", "B"]);
  assertEquals(await findDemoUserId(db, "b@x.example"), demo);
  assertEquals(await findDemoUserId(db, "real@x.example"), undefined);
});

forEachDatabase("people - an account is promoted to admin", async ({ db }) => {
  await insert(db);
  assertEquals(await hasAdmin(db), false);
  const promote = (email: string) => db.transaction().execute((trx) => promoteToAdmin(trx, email));
  assertEquals(await promote("nobody@x.example"), false);
  assertEquals(await promote("a@x.example"), true);
  assertEquals(await hasAdmin(db), true);
});

forEachDatabase("people - expired and surplus sessions end, the newest stay", async ({ db }) => {
  const userId = (await insert(db))!;
  const otherId = (await insert(db, { email: "b@x.example" }))!;
  await addSession(db, "expired", userId, minutes(5), NOW);
  for (let i = 1; i <= 4; i++) await addSession(db, `s${i}`, userId, minutes(-i), minutes(60));
  await addSession(db, "theirs", otherId, minutes(-60), NOW);
  await trimSessions(db, userId, 3, NOW);
  const left = await db.selectFrom("sessions").select("id").orderBy("id").execute();
  assertEquals(left.map(({ id }) => id), ["s1", "s2", "theirs"]);
});

onPostgres("people - creating the first admin waits for an earlier attempt", async ({ db }) => {
  let isDone = false;
  const { later } = await db.transaction().execute(async (first) => {
    await lockAdmins(first);
    const later = db.transaction().execute(async (second) => {
      await lockAdmins(second);
      return await hasAdmin(second);
    }).finally(() => isDone = true);
    const waiting = sql`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
    while (!isDone && (await waiting.execute(db)).rows.length === 0);
    await insertPerson(first, newPerson({ role: "admin" }));
    return { later };
  });
  assertEquals(await later, true);
});
