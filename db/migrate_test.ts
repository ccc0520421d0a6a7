import { assert, assertEquals, assertRejects } from "@std/assert";
import { type Kysely, sql } from "kysely";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { createDatabase, dropDatabase } from "@/testing/postgres_databases.ts";
import { migrateToLatest } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/mod.ts";
import { openDatabase } from "./postgres/open.ts";
import type { Schema } from "./postgres/schema.ts";

const names = Object.keys(MIGRATIONS);

Deno.test("migrations - names are timestamps, in order, each once, as the files are called", async () => {
  for (const name of names) {
    const [, year, month, day, hours, minutes, seconds] =
      /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_[a-z_]+$/.exec(name) ?? [];
    const time = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
    assert(!Number.isNaN(time.getTime()), `${name} begins with no time`);
  }
  assertEquals(names.toSorted(), names);
  const files: string[] = [];
  for await (const { name } of Deno.readDir(new URL("migrations", import.meta.url))) {
    if (name.endsWith(".ts") && name !== "mod.ts") files.push(name.replace(/\.ts$/, ""));
  }
  assertEquals(files.toSorted(), names);
});

forEachDatabase("migrations - migrating again applies nothing", async ({ db }) => {
  assertEquals(await migrateToLatest(db), []);
});

onPostgres("migrations - instances that start together migrate once", async () => {
  const maintenanceUrl = Deno.env.get("LAUREL_TEST_DATABASE_URL")!;
  const databaseUrl = await createDatabase(maintenanceUrl);
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ databaseUrl })));
  try {
    const applied = await Promise.all(databases.map(({ db }) => migrateToLatest(db)));
    assertEquals(applied.flat().map(({ migrationName }) => migrationName), names);
    const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM relay_state`
      .execute(databases[0]!.db);
    assertEquals(rows, [{ count: 1 }]);
  } finally {
    for (const database of databases) await database.close();
    await dropDatabase(maintenanceUrl, databaseUrl);
  }
});

onPostgres("migrations - a migration that fails is named and leaves no changes", async () => {
  const maintenanceUrl = Deno.env.get("LAUREL_TEST_DATABASE_URL")!;
  const databaseUrl = await createDatabase(maintenanceUrl);
  const { db, close } = await openDatabase({ databaseUrl });
  try {
    // A table that makes the first migration fail at its last table.
    await sql`CREATE TABLE integration_keys ()`.execute(db);
    await assertRejects(() => migrateToLatest(db), Error, `could not be migrated (at ${names[0]})`);
    const { rows } = await sql`SELECT to_regclass('agent_rewards') AS found`.execute(db);
    assertEquals(rows, [{ found: null }]);
    await sql`DROP TABLE integration_keys`.execute(db);
    assertEquals((await migrateToLatest(db)).length, names.length);
  } finally {
    await close();
    await dropDatabase(maintenanceUrl, databaseUrl);
  }
});

/** Lists columns in order as `name type [NOT NULL] [DEFAULT …]`. */
async function columnsOf(db: Kysely<Schema>, table: string): Promise<string[]> {
  const { rows } = await sql<{ column: string }>`SELECT concat_ws(' ', attname,
      format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'NOT NULL' END,
      'DEFAULT ' || pg_get_expr(adbin, adrelid)) AS "column"
    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`
    .execute(db);
  return rows.map(({ column }) => column);
}

/** Lists constraints as `name: definition`; primary keys and foreign keys without their names. */
async function constraintsOf(db: Kysely<Schema>, table: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`SELECT
      CASE WHEN contype = 'c' THEN conname || ': ' ELSE '' END || pg_get_constraintdef(oid) AS text
    FROM pg_constraint WHERE conrelid = ${table}::regclass AND contype IN ('c', 'f', 'u', 'p')`
    .execute(db);
  return rows.map(({ text }) => text).sort();
}

const TIME = "timestamp with time zone";
const NOW = `${TIME} DEFAULT CURRENT_TIMESTAMP`;
const id = (table: string) => `id integer NOT NULL DEFAULT nextval('${table}_id_seq'::regclass)`;
const AGENT = "FOREIGN KEY (agent_id) REFERENCES agents(id)";

/** The plan's tables, in PostgreSQL's spelling. */
const PLAN: Record<string, { columns: string[]; constraints: string[] }> = {
  agent_rewards: {
    columns: [
      ...["agent_id integer", "total_points bigint DEFAULT 0", "level integer DEFAULT 1"],
      ...["experience bigint DEFAULT 0", "daily_streak integer DEFAULT 0", `last_login ${TIME}`],
      ...[`created_at ${NOW}`, `updated_at ${NOW}`],
    ],
    constraints: [
      ...[AGENT, "valid_points: CHECK ((total_points >= 0))", "valid_level: CHECK ((level > 0))"],
    ],
  },
  achievements: {
    columns: [
      ...["title character varying(100) NOT NULL", "description text", "points integer NOT NULL"],
      ...["category character varying(50)", "required_progress integer"],
      ...["icon_name character varying(50)", "difficulty_tier smallint DEFAULT 1"],
      `created_at ${NOW}`,
    ],
    constraints: [
      "valid_points: CHECK ((points > 0))",
      "valid_difficulty: CHECK (((difficulty_tier >= 1) AND (difficulty_tier <= 5)))",
    ],
  },
  agent_achievements: {
    columns: [
      ...["agent_id integer", "achievement_id integer", "current_progress integer DEFAULT 0"],
      ...["completed boolean DEFAULT false", `completed_at ${TIME}`, `created_at ${NOW}`],
    ],
    constraints: [
      ...[AGENT, "FOREIGN KEY (achievement_id) REFERENCES achievements(id)"],
      "UNIQUE (agent_id, achievement_id)",
      "valid_progress: CHECK ((current_progress >= 0))",
    ],
  },
  challenges: {
    columns: [
      ...["title character varying(100) NOT NULL", "description text"],
      ...["reward_points integer NOT NULL", "required_progress integer"],
      ...[
        "challenge_type character varying(20)",
        "difficulty_multiplier numeric(3,2) DEFAULT 1.00",
      ],
      ...[`start_date ${TIME}`, `end_date ${TIME}`, `created_at ${NOW}`],
    ],
    constraints: [
      "valid_dates: CHECK ((end_date > start_date))",
      "valid_multiplier: CHECK ((difficulty_multiplier > (0)::numeric))",
    ],
  },
  agent_challenges: {
    columns: [
      ...["agent_id integer", "challenge_id integer", "current_progress integer DEFAULT 0"],
      ...["completed boolean DEFAULT false", `completed_at ${TIME}`],
      ...["points_earned integer DEFAULT 0", `created_at ${NOW}`],
    ],
    constraints: [
      ...[AGENT, "FOREIGN KEY (challenge_id) REFERENCES challenges(id)"],
      ...["UNIQUE (agent_id, challenge_id)", "valid_progress: CHECK ((current_progress >= 0))"],
      "valid_points: CHECK ((points_earned >= 0))",
    ],
  },
  reward_history: {
    columns: [
      ...["agent_id integer", "points integer NOT NULL", "reason character varying(100)"],
      ...["metadata jsonb", `created_at ${NOW}`],
    ],
    constraints: [AGENT, "valid_points: CHECK ((points <> 0))"],
  },
};

/** Constraints that were added to the plan's tables; their migrations give the reasons. */
const ADDED = [
  ...["UNIQUE (agent_id)", "UNIQUE (voids)", "UNIQUE (key)"],
  "FOREIGN KEY (team_id) REFERENCES teams(id)",
  "achievements_span_check: CHECK ((span = ANY (ARRAY['day'::text, 'week'::text])))",
  "challenges_joining_check: " +
  "CHECK ((joining = ANY (ARRAY['automatic'::text, 'voluntary'::text])))",
];

forEachDatabase(
  "migrations - the plan's tables, constraints and indexes exist as planned",
  async ({ db }) => {
    for (const [table, { columns, constraints }] of Object.entries(PLAN)) {
      const found = await columnsOf(db, table);
      const planned = [id(table), ...columns];
      // Columns that Laurel added come after the plan's columns.
      assertEquals(found.slice(0, planned.length), planned, table);
      const rest = (await constraintsOf(db, table)).filter((text) => !ADDED.includes(text));
      assertEquals(rest, ["PRIMARY KEY (id)", ...constraints].toSorted(), table);
    }
    const indexes = {
      idx_agent_rewards_agent_id: "agent_rewards USING btree (agent_id)",
      idx_agent_achievements_lookup: "agent_achievements USING btree (agent_id, achievement_id)",
      idx_agent_challenges_lookup: "agent_challenges USING btree (agent_id, challenge_id)",
      idx_reward_history_agent_date: "reward_history USING btree (agent_id, created_at)",
    };
    for (const [name, definition] of Object.entries(indexes)) {
      const { rows } = await sql`SELECT indexdef FROM pg_indexes WHERE indexname = ${name}`.execute(
        db,
      );
      assertEquals(rows, [{ indexdef: `CREATE INDEX ${name} ON public.${definition}` }]);
    }
  },
);

forEachDatabase("migrations - an event has only one entry that is not void", async ({ db }) => {
  const insert = (points: number) =>
    sql`INSERT INTO reward_history (points, event_source, event_id, type, rule_version, time, day,
      board_day) VALUES (${points}, '/a', '1', 't', 1, now(), now(), now())`.execute(db);
  await insert(5);
  await assertRejects(() => insert(5), Error, "idx_reward_history_standing");
  await assertRejects(() => insert(0), Error, "valid_points");
});
