import { type RawBuilder, sql, type Transaction } from "kysely";
import {
  ERASED_NAME,
  type ErasedTerms,
  replacementsInJson,
  replacementsInText,
  replacementsOfPeople,
} from "@/core/privacy/terms.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { patternsOfOwnIds } from "./own_events.ts";
import { containsAny, replaced, scrubText } from "./replace.ts";

/**
 * Replaces an erased person in copies: live messages that were sent, messages to other systems,
 * bodies of received webhooks, and the audit log. May be called again for copies that came later.
 */
export async function scrubLogs(trx: Transaction<Schema>, terms: ErasedTerms): Promise<void> {
  const inJson = replacementsInJson(terms);
  const wanted = inJson.map(([from]) => from);
  // Messages that were not sent yet still have to take the person off the boards. Those to the
  // person become empty ones, because messages are counted.
  await sql`UPDATE outbox SET messages = (SELECT json_agg(CASE
        WHEN m.message->>'agent' = ANY(${[...terms.ids]}::text[]) THEN ${EMPTY_MESSAGE}::json
        ELSE m.message END ORDER BY m.number)
      FROM json_array_elements(messages) WITH ORDINALITY AS m(message, number))
    WHERE position IS NOT NULL AND ${containsAny(sql`messages::text`, wanted)}`.execute(trx);
  await sql`UPDATE outbox SET messages = ${replaced(sql`messages::text`, inJson)}::json
    WHERE position IS NOT NULL AND ${containsAny(sql`messages::text`, wanted)}`.execute(trx);
  await sql`DELETE FROM outgoing_deliveries WHERE ${containsAny(sql`body`, wanted)}`.execute(trx);
  await scrubReceived(trx, terms);
  await scrubAudit(trx, terms);
}

/** A live message that changes nothing. */
const EMPTY_MESSAGE = JSON.stringify(
  {
    type: "leaderboard",
    agent: null,
    team: null,
    data: { changes: [] },
  } satisfies OutboxMessage,
);

/** Deletes the bodies of received webhooks in which the person occurs. */
async function scrubReceived(trx: Transaction<Schema>, terms: ErasedTerms): Promise<void> {
  const inText = replacementsInText(terms);
  const wanted = replacementsInJson(terms).map(([from]) => from);
  await sql`UPDATE webhook_deliveries SET payload = NULL, retry_at = NULL
    WHERE payload IS NOT NULL AND ${containsAny(sql`payload::text`, wanted)}`.execute(trx);
  await sql`UPDATE webhook_deliveries SET reason = ${replaced(sql`reason`, inText)}
    WHERE reason IS NOT NULL AND ${containsAny(sql`reason`, inText.map(([from]) => from))}`
    .execute(trx);
  for (const { provider, user } of terms.people) {
    // As text or as a number, wherever the tool has put it.
    await sql`UPDATE webhook_deliveries d SET payload = NULL, retry_at = NULL
      FROM integrations n WHERE n.id = d.integration_id AND n.provider = ${provider}
        AND d.payload IS NOT NULL AND (d.payload @? ${pathTo(JSON.stringify(user))}::jsonpath
          OR d.payload @? ${pathTo(/^\d{1,15}$/.test(user) ? user : "null")}::jsonpath
            AND ${user} ~ '^\\d{1,15}$')`.execute(trx);
  }
}

function pathTo(json: string): string {
  return `$.** ? (@ == ${json})`;
}

/** Blanks the person in the audit log; what was done, when, and how it ended stays. */
async function scrubAudit(trx: Transaction<Schema>, terms: ErasedTerms): Promise<void> {
  const { label, ids, emails, names } = terms;
  const inJson = replacementsInJson(terms);
  const wanted = inJson.map(([from]) => from);
  const known = sql`${[...ids, ...emails]}::text[]`;
  const users = terms.people.map(({ user }) => user);
  const both = [...inJson, ...replacementsOfPeople(terms)];
  await sql`SELECT set_config('laurel.audit', 'erase', true)`.execute(trx);
  await sql`UPDATE audit_log SET actor_id = ${label}, actor_name = ${ERASED_NAME},
    address = NULL, user_agent = NULL
    WHERE actor_kind = 'person' AND actor_id = ANY(${known})`.execute(trx);
  await sql`UPDATE audit_log SET
      object_id = CASE WHEN object_id = ANY(${known}) THEN ${label} ELSE object_id END,
      object_name = CASE WHEN object_name = ANY(${[...names]}::text[]) THEN ${ERASED_NAME}
        ELSE ${replaced(sql`object_name`, replacementsInText(terms))} END
    WHERE object_id = ANY(${known}) OR object_name = ANY(${[...emails, ...names]}::text[])`
    .execute(trx);
  // Names that people gave to things.
  await scrubText(trx, sql`audit_log`, sql`object_name`, sql`TRUE`, replacementsInText(terms));
  for (const state of [sql`before`, sql`after`]) {
    await sql`UPDATE audit_log SET ${state} = ${replaced(sql`${state}::text`, both)}::jsonb
      WHERE object_kind = 'integration' AND ${state}->>'user' = ANY(${users}::text[])`
      .execute(trx);
    await sql`UPDATE audit_log SET ${state} = ${replaced(sql`${state}::text`, inJson)}::jsonb
      WHERE ${state} IS NOT NULL AND ${containsAny(sql`${state}::text`, wanted)}`.execute(trx);
  }
  for (const id of ids) await scrubOwnEventIds(trx, id, label);
  await sql`SELECT set_config('laurel.audit', '', true)`.execute(trx);
}

/** Replaces an agent's id in ids of Laurel's own events that the audit log names. */
async function scrubOwnEventIds(
  trx: Transaction<Schema>,
  id: string,
  label: string,
): Promise<void> {
  const patterns = patternsOfOwnIds(id);
  const renamed = (text: RawBuilder<unknown>) =>
    patterns.reduce<RawBuilder<unknown>>(
      (now, pattern) => sql`regexp_replace(${now}, ${pattern}::text, ${"\\1" + label}::text, 'g')`,
      text,
    );
  const isNamed = (text: RawBuilder<unknown>) =>
    sql`${text} ~ ${patterns.map((pattern) => `(?:${pattern})`).join("|")}::text`;
  await sql`UPDATE audit_log SET object_id = ${renamed(sql`object_id`)}
    WHERE ${isNamed(sql`object_id`)}`.execute(trx);
  for (const state of [sql`before`, sql`after`]) {
    await sql`UPDATE audit_log SET ${state} = ${renamed(sql`${state}::text`)}::jsonb
      WHERE ${isNamed(sql`${state}::text`)}`.execute(trx);
  }
}
