import type { Kysely, Transaction } from "kysely";
import type {
  IntegrationView,
  MadeIntegration,
  RotatedSecret,
  UnmappedNames,
} from "@/core/integrations/views.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { nameKey } from "@/core/integrations/names.ts";
import {
  type IntegrationSettings,
  type IntegrationSettingsInput,
  integrationSettingsSchema,
} from "@/core/integrations/settings.ts";
import {
  countIntegrations,
  deleteIntegration,
  findIntegration,
  insertIntegration,
  IntegrationNameTaken,
  listIntegrations,
  lockIntegration,
  type StoredIntegration,
  updateIntegration,
} from "@/db/integrations/integrations.ts";
import { matchWaiting } from "@/db/integrations/identities.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import type { Clock } from "@/core/clock.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { adapterOf, readSettings } from "./registry.ts";
import { makeToolSecret, previousSecret } from "./secrets.ts";
import {
  integrationExists,
  secretMadeByLaurel,
  secretMadeByTool,
  tooManyIntegrations,
} from "./setup_problems.ts";
import { withRetries } from "./with_retries.ts";
import { findUnmapped } from "./unmapped.ts";
import { toAnswers } from "./views.ts";

/** The maximum number of integrations. */
const MAX_INTEGRATIONS = 100;

/** An integration to create. */
export interface NewIntegration {
  readonly provider: string;
  readonly name: string;
  /**
   * The tool's secret, which can also be entered later. Not for tools whose secret Laurel
   * generates.
   */
  readonly secret?: string | undefined;
  readonly settings?: IntegrationSettingsInput | undefined;
}

/** Changes of an integration. Fields that are left out stay as they are. */
export interface IntegrationPatch {
  readonly name?: string | undefined;
  readonly secret?: string | undefined;
  readonly isEnabled?: boolean | undefined;
  readonly settings?: IntegrationSettingsInput | undefined;
}

/** Creates and changes integrations. */
export interface Setup {
  list(page: { limit: number; after: string | null }, origin: string): Promise<IntegrationView[]>;
  find(id: string, origin: string): Promise<IntegrationView | undefined>;
  /**
   * Creates an integration.
   * @returns the integration, with the secret if Laurel generated it: it is shown only this once
   * @throws {ProblemError} `validation_failed`, `integration_exists`, `too_many_integrations`
   */
  create(
    integration: NewIntegration,
    origin: string,
  ): Promise<MadeIntegration>;
  /**
   * Changes an integration. When the settings change, all its stored objects are derived again.
   * @returns undefined when there is no such integration
   * @throws {ProblemError} as {@link create}, and `secret_made_by_laurel`
   */
  change(
    id: string,
    patch: IntegrationPatch,
    origin: string,
  ): Promise<IntegrationView | undefined>;
  /** Lists the names that the tool sent and the settings do not map. */
  unmapped(id: string): Promise<UnmappedNames | undefined>;
  /**
   * Generates a new secret; the previous one stays valid for a day.
   * @throws {ProblemError} `secret_made_by_tool`
   */
  rotate(id: string): Promise<RotatedSecret | undefined>;
  /** Deletes an integration; its events and points stay. @returns false when there is none */
  remove(id: string): Promise<boolean>;
}

export interface SetupOptions {
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called when stored objects have to be derived again. */
  readonly onChanged: () => void;
}

/** Opens the setup of integrations. */
export function openSetup(options: SetupOptions): Setup {
  const { db, clock, timeZone } = options;
  const answers = (stored: readonly StoredIntegration[], origin: string) =>
    toAnswers(db, stored, { origin, today: localDay(clock(), timeZone) });
  async function answer(
    stored: StoredIntegration | undefined,
    origin: string,
  ): Promise<IntegrationView | undefined> {
    return stored && (await answers([stored], origin))[0]!;
  }
  return {
    list: async (page, origin) => await answers(await listIntegrations(db, page), origin),
    find: async (id, origin) => await answer(await findIntegration(db, id), origin),
    async create(integration, origin) {
      const { id, secret } = await createIntegration(options, integration);
      const made = (await answer(await findIntegration(db, id), origin))!;
      return { ...made, ...(secret === undefined ? {} : { secret }) };
    },
    async change(id, patch, origin) {
      if (!await changeIntegration(options, id, patch)) return undefined;
      return await answer(await findIntegration(db, id), origin);
    },
    async unmapped(id) {
      const stored = await findIntegration(db, id);
      return stored && await findUnmapped(db, id, readSettings(stored.settings));
    },
    rotate: (id) => rotateSecret(options, id),
    async remove(id) {
      if (!await findIntegration(db, id)) return false;
      await deleteIntegration(db, id, clock());
      return true;
    },
  };
}

