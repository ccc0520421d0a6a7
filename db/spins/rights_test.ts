import { assertEquals } from "@std/assert";
import type { Kysely } from "kysely";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { countRights, grantRights, revokeRights, takeOldestRight } from "./rights.ts";

const take = (db: Kysely<Schema>, agentRowId: number, spinId: string) =>
  db.transaction().execute((trx) => takeOldestRight(trx, agentRowId, spinId));

async function addAgent(db: Kysely<Schema>, id: string): Promise<number> {
  await createAgents(db, [{ id, name: id, email: null }]);
  return (await findSubjects(db, [id])).get(id)!;
}

forEachDatabase(
  "rights - each right is granted once, and the oldest is used first",
  async ({ db }) => {
    const [amy, ben] = [await addAgent(db, "amy"), await addAgent(db, "ben")];
    const right = (agentRowId: number, ref: string, earnedAt = 0) => ({
      agentRowId,
      ref,
      earnedAt,
    });
    await grantRights(db, [right(amy, "level/2", 5), right(ben, "level/2")]);
    await grantRights(db, [right(amy, "level/2", 9), right(amy, "level/3", 9)]);
    await grantRights(db, []);
    assertEquals([await countRights(db, amy), await countRights(db, ben)], [2, 1]);
    assertEquals(await take(db, amy, "s-1"), "level/2");
    // Granted again after it was used: this is the same right.
    await grantRights(db, [right(amy, "level/2", 20)]);
    assertEquals(await take(db, amy, "s-2"), "level/3");
    assertEquals(await take(db, amy, "s-3"), null);
    assertEquals([await countRights(db, amy), await countRights(db, ben)], [0, 1]);
  },
);

forEachDatabase("rights - only unused rights can be revoked", async ({ db }) => {
  const amy = await addAgent(db, "amy");
  const refs = ["level/2", "level/3", "streak/2026-11-20"];
  await grantRights(db, refs.map((ref, i) => ({ agentRowId: amy, ref, earnedAt: i })));
  assertEquals(await take(db, amy, "s-1"), "level/2");
  await revokeRights(db, [...refs, "level/9"].map((ref) => ({ agentRowId: amy, ref })));
  assertEquals(await countRights(db, amy), 0);
  const rows = await db.selectFrom("spin_rights").select(["ref", "spin_id"]).execute();
  assertEquals(rows, [{ ref: "level/2", spin_id: "s-1" }]);
  // It is earned again: a revoked right is granted again, a used one is not.
  await grantRights(db, refs.map((ref, i) => ({ agentRowId: amy, ref, earnedAt: i })));
  assertEquals(await countRights(db, amy), 2);
});

onPostgres("rights - none is used twice, also in parallel", async ({ db }) => {
  const amy = await addAgent(db, "amy");
  const refs = Array.from({ length: 5 }, (_, i) => `level/${i + 2}`);
  await grantRights(db, refs.map((ref, i) => ({ agentRowId: amy, ref, earnedAt: i })));
  const taken: (string | null)[] = [];
  // Transactions in sequence find all rights; parallel ones must at least never use the same right.
  const tries = Array.from(
    { length: 40 },
    (_, i) => take(db, amy, `s-${i}`),
  );
  taken.push(...await Promise.all(tries));
  for (let i = 40; i < 46; i++) taken.push(await take(db, amy, `s-${i}`));
  assertEquals(taken.filter((ref) => ref !== null).sort(), refs);
});
