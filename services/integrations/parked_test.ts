/** Events that older versions put aside without saying so. */
import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { withInstance } from "@/testing/instance.ts";
import { onMigration } from "@/testing/migrating.ts";

const NOW = Date.parse("2026-11-20T11:00:00Z");
const AT = new Date(NOW - 86_400_000).toISOString();

onMigration(
  "retries - events that an older version parked with an error of its own are scored after all",
  "20261129101000_retries",
  {
    async fill({ db }) {
      await sql`WITH ava AS (INSERT INTO agents (key, name) VALUES ('ava', 'Ava') RETURNING id)
        INSERT INTO agent_rewards (agent_id) SELECT id FROM ava`.execute(db);
      await sql`INSERT INTO integrations (id, provider, name) VALUES ('in', 'standard', 'In')`
        .execute(db);
      await sql`INSERT INTO webhook_deliveries (id, integration_id, digest, name, status,
          received_at, last_received_at)
        VALUES (7, 'in', 'd', 'deal_won', 'processed', ${AT}, ${AT})`.execute(db);
      const problems = [
        "The event was not stored because of an error in Laurel, which has been logged.",
        "It was done more than 90 days before Laurel heard of it.",
      ];
      // Mark the objects as derived with the latest settings, so that the test covers the events
      // and does not derive the facts again.
      const settings = 99;
      for (const [index, problem] of problems.entries()) {
        const id = `o${index}`;
        await sql`INSERT INTO pairing_objects (integration_id, tenant, kind, object_id, heard_at,
            settings_version)
          VALUES ('in', 'in', 'event', ${id}, ${AT}, ${settings})`.execute(db);
        await sql`INSERT INTO pairing_facts (integration_id, tenant, kind, object_id, key, revision,
            fact, delivery_id)
          VALUES ('in', 'in', 'event', ${id}, 'event', 0, '{}', 7)`.execute(db);
        await sql`INSERT INTO derived_events (integration_id, tenant, kind, object_id, key, type,
            external_user, agent_id, time, data, is_wanted, revision, attempted, reversed_to,
            is_sent, is_settled, problem, changed_at)
          VALUES ('in', 'in', 'event', ${id}, 'event', 'deal_won', 'p', 1, ${AT}, '{}', TRUE, 1, 1,
            0, FALSE, TRUE, ${problem}, ${AT})`.execute(db);
      }
    },
    async check(database) {
      await withInstance(database, async ({ jobs, integrations }) => {
        const failing = await integrations.deliveries.find("in", 7);
        assertEquals([failing!.status, failing!.retryAt !== null], ["failed", true]);
        await jobs.runAll();
        const done = await integrations.deliveries.find("in", 7);
        assertEquals(done!.status, "processed");
        assertEquals(
          done!.reason,
          "deal_won: It was done more than 90 days before Laurel heard of it.",
        );
        assertEquals(done!.events.map(({ status }) => status).toSorted(), ["problem", "sent"]);
      }, { clock: () => Date.now() + 60_000 });
    },
  },
);
