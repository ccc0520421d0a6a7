import { type Kysely, sql, type Transaction } from "kysely";
import type { Fact, ObjectKind, ObjectRef } from "@/core/integrations/facts.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";

/** An object in a tool's account, as an integration reports it. */
export interface ObjectPlace extends ObjectRef {
  readonly integrationId: string;
  readonly tenant: string;
}

/**
 * Returns the key of an object for maps. NUL separates the parts, because they cannot contain it.
 */
export function integrationObjectKey({ integrationId, tenant, kind, id }: ObjectPlace): string {
  return `${integrationId}\0${tenant}\0${kind}\0${id}`;
}

/** The columns that say which objects are meant, for `unnest`. */
export function placeColumns(places: readonly ObjectPlace[]) {
  return {
    integration_id: ["text[]", places.map((place) => place.integrationId)],
    tenant: ["text[]", places.map((place) => place.tenant)],
    kind: ["text[]", places.map((place) => place.kind)],
    object_id: ["text[]", places.map((place) => place.id)],
  } satisfies ArrayColumns;
}

/**
 * Locks objects until the transaction ends, and creates missing ones. It always uses the same
 * order, which prevents deadlocks between webhooks.
 * @param heardAt when something was reported about them, milliseconds since the epoch; null:
 *   nothing was
 */
export async function lockIntegrationObjects(
  trx: Transaction<Schema>,
  places: readonly ObjectPlace[],
  heardAt: number | null,
): Promise<void> {
  const columns: NewRows<"pairing_objects"> = {
    ...placeColumns(places),
    heard_at: sql`${isoTime(heardAt ?? 0)}::timestamptz`,
  };
  // The database sorts them, because only its own order is certain to be the same everywhere.
  await sql`${insertRows("pairing_objects", columns, "o")}
    ORDER BY n.integration_id COLLATE "C", n.tenant COLLATE "C", n.kind COLLATE "C",
      n.object_id COLLATE "C"
    ON CONFLICT (integration_id, tenant, kind, object_id) DO UPDATE SET
      heard_at = greatest(o.heard_at, excluded.heard_at)`.execute(trx);
}

/** Reads the known facts of objects, by {@link integrationObjectKey} and then by their own key. */
export async function findFacts(
  trx: Transaction<Schema>,
  places: readonly ObjectPlace[],
): Promise<Map<string, Map<string, Fact>>> {
  const { rows } = await sql<
    { integration_id: string; tenant: string; kind: ObjectKind; object_id: string; fact: Fact }
  >`SELECT f.integration_id, f.tenant, f.kind, f.object_id, f.fact
    FROM ${unnest("q", placeColumns(places))}
    JOIN pairing_facts f USING (integration_id, tenant, kind, object_id)`.execute(trx);
  const found = new Map(
    places.map((place) => [integrationObjectKey(place), new Map<string, Fact>()]),
  );
  for (const { integration_id: integrationId, tenant, kind, object_id: id, fact } of rows) {
    found.get(integrationObjectKey({ integrationId, tenant, kind, id }))!.set(fact.key, fact);
  }
  return found;
}

/** Stores facts and replaces those with the same keys; the objects must be locked. */
export async function saveFacts(
  trx: Transaction<Schema>,
  facts: readonly { readonly place: ObjectPlace; readonly fact: Fact }[],
  deliveryId: number,
): Promise<void> {
  if (facts.length === 0) return;
  const columns: NewRows<"pairing_facts"> = {
    ...placeColumns(facts.map(({ place }) => place)),
    key: ["text[]", facts.map(({ fact }) => fact.key)],
    revision: ["bigint[]", facts.map(({ fact }) => fact.revision ?? 0)],
    fact: ["text[]", facts.map(({ fact }) => JSON.stringify(fact)), "jsonb"],
    delivery_id: sql`${deliveryId}::bigint`,
  };
  await sql`${insertRows("pairing_facts", columns)}
    ON CONFLICT (integration_id, tenant, kind, object_id, key) DO UPDATE SET
      revision = excluded.revision, fact = excluded.fact, delivery_id = excluded.delivery_id`
    .execute(trx);
}

/** The stored state of an object after its events were derived. */
export interface ObjectState {
  readonly place: ObjectPlace;
  readonly state: Readonly<Record<string, unknown>>;
  readonly factCount: number;
}

