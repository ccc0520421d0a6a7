import { type Kysely, sql } from "kysely";
import { RECORDED_TYPES, SCORED_TYPES } from "@/core/events/events.ts";
import { FIELDS } from "@/core/events/fields.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Fields of `data` that metrics read besides those that every type has. */
const METRIC_FIELDS = ["activity", "channel", "contactId", "direction", "from", "to", "stage"];

/**
 * Returns the fields of events' data that something reads: rules of any version, definitions of
 * types, achievements, challenges and metrics. Every text in their definitions counts as a field's name, so the answer is
 * rather too long than too short: what follows from the log must not change (P5).
 */
export async function readUsedFields(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ definition: unknown }>`
    SELECT rules AS definition FROM rule_sets
    UNION ALL SELECT metric FROM achievements
    UNION ALL SELECT metric FROM challenges
    UNION ALL SELECT fields FROM event_types
    UNION ALL SELECT rule FROM event_type_points`.execute(db);
  const found = new Set([...Object.keys(FIELDS), ...METRIC_FIELDS]);
  for (const { definition } of rows) collectTexts(definition, found);
  return [...found].sort();
}

/**
 * Returns the types that somebody has defined. Events of others may be defined later and scored
 * then, so nobody knows yet which of their fields are read.
 */
export async function readDefinedTypes(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db.selectFrom("event_types").select("type").where("deleted_at", "is", null)
    .execute();
  return [...SCORED_TYPES, ...RECORDED_TYPES, ...rows.map(({ type }) => type)];
}

function collectTexts(value: unknown, into: Set<string>): void {
  if (typeof value === "string") into.add(value);
  else if (Array.isArray(value)) { for (const one of value) collectTexts(one, into); }
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      into.add(key);
      collectTexts(inner, into);
    }
  }
}
