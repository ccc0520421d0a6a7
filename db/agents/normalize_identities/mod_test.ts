/** Data of an older Laurel is normalized by the migration's own code, on both databases. */
import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { collisionText } from "@/services/agents/log_collisions.ts";
import { contentHash } from "@/services/rewards/event.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { listCollisions } from "@/db/agents/identity_collisions.ts";
import { normalizeStoredIdentities } from "./mod.ts";
import { renameAgents } from "./rename.ts";

/** Gives agents the ids that an older Laurel would have given them, in all tables. */
async function age(database: TestDatabase, ids: Readonly<Record<string, string>>): Promise<void> {
  const found = await findSubjects(database.db, Object.keys(ids));
  await renameAgents(
    database.db,
    Object.entries(ids).map(([from, to]) => ({ rowId: found.get(from)!, from, to, sameAs: null })),
  );
}

forEachDatabase(
  "normalizing - ids that differed only in invisible characters get visible ones, nothing is lost",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      const send = (id: string, subject: string) =>
        door.ask("POST", "/events", {
          id,
          source: "/s",
          type: "deal_won",
          subject,
          data: {},
          time: "2026-11-20T10:00:00Z",
        });
      const subjects = ["x", "s1", "s2", "blank", "mail", "zoe", "k@x.com", "irem"];
      for (const subject of subjects) assertEquals((await send(subject, subject)).status, 200);
      await door.ask("POST", "/admin/challenges", {
        key: "duel",
        title: "Duel",
        kind: "head_to_head",
        target: null,
        rewardPoints: 10,
        metric: { events: ["deal_won"], measure: { kind: "count" } },
        startsAt: new Date(door.now).toISOString(),
        endsAt: new Date(door.now + 3_600_000).toISOString(),
        audience: { agents: ["s1", "zoe"] },
      });
      const aged = {
        s1: "x ",
        s2: "\u00A0x",
        blank: "\u200B",
        mail: "Mail@X.com",
        zoe: "Zoe\u0308",
        "k@x.com": "\u212A@x.com",
        irem: "\u0130REM@x.com",
      };
      await age(database, aged);
      await sql`UPDATE agents SET email = ${"k@x.com"} || CASE WHEN key = 'x' THEN ' ' ELSE '' END
        WHERE key IN ('x', ${"\u212A@x.com"})`.execute(db);
      await sql`UPDATE agents SET name = ${"\u202E"} || name || ${"\u202C "}`.execute(db);
      // As it was stored when the hash was computed from the subject as it was sent.
      const hash = contentHash({
        type: "deal_won" as const,
        subject: "Mail@X.com",
        time: Date.parse("2026-11-20T10:00:00Z"),
        data: {},
      });
      await sql`UPDATE events SET content_hash = ${hash} WHERE event_id = 'mail'`.execute(db);
      await assertRebuilds(db);

      await normalizeStoredIdentities(db);
      const { rows } = await sql<{ key: string; name: string; email: string | null }>`
        SELECT key, name, email FROM agents ORDER BY id`.execute(db);
      const ids = await db.selectFrom("agents").select(["id", "key"]).orderBy("id").execute();
      const rowOf = (index: number) => ids[index]!.id;
      assertEquals(rows.map(({ key }) => key), [
        ...["x", `x~${rowOf(1)}`, `x~${rowOf(2)}`, `unnamed~${rowOf(3)}`, "mail@x.com"],
        ...["Zo\u00EB", "k@x.com", "i\u0307rem@x.com"],
      ]);
      assertEquals(rows.map(({ name }) => name), [
        ...["x", "s1", "s2", "blank", "mail", "zoe", "K", "irem"],
      ]);
      assertEquals(rows[0]!.email, null);
      assertEquals(rows[6]!.email, "k@x.com");
      const collisions = await listCollisions(db, { limit: 9, after: 0 });
      assertEquals(collisions.map(collisionText), [
        `The agent "x " would be "x", which is somebody else's; it is "x~${rowOf(1)}" now.`,
        `The agent "\\u{A0}x" would be "x", which is somebody else's; it is "x~${rowOf(2)}" now.`,
        'The agent "\\u{200B}" has nothing in it that can be seen; it is ' +
        `"unnamed~${rowOf(3)}" now.`,
        'The agent email "k@x.com " would be "k@x.com", which is somebody else\'s; it was left out.',
      ]);
      await assertRebuilds(db);
      const listed = await door.ask("GET", "/admin/identity-collisions?limit=1");
      assertEquals([listed.body.entries.length, listed.body.nextCursor !== null], [1, true]);
      const { audience } = await db.selectFrom("challenges").select("audience")
        .executeTakeFirstOrThrow();
      assertEquals(audience as unknown, { agents: [`x~${rowOf(1)}`, "Zo\u00EB"] });

      // Events that were sent before are duplicates, and agents that stayed apart can be merged.
      const again = await send("mail", "Mail@X.com");
      assertEquals(again.body.status, "duplicate", JSON.stringify(again.body));
      const merged = await door.ask("POST", `/admin/agents/x~${rowOf(1)}/merge`, { into: "x" });
      assertEquals([merged.status, merged.body.movedEvents], [200, 1]);
      await assertRebuilds(db);
      // Normalizing twice is the same as normalizing once.
      await normalizeStoredIdentities(db);
      assertEquals((await listCollisions(db, { limit: 9, after: 0 })).length, 4);
    }),
);

