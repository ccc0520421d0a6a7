import type { Kysely } from "kysely";
import type {
  IntegrationView,
  MadeIntegration,
  RotatedSecret,
  UnmappedNames,
} from "@/core/integrations/views.ts";
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
import type { Adapter } from "@/integrations/adapter.ts";
import { invalidField } from "@/services/problems/admin.ts";
import type { Clock } from "@/core/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { adapterOf, readSettings } from "./registry.ts";
import { withRetries } from "./with_retries.ts";
import { findUnmapped } from "./unmapped.ts";
import { toAnswers } from "./views.ts";

/** The maximum number of integrations. */
const MAX_INTEGRATIONS = 100;

const OLD_SECRET_HOURS = 24;
const HOUR_MILLISECONDS = 3_600_000;

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

/** Opens the setup of integrations. */
export function openSetup({ db, sealer, clock, onChanged }: {
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** Called when stored objects have to be derived again. */
  readonly onChanged: () => void;
}): Setup {
  async function answer(stored: StoredIntegration, origin: string): Promise<IntegrationView> {
    return (await toAnswers(db, [stored], origin))[0]!;
  }

  return {
    list: async (page, origin) => await toAnswers(db, await listIntegrations(db, page), origin),
    async find(id, origin) {
      const stored = await findIntegration(db, id);
      return stored && await answer(stored, origin);
    },
    async create({ provider, name, secret, settings }, origin) {
      const adapter = adapterOf(provider);
      if (!adapter) throw invalidField("provider", "names no tool that Laurel knows");
      const merged = integrationSettingsSchema.parse({ ...adapter.defaults, ...settings });
      checkNames(merged);
      if (await countIntegrations(db) >= MAX_INTEGRATIONS) throw tooMany();
      if (adapter.secretFrom === "laurel" && secret !== undefined) throw madeByLaurel();
      const made = adapter.secretFrom === "laurel" ? makeSecret(adapter) : undefined;
      const kept = made ?? secret;
      const id = makeId();
      const isFree = await insertIntegration(db, {
        id,
        provider,
        name,
        settings: merged,
        secret: kept === undefined ? null : await sealer.seal(kept),
      });
      if (!isFree) throw nameTaken(name);
      const stored = (await findIntegration(db, id))!;
      return { ...await answer(stored, origin), ...(made === undefined ? {} : { secret: made }) };
    },
    async change(id, patch, origin) {
      const found = await findIntegration(db, id);
      const adapter = found && adapterOf(found.provider);
      if (!found || !adapter) return undefined;
      if (patch.secret !== undefined && adapter.secretFrom === "laurel") throw madeByLaurel();
      const secret = patch.secret === undefined ? undefined : await sealer.seal(patch.secret);
      await withRetries(() =>
        db.transaction().execute(async (trx) => {
          const before = await lockIntegration(trx, id);
          if (!before) return;
          const settings = patch.settings &&
            integrationSettingsSchema.parse({
              ...readSettings(before.settings),
              ...patch.settings,
            });
          if (settings) checkNames(settings);
          await updateIntegration(trx, id, {
            ...(patch.name === undefined ? {} : { name: patch.name }),
            ...(patch.isEnabled === undefined ? {} : { isEnabled: patch.isEnabled }),
            ...(settings === undefined ? {} : { settings }),
            // The tool may still sign with the previous secret for a while.
            ...(secret === undefined ? {} : { secret, previous: previousOf(before, clock()) }),
          });
          // Match also the people who are waiting; all objects are derived again with the new
          // settings.
          if (settings?.matchByEmail && !readSettings(before.settings).matchByEmail) {
            await matchWaiting(trx, before);
          }
        })
      ).catch((error) => {
        // Another integration has this name, perhaps since this moment.
        throw error instanceof IntegrationNameTaken ? nameTaken(error.taken) : error;
      });
      if (patch.settings) onChanged();
      const stored = await findIntegration(db, id);
      return stored && await answer(stored, origin);
    },
    async unmapped(id) {
      const stored = await findIntegration(db, id);
      return stored && await findUnmapped(db, id, readSettings(stored.settings));
    },
    async rotate(id) {
      const before = await findIntegration(db, id);
      const adapter = before && adapterOf(before.provider);
      if (!before || !adapter) return undefined;
      if (adapter.secretFrom !== "laurel") throw madeByTool(adapter);
      const secret = makeSecret(adapter);
      const previous = previousOf(before, clock());
      const sealed = await sealer.seal(secret);
      await db.transaction().execute((trx) =>
        updateIntegration(trx, id, { secret: sealed, previous })
      );
      const until = previous?.until ?? clock();
      return { secret, previousUntil: new Date(until).toISOString() };
    },
    async remove(id) {
      if (!await findIntegration(db, id)) return false;
      await deleteIntegration(db, id, clock());
      return true;
    },
  };
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

function previousOf({ secret }: StoredIntegration, now: number) {
  return secret === null ? null : { secret, until: now + OLD_SECRET_HOURS * HOUR_MILLISECONDS };
}

function makeId(): string {
  return crypto.getRandomValues(new Uint8Array(12)).toHex();
}

/** Generates 32 random bytes, as Standard Webhooks recommends; other tools accept that too. */
function makeSecret({ provider }: Adapter): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  if (provider === "standard") return `whsec_${bytes.toBase64()}`;
  // For Basic authentication: user and password.
  return `laurel:${bytes.toBase64({ alphabet: "base64url", omitPadding: true })}`;
}

function nameTaken(name: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "integration_exists",
    title: "The name is taken",
    detail: `An integration is called "${name}" already. Choose another name.`,
    errors: [{ path: "name", message: "is taken" }],
  });
}

function tooMany(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "too_many_integrations",
    title: "There are too many integrations",
    detail: `${MAX_INTEGRATIONS} integrations are set up. Delete one that is not used any more.`,
  });
}

function madeByLaurel(): ProblemError {
  return new ProblemError({
    status: 422,
    code: "secret_made_by_laurel",
    title: "Laurel makes this secret",
    detail:
      "For this tool Laurel makes the secret. Leave it out, or ask for a new one by rotating.",
    errors: [{ path: "secret", message: "is made by Laurel" }],
  });
}

function madeByTool({ title }: Adapter): ProblemError {
  return new ProblemError({
    status: 422,
    code: "secret_made_by_tool",
    title: "The tool makes this secret",
    detail: `${title} makes this secret. Make a new one there and enter it here.`,
  });
}
