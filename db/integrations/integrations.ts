import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import { brokenConstraint } from "@/db/postgres/constraint.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { IntegrationTable } from "@/db/postgres/schema_integrations.ts";

/** An integration that an admin set up. */
export interface StoredIntegration {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  /** Encrypted; null while there is none. */
  readonly secret: string | null;
  /** Encrypted; valid until `previousUntil`. */
  readonly previousSecret: string | null;
  /** Milliseconds since the epoch. */
  readonly previousUntil: number | null;
  readonly settings: Record<string, unknown>;
  /**
   * Counts the changes of `settings`; objects that were derived with another version are derived
   * again.
   */
  readonly settingsVersion: number;
  readonly tenants: readonly string[];
  readonly isEnabled: boolean;
  readonly refused: {
    readonly count: number;
    readonly lastAt: number | null;
    readonly reason: string | null;
  };
  /** How many people became agents automatically on this day; null: nobody ever did. */
  readonly madeAgents: { readonly day: string; readonly count: number } | null;
  readonly createdAt: number;
}

/** Changes of an integration; fields that are left out stay. */
export interface IntegrationChanges {
  readonly name?: string;
  readonly secret?: string;
  readonly previous?: { readonly secret: string; readonly until: number } | null;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly isEnabled?: boolean;
}

const MAX_TENANTS = 50;

function toIntegration(row: Selectable<IntegrationTable>): StoredIntegration {
  return {
    id: row.id,
    provider: row.provider,
    name: row.name,
    secret: row.secret,
    previousSecret: row.previous_secret,
    previousUntil: row.previous_until?.getTime() ?? null,
    settings: row.settings,
    settingsVersion: row.settings_version,
    tenants: row.tenants,
    isEnabled: row.is_enabled,
    refused: {
      count: row.refused_count,
      lastAt: row.refused_at?.getTime() ?? null,
      reason: row.refused_reason,
    },
    madeAgents: row.agents_made_on === null
      ? null
      : { day: row.agents_made_on, count: row.agents_made },
    createdAt: row.created_at.getTime(),
  };
}

// Anybody can call any address, so texts that cannot be an id do not reach the database.
const ID = /^[\w-]{1,64}$/;

/** Returns the integration with this id, unless it was deleted. */
export async function findIntegration(
  db: Kysely<Schema>,
  id: string,
): Promise<StoredIntegration | undefined> {
  if (!ID.test(id)) return undefined;
  const row = await db.selectFrom("integrations").selectAll().where("id", "=", id)
    .where("deleted_at", "is", null).executeTakeFirst();
  return row && toIntegration(row);
}

/** Like {@link findIntegration}, and locks it until the transaction ends. */
export async function lockIntegration(
  trx: Transaction<Schema>,
  id: string,
): Promise<StoredIntegration | undefined> {
  const row = await trx.selectFrom("integrations").selectAll().where("id", "=", id)
    .where("deleted_at", "is", null).forNoKeyUpdate().executeTakeFirst();
  return row && toIntegration(row);
}

/** Lists integrations by id, after a cursor (the last id of the previous page). */
export async function listIntegrations(
  db: Kysely<Schema>,
  page: { readonly limit: number; readonly after: string | null },
): Promise<StoredIntegration[]> {
  const rows = await db.selectFrom("integrations").selectAll().where("deleted_at", "is", null)
    .where("id", ">", page.after ?? "").orderBy("id").limit(page.limit).execute();
  return rows.map(toIntegration);
}

/** Counts the integrations. */
export async function countIntegrations(db: Kysely<Schema>): Promise<number> {
  const row = await db.selectFrom("integrations").where("deleted_at", "is", null)
    .select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Stores a new integration. @returns whether its name was free */
export async function insertIntegration(
  db: Kysely<Schema>,
  { id, provider, name, secret, settings }: {
    readonly id: string;
    readonly provider: string;
    readonly name: string;
    readonly secret: string | null;
    readonly settings: Readonly<Record<string, unknown>>;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto("integrations")
    .values({ id, provider, name, secret, settings: JSON.stringify(settings) })
    .onConflict((conflict) => conflict.column("name").doNothing()).executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Another integration has the name; the transaction can only be rolled back. */
export class IntegrationNameTaken extends Error {
  override name = "IntegrationNameTaken";
  constructor(readonly taken: string) {
    super(`another integration is called "${taken}"`);
  }
}

/**
 * Changes an integration.
 * @throws {IntegrationNameTaken} also when another one is given the name at the same moment
 */
export async function updateIntegration(
  trx: Transaction<Schema>,
  id: string,
  { name, secret, previous, settings, isEnabled }: IntegrationChanges,
): Promise<void> {
  await trx.updateTable("integrations").set({
    // An update must set at least one column, and the id is always there.
    id,
    ...(name === undefined ? {} : { name }),
    ...(secret === undefined ? {} : { secret }),
    ...(previous === undefined ? {} : {
      previous_secret: previous?.secret ?? null,
      previous_until: previous ? new Date(previous.until) : null,
    }),
    ...(settings === undefined ? {} : {
      settings: JSON.stringify(settings),
      settings_version: sql<number>`settings_version + 1`,
    }),
    ...(isEnabled === undefined ? {} : { is_enabled: isEnabled }),
  }).where("id", "=", id).execute().catch((error) => {
    const isTaken = name !== undefined && brokenConstraint(error) === "integrations_name_key";
    throw isTaken ? new IntegrationNameTaken(name) : error;
  });
}

/** The provider of an integration, also of one that was deleted. @throws when there never was one */
export async function getProvider(db: Kysely<Schema>, id: string): Promise<string> {
  const { provider } = await db.selectFrom("integrations").select("provider").where("id", "=", id)
    .executeTakeFirstOrThrow();
  return provider;
}

/** Deletes an integration: its address is unknown afterwards, and its name is free. */
export async function deleteIntegration(
  db: Kysely<Schema>,
  id: string,
  now: number,
): Promise<void> {
  await db.updateTable("integrations").set({
    deleted_at: new Date(now),
    is_enabled: false,
    secret: null,
    previous_secret: null,
    name: sql<string>`name || ' (deleted ' || id || ')'`,
  }).where("id", "=", id).where("deleted_at", "is", null).execute();
}

/**
 * Counts webhooks that did not come from the tool. Nothing of them is stored, because anybody can
 * send one.
 */
export async function noteRefused(
  db: Kysely<Schema>,
  id: string,
  { count, reason, at }: { readonly count: number; readonly reason: string; readonly at: number },
): Promise<void> {
  await db.updateTable("integrations").set({
    refused_count: sql<number>`least(refused_count, 2147483647 - ${count}::int) + ${count}::int`,
    refused_at: new Date(at),
    refused_reason: reason,
  }).where("id", "=", id).execute();
}

/** Stores that an account of the tool was seen; at most 50 are listed. */
export async function noteTenant(
  trx: Transaction<Schema>,
  id: string,
  tenant: string,
): Promise<void> {
  await sql`UPDATE integrations SET tenants = array_append(tenants, ${tenant})
    WHERE id = ${id} AND NOT ${tenant} = ANY(tenants)
      AND cardinality(tenants) < ${MAX_TENANTS}`.execute(trx);
}