/**
 * Stores the states of objects; they must be locked.
 * @param settingsVersion the version of the settings that were used
 */
export async function saveStates(
  trx: Transaction<Schema>,
  states: readonly ObjectState[],
  settingsVersion: number,
): Promise<void> {
  const columns: ArrayColumns = {
    ...placeColumns(states.map(({ place }) => place)),
    state: ["text[]", states.map(({ state }) => JSON.stringify(state))],
    fact_count: ["int[]", states.map(({ factCount }) => factCount)],
  };
  await sql`UPDATE pairing_objects o SET state = n.state::jsonb, fact_count = n.fact_count,
      needs_deriving = FALSE, settings_version = ${settingsVersion}::int, failures = 0, retry_at = NULL
    FROM ${unnest("n", columns)} WHERE o.integration_id = n.integration_id
      AND o.tenant = n.tenant AND o.kind = n.kind AND o.object_id = n.object_id`
    .execute(trx);
}

/** Reads the states of objects, by {@link integrationObjectKey}. */
export async function findStates(
  db: Kysely<Schema>,
  places: readonly ObjectPlace[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await sql<ObjectPlace & { state: Record<string, unknown> }>`
    SELECT o.integration_id AS "integrationId", o.tenant, o.kind, o.object_id AS id, o.state
    FROM ${unnest("q", placeColumns(places))}
    JOIN pairing_objects o USING (integration_id, tenant, kind, object_id)`.execute(db);
  return new Map(rows.map((row) => [integrationObjectKey(row), row.state]));
}

/**
 * Flags every object with work of these people to be derived again, because their identities
 * changed. An object that is already flagged is flagged again, since another instance may be
 * deriving it without knowing of the change. The objects are locked in the order of {@link
 * lockObjects}.
 */
export async function flagPeople(
  db: Kysely<Schema>,
  { provider, tenant }: { readonly provider: string; readonly tenant: string },
  users: readonly string[],
): Promise<void> {
  if (users.length === 0) return;
  await sql`WITH concerned AS MATERIALIZED (
      SELECT o.integration_id, o.tenant, o.kind, o.object_id FROM pairing_objects o
      WHERE (o.integration_id, o.tenant, o.kind, o.object_id) IN (
        SELECT d.integration_id, d.tenant, d.kind, d.object_id
        FROM integrations i JOIN derived_events d ON d.integration_id = i.id
        WHERE i.provider = ${provider} AND d.tenant = ${tenant}
          AND d.external_user = ANY(${[...users]}::text[]) AND d.is_wanted)
      ORDER BY o.integration_id, o.tenant, o.kind, o.object_id FOR NO KEY UPDATE
    ) UPDATE pairing_objects o SET needs_deriving = TRUE FROM concerned c
    WHERE o.integration_id = c.integration_id AND o.tenant = c.tenant AND o.kind = c.kind
      AND o.object_id = c.object_id`.execute(db);
}

/**
 * Finds objects whose events must be derived again: first those of newly assigned people, because
 * somebody is waiting for the result, then those that were derived with other settings. An object
 * that failed waits for its retry.
 * @param now milliseconds since the epoch
 */
export async function findFlaggedObjects(
  db: Kysely<Schema>,
  limit: number,
  now: number,
): Promise<ObjectPlace[]> {
  const isDue = sql`(o.retry_at IS NULL OR o.retry_at <= ${isoTime(now)}::timestamptz)`;
  const columns = sql.raw(
    `o.integration_id AS "integrationId", o.tenant, o.kind, o.object_id AS id`,
  );
  const { rows } = await sql<ObjectPlace>`(
      SELECT ${columns} FROM pairing_objects o WHERE o.needs_deriving AND ${isDue} LIMIT ${limit}
    ) UNION ALL (
      SELECT o.* FROM integrations i CROSS JOIN LATERAL (
        SELECT ${columns} FROM pairing_objects o
        WHERE o.integration_id = i.id AND o.settings_version < i.settings_version
          AND NOT o.needs_deriving AND ${isDue}
        ORDER BY o.settings_version LIMIT ${limit}
      ) o WHERE i.deleted_at IS NULL LIMIT ${limit}
    ) LIMIT ${limit}`.execute(db);
  return rows;
}

/** Stores that Laurel failed to derive an object, and when it retries. */
export async function noteObjectFailure(
  db: Kysely<Schema>,
  { integrationId, tenant, kind, id }: ObjectPlace,
  retryAt: (failures: number) => number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom("pairing_objects").select("failures")
      .where("integration_id", "=", integrationId).where("tenant", "=", tenant)
      .where("kind", "=", kind).where("object_id", "=", id).forUpdate().executeTakeFirst();
    if (!row) return;
    const failures = row.failures + 1;
    await trx.updateTable("pairing_objects")
      .set({ failures, retry_at: new Date(retryAt(failures)) })
      .where("integration_id", "=", integrationId).where("tenant", "=", tenant)
      .where("kind", "=", kind).where("object_id", "=", id).execute();
  });
}