/** Stores a new integration; returns the secret if Laurel generated it. */
async function createIntegration(
  { db, sealer }: SetupOptions,
  { provider, name, secret, settings }: NewIntegration,
): Promise<{ readonly id: string; readonly secret: string | undefined }> {
  const adapter = adapterOf(provider);
  if (!adapter) throw invalidField("provider", "names no tool that Laurel knows");
  const merged = integrationSettingsSchema.parse({ ...adapter.defaults, ...settings });
  checkNames(merged);
  if (await countIntegrations(db) >= MAX_INTEGRATIONS) throw tooManyIntegrations(MAX_INTEGRATIONS);
  if (adapter.secretFrom === "laurel" && secret !== undefined) throw secretMadeByLaurel();
  const made = adapter.secretFrom === "laurel" ? makeToolSecret(adapter) : undefined;
  const known = made ?? secret;
  const id = makeId();
  const isFree = await insertIntegration(db, {
    id,
    provider,
    name,
    settings: merged,
    secret: known === undefined ? null : await sealer.seal(known),
  });
  if (!isFree) throw integrationExists(name);
  return { id, secret: made };
}

/** Changes a stored integration; false when there is none. */
async function changeIntegration(
  { db, sealer, clock, onChanged }: SetupOptions,
  id: string,
  patch: IntegrationPatch,
): Promise<boolean> {
  const found = await findIntegration(db, id);
  const adapter = found && adapterOf(found.provider);
  if (!found || !adapter) return false;
  if (patch.secret !== undefined && adapter.secretFrom === "laurel") throw secretMadeByLaurel();
  const secret = patch.secret === undefined ? undefined : await sealer.seal(patch.secret);
  try {
    await withRetries(() =>
      db.transaction().execute((trx) => applyPatch(trx, id, { patch, secret, now: clock() }))
    );
  } catch (error) {
    // Another integration has this name, perhaps since this moment.
    throw error instanceof IntegrationNameTaken ? integrationExists(error.taken) : error;
  }
  if (patch.settings) onChanged();
  return true;
}

async function applyPatch(
  trx: Transaction<Schema>,
  id: string,
  { patch, secret, now }: {
    readonly patch: IntegrationPatch;
    /** Sealed. */
    readonly secret: string | undefined;
    readonly now: number;
  },
): Promise<void> {
  const before = await lockIntegration(trx, id);
  if (!before) return;
  const known = readSettings(before.settings);
  const settings = patch.settings &&
    integrationSettingsSchema.parse({ ...known, ...patch.settings });
  if (settings) checkNames(settings);
  await updateIntegration(trx, id, {
    ...(patch.name === undefined ? {} : { name: patch.name }),
    ...(patch.isEnabled === undefined ? {} : { isEnabled: patch.isEnabled }),
    ...(settings === undefined ? {} : { settings }),
    // The tool may still sign with the previous secret for a while.
    ...(secret === undefined ? {} : { secret, previous: previousSecret(before, now) }),
  });
  // Match also the people who are waiting; all objects are derived again with the new settings.
  if (settings?.matchByEmail && !known.matchByEmail) await matchWaiting(trx, before);
}

async function rotateSecret(
  { db, sealer, clock }: SetupOptions,
  id: string,
): Promise<RotatedSecret | undefined> {
  const before = await findIntegration(db, id);
  const adapter = before && adapterOf(before.provider);
  if (!before || !adapter) return undefined;
  if (adapter.secretFrom !== "laurel") throw secretMadeByTool(adapter);
  const secret = makeToolSecret(adapter);
  const previous = previousSecret(before, clock());
  const sealed = await sealer.seal(secret);
  await db.transaction().execute((trx) => updateIntegration(trx, id, { secret: sealed, previous }));
  const until = previous?.until ?? clock();
  return { secret, previousUntil: new Date(until).toISOString() };
}

/** Checks that names that differ only in spelling have the same meaning. @throws {ProblemError} */
function checkNames(settings: IntegrationSettings): void {
  for (const field of ["stages", "tags"] as const) {
    const meanings = new Map<string, [name: string, meaning: string]>();
    for (const [name, meaning] of Object.entries(settings[field])) {
      const [other, before] = meanings.get(nameKey(name)) ?? [name, meaning];
      if (before !== meaning) {
        throw invalidField(
          `settings.${field}.${name}`,
          `is the same name as "${other}", which means "${before}"`,
        );
      }
      meanings.set(nameKey(name), [name, meaning]);
    }
  }
}

function makeId(): string {
  return crypto.getRandomValues(new Uint8Array(12)).toHex();
}
