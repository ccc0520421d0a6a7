import { assertEquals, assertMatch } from "@std/assert";
import { sql } from "kysely";
import { onMigration } from "@/testing/migrating.ts";
import { findMigrationNotes } from "@/db/migration_notes.ts";

const NAME = "20261129130000_exact_sums";

onMigration("migrations - agents with huge numbers in their events are named", NAME, {
  async fill({ db }) {
    for (const [key, data] of [["ava", '{"value":1e15}'], ["ben", '{"value":5,"note":"2e15"}']]) {
      await sql`WITH one AS (INSERT INTO agents (key, name) VALUES (${key}, ${key}) RETURNING id)
        INSERT INTO events (source, event_id, type, agent_id, time, day, board_day, data,
          content_hash, rule_version, status, points, answer)
        SELECT '/crm', ${key}, 'deal_won', id, '2026-11-20T09:00:00Z', '2026-11-20', '2026-11-20',
          ${data}::jsonb, 'h', 1, 'scored', 50, '{}' FROM one`.execute(db);
    }
  },
  async check({ db }) {
    const notes = (await findMigrationNotes(db, [NAME])).get(NAME) ?? [];
    assertEquals(notes.length, 1);
    assertMatch(notes[0]!, /for "ava"\. .*rebuild --repair/);
  },
});
