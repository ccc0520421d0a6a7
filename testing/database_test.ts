import { assert, assertEquals } from "@std/assert";
import { sql } from "kysely";
import { migrateToLatest } from "@/db/migrate.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { forEachDatabase, onPostgres } from "./database.ts";
import { rememberContents } from "./database_reset.ts";

forEachDatabase("database - a test gets a migrated database and may change it", async ({ db }) => {
  assertEquals(await migrateToLatest(db), []);
  await sql`create table left_behind (id int)`.execute(db);
});

forEachDatabase("database - the next test sees no changes of the last one", async ({ db }) => {
  const { rows } = await sql`select to_regclass('left_behind') as found`.execute(db);
  assertEquals(rows, [{ found: null }]);
});

onPostgres("database - more connections reach the same database", async (database) => {
  await sql`create table shared as select 1 as one`.execute(database.db);
  const second = await openDatabase({ databaseUrl: database.databaseUrl });
  try {
    const { rows } = await sql`select one from shared`.execute(second.db);
    assertEquals(rows, [{ one: 1 }]);
  } finally {
    await second.close();
  }
});

forEachDatabase("database - a reset restores rows, keys and sequences", async ({ db }) => {
  await sql`create table parent (id bigint generated always as identity primary key, note jsonb,
    doubled bigint generated always as (id * 2) stored)`.execute(db);
  await sql`create table child (parent_id bigint not null references parent)`.execute(db);
  await sql`insert into parent (note) values ('{"a": 1}'), (null)`.execute(db);
  await sql`insert into child values (2)`.execute(db);
  const reset = await rememberContents(db);

  await sql`delete from child`.execute(db);
  await sql`update parent set note = '"changed"'`.execute(db);
  await sql`insert into parent (note) values ('[]')`.execute(db);
  await reset();

  const parents = await sql`select id::int, note, doubled::int from parent order by id`.execute(db);
  assertEquals(parents.rows, [{ id: 1, note: { a: 1 }, doubled: 2 }, {
    id: 2,
    note: null,
    doubled: 4,
  }]);
  assertEquals((await sql`select parent_id::int from child`.execute(db)).rows, [{ parent_id: 2 }]);
  const next = await sql<{ id: number }>`insert into parent (note) values (null)
    returning id::int`.execute(db);
  assertEquals(next.rows, [{ id: 3 }]);
});

forEachDatabase("database - Kysely's own migration record survives", async ({ db }) => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from kysely_migration`.execute(db);
  assert(rows[0]!.count > 0);
});