/** Removes the flag of an object that can no longer be derived. */
export async function unflagObject(
  db: Kysely<Schema>,
  { integrationId, tenant, kind, id }: ObjectPlace,
): Promise<void> {
  await sql`UPDATE pairing_objects o
    SET needs_deriving = FALSE, settings_version = i.settings_version, failures = 0, retry_at = NULL
    FROM integrations i
    WHERE i.id = o.integration_id AND o.integration_id = ${integrationId} AND o.tenant = ${tenant}
      AND o.kind = ${kind} AND o.object_id = ${id}`.execute(db);
}

/** Finds the objects of webhooks. @param limit per webhook; null: all */
export async function findDeliveryObjects(
  db: Kysely<Schema>,
  deliveryIds: readonly number[],
  limit: number | null,
): Promise<(ObjectPlace & { readonly deliveryId: number })[]> {
  const { rows } = await sql<ObjectPlace & { deliveryId: number }>`
    SELECT q.id AS "deliveryId", o.* FROM unnest(${[...deliveryIds]}::bigint[]) AS q(id)
    CROSS JOIN LATERAL (
      SELECT DISTINCT f.integration_id AS "integrationId", f.tenant, f.kind, f.object_id AS id
      FROM pairing_facts f WHERE f.delivery_id = q.id ORDER BY 1, 2, 3, 4 LIMIT ${limit}
    ) o`.execute(db);
  return rows;
}

/** Removes what a webhook reported about objects that are locked, so that it can be read again. */
export async function forgetDelivery(
  trx: Transaction<Schema>,
  deliveryId: number,
  places: readonly ObjectPlace[],
): Promise<void> {
  await sql`DELETE FROM pairing_facts f
    USING ${unnest("q", placeColumns(places))}
    WHERE f.delivery_id = ${deliveryId} AND f.integration_id = q.integration_id
      AND f.tenant = q.tenant AND f.kind = q.kind AND f.object_id = q.object_id`.execute(trx);
}

/**
 * Removes conversations, calls, follow-ups and single events without news since a time. Deals and
 * contacts stay, because they live for years. Points are not changed.
 * @returns how many objects were removed
 */
export async function pruneObjects(
  db: Kysely<Schema>,
  before: number,
  limit: number,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const { rows } = await sql<ObjectPlace>`DELETE FROM pairing_objects WHERE
        (integration_id, tenant, kind, object_id) IN (
          SELECT o.integration_id, o.tenant, o.kind, o.object_id FROM pairing_objects o
          WHERE o.kind IN ('conversation', 'call', 'task', 'event')
            AND o.heard_at < ${isoTime(before)}::timestamptz
            AND NOT EXISTS (SELECT FROM derived_events d
              WHERE d.integration_id = o.integration_id AND d.tenant = o.tenant
                AND d.kind = o.kind AND d.object_id = o.object_id AND NOT d.is_settled)
          ORDER BY o.kind, o.heard_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING integration_id AS "integrationId", tenant, kind, object_id AS id`.execute(trx);
    if (rows.length === 0) return 0;
    for (const table of ["pairing_facts", "derived_events"] as const) {
      await sql`DELETE FROM ${sql.table(table)} t USING ${unnest("q", placeColumns(rows))}
        WHERE t.integration_id = q.integration_id AND t.tenant = q.tenant AND t.kind = q.kind
        AND t.object_id = q.object_id`.execute(trx);
    }
    return rows.length;
  });
}
