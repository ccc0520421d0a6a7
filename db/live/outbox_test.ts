import { assertEquals } from "@std/assert";
import { type Kysely, sql, type Transaction } from "kysely";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import {
  assignPositions,
  firstPosition,
  getRelayPosition,
  insertOutbox,
  listOutbox,
  type OutboxMessage,
  pruneOutbox,
  saveRelayPosition,
  tryLockRelay,
} from "./outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";

const message = (name: string): OutboxMessage => ({
  type: "sync",
  team: null,
  data: { reason: "too_old" },
  agent: name,
});

const insert = (trx: Transaction<Schema>, name: string) => insertOutbox(trx, [message(name)]);

const insertAlone = (db: Kysely<Schema>, ...names: string[]) =>
  db.transaction().execute((trx) => insertOutbox(trx, names.map(message)));

/** Relays all rows that are ready, like the relay. */
function relay({ db }: TestDatabase, limit = 100): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const before = await tryLockRelay(trx);
    if (before === undefined) throw new Error("another instance has the turn");
    const rows = await assignPositions(trx, before, limit);
    if (rows.length > 0) await saveRelayPosition(trx, rows.at(-1)!.position);
    return rows.map(({ position, messages }) => `${position} ${messages[0]?.agent}`);
  });
}

/** Starts a transaction that stays open until it is told to commit. */
async function begin(db: Kysely<Schema>) {
  const trx = await db.startTransaction().execute();
  // Gives the transaction its id, as its first lock or write would.
  await sql`SELECT pg_current_xact_id()`.execute(trx);
  return {
    trx,
    commit: () => trx.commit().execute(),
    rollback: () => trx.rollback().execute(),
  };
}

forEachDatabase(
  "outbox - positions are dense and follow the commits, page by page",
  async (database) => {
    for (const name of ["a", "b", "c"]) await insertAlone(database.db, name);
    assertEquals(await relay(database, 2), ["1 a", "2 b"]);
    assertEquals(await getRelayPosition(database.db), 2);
    assertEquals(await relay(database, 2), ["3 c"]);
    assertEquals(await relay(database), []);
    await insertAlone(database.db, "d");
    assertEquals(await relay(database), ["4 d"]);
    const rows = await listOutbox(database.db, 1, 2);
    assertEquals(rows.map(({ position, messages }) => [position, messages[0]!.agent]), [
      [2, "b"],
      [3, "c"],
    ]);
  },
);

forEachDatabase("outbox - every message has a position of its own", async (database) => {
  const { db } = database;
  await insertAlone(db, "a", "b", "c");
  await insertAlone(db);
  await insertAlone(db, "d", "e");
  await relay(database);
  const rows = await listOutbox(db, 0, 9);
  assertEquals(rows.map((row) => [firstPosition(row), row.position]), [[1, 3], [4, 4], [5, 6]]);
  // A row is listed completely when only a part of it comes after the position.
  assertEquals((await listOutbox(db, 2, 9)).map(({ position }) => position), [3, 4, 6]);
});

onPostgres(
  "outbox - a transaction that commits after a later one is not skipped",
  async (database) => {
    const { db } = database;
    const early = await begin(db);
    await insert(early.trx, "early");
    await insertAlone(db, "later");
    const first = await relay(database);
    await early.commit();
    const second = await relay(database);
    assertEquals([...first, ...second], ["1 later", "2 early"]);
  },
);

onPostgres("outbox - a rolled back transaction leaves no gap", async (database) => {
  const { db } = database;
  const undone = await begin(db);
  await insert(undone.trx, "undone");
  await insertAlone(db, "a");
  await undone.rollback();
  await insertAlone(db, "b");
  assertEquals(await relay(database), ["1 a", "2 b"]);
});

onPostgres(
  "outbox - of two transactions about one agent, the one that waited comes last, even if it began first",
  async (database) => {
    const { db } = database;
    const first = await begin(db);
    const other = await begin(db);
    const second = await begin(db);
    // `second` holds the agent and commits while `first`, which began before it, waits for the
    // agent.
    await insert(second.trx, "agent has 50 points");
    await second.commit();
    await insert(first.trx, "agent has 70 points");
    await first.commit();
    const early = await relay(database);
    await other.commit();
    assertEquals([...early, ...await relay(database)], [
      "1 agent has 50 points",
      "2 agent has 70 points",
    ]);
  },
);

onPostgres(
  "outbox - one instance has the relay's lock, others do not wait for it",
  async ({ db }) => {
    const turn = await begin(db);
    assertEquals(await tryLockRelay(turn.trx), 0);
    assertEquals(await db.transaction().execute(tryLockRelay), undefined);
    await turn.rollback();
    assertEquals(await db.transaction().execute(tryLockRelay), 0);
  },
);

forEachDatabase("outbox - only relayed rows are pruned, the oldest first", async (database) => {
  const { db } = database;
  for (const name of ["a", "b", "c"]) await insertAlone(db, name);
  await relay(database);
  await insertAlone(db, "waiting");
  await sql`UPDATE outbox SET created_at = '2026-01-01' WHERE position IS DISTINCT FROM 3`.execute(
    db,
  );
  const before = new Date("2026-01-02");
  assertEquals(await pruneOutbox(db, before, 1), 1);
  assertEquals((await listOutbox(db, 0, 1))[0]?.position, 2);
  assertEquals(await pruneOutbox(db, before, 10), 1);
  assertEquals(await relay(database), ["4 waiting"]);
});
