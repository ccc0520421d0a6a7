import { type Kysely, sql } from "kysely";
import { FIELDS } from "@/core/events/fields.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Fields of `data` that metrics read besides those that every type has. */
const METRIC_FIELDS = ["activity", "channel", "contactId", "direction", "from", "to", "stage"];

/**
 * Returns the fields of events' data that something reads: rules of any version, achievements,
 * challenges and metrics. Every text in their definitions counts as a field's name, so the answer is
 * rather too long than too short: what follows from the log must not change (P5).
 */
export async function readUsedFields(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ definition: unknown }>`
    SELECT rules AS definition FROM rule_sets
    UNION ALL SELECT metric FROM achievements
    UNION ALL SELECT metric FROM challenges`.execute(db);
  const found = new Set([...Object.keys(FIELDS), ...METRIC_FIELDS]);
  for (const { definition } of rows) collectTexts(definition, found);
  return [...found].sort();
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