forEachDatabase(
  "normalizing - teams, accounts and people in tools",
  async ({ db }) => {
    for (const key of ["sales", "sales ", "\u2066care\u2069"]) {
      await db.insertInto("teams").values({ key, name: ` ${key}` }).execute();
    }
    await sql`INSERT INTO users (id, name, email) VALUES ('1', ' Ada ', 'ada@x.com'),
      ('2', 'B', ${"b@x.com\u00A0"}), ('3', 'C', 'ada@x.com ')`.execute(db);
    const agent = await db.insertInto("agents").values({ key: "a", name: "a" }).returning("id")
      .executeTakeFirstOrThrow();
    const seen = (provider: string, external_user: string, agent_id: number | null = null) =>
      db.insertInto("external_identities").values({
        provider,
        external_user,
        agent_id,
        tenant: "t",
        name: " N\u200B",
        email: "N@X.com",
      }).execute();
    await seen("twilio", "sip:ada@pbx.example");
    await seen("twilio", "sip:ADA@PBX.example:5060");
    await seen("twilio", "sip:bob@pbx.example", agent.id);
    await seen("twilio", "sips:Bob@pbx.example");
    await seen("standard", " Ada@X.com");
    await seen("standard", "\u200B");
    await normalizeStoredIdentities(db);
    const teams = await db.selectFrom("teams").select(["key", "name"]).orderBy("id").execute();
    assertEquals(teams.map(({ key }) => key.replace(/~\d+$/, "~")), ["sales", "sales~", "care"]);
    assertEquals(teams[2]!.name, "care");
    const users = await db.selectFrom("users").select(["name", "email"]).orderBy("id").execute();
    assertEquals(users.map(({ email }) => email), ["ada@x.com", "b@x.com", "ada@x.com "]);
    assertEquals(users[0]!.name, "Ada");
    const people = await db.selectFrom("external_identities")
      .select(["external_user", "name", "email"]).orderBy("external_user").execute();
    assertEquals(people.map((row) => row.external_user), [
      ...["ada@x.com", "sip:ada@pbx.example", "sip:bob@pbx.example", "sips:Bob@pbx.example"],
      "\u200B",
    ]);
    assertEquals([people[0]!.name, people[0]!.email], ["N", "n@x.com"]);
    const collisions = await listCollisions(db, { limit: 9, after: 0 });
    assertEquals(collisions.map(({ kind, sameAs }) => [kind, sameAs]), [
      ...[["team", "sales"], ["account", "ada@x.com"]],
      ...[["person_in_tool", "twilio/t/sip:bob@pbx.example"], ["person_in_tool", null]],
    ]);
  },
);
