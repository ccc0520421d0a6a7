import type { Kysely } from "kysely";
import {
  type IntegrationSettings,
  integrationSettingsSchema,
} from "@/core/integrations/settings.ts";
import { findIntegration, type StoredIntegration } from "@/db/integrations/integrations.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { ADAPTERS } from "@/integrations/mod.ts";
import type { Adapter, Provider } from "@/integrations/adapter.ts";
import type { Sealer } from "@/services/platform/sealed.ts";

/** An integration with everything that is needed to receive its webhooks. */
export interface OpenIntegration {
  readonly id: string;
  readonly provider: Provider;
  readonly adapter: Adapter;
  readonly settings: IntegrationSettings;
  readonly isEnabled: boolean;
  /**
   * The secrets that are valid now. Empty when none was entered, or none can be decrypted any more.
   */
  readonly secrets: readonly string[];
  /** Whether there is a secret that cannot be decrypted. */
  readonly isUnreadable: boolean;
  readonly stored: StoredIntegration;
}

/** Returns the adapter of a provider, or undefined. */
export function adapterOf(provider: string): Adapter | undefined {
  return Object.hasOwn(ADAPTERS, provider) ? ADAPTERS[provider as Provider] : undefined;
}

/**
 * Returns stored settings, with defaults for fields that were added since. A field that today's
 * rules refuse gets its default; the others stay in force.
 */
export function readSettings(stored: unknown): IntegrationSettings {
  const parsed = integrationSettingsSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const usable = Object.entries(integrationSettingsSchema.shape).flatMap(([key, schema]) => {
    const value = (stored as Record<string, unknown> | null)?.[key];
    return value !== undefined && schema.safeParse(value).success ? [[key, value]] : [];
  });
  return integrationSettingsSchema.parse(Object.fromEntries(usable));
}

/** Returns the integration with this id and its decrypted secrets; undefined when there is none. */
export async function openIntegration(
  db: Kysely<Schema>,
  sealer: Sealer,
  id: string,
  now: number,
): Promise<OpenIntegration | undefined> {
  const stored = await findIntegration(db, id);
  const adapter = stored && adapterOf(stored.provider);
  if (!stored || !adapter) return undefined;
  const sealed = [stored.secret];
  if ((stored.previousUntil ?? 0) > now) sealed.push(stored.previousSecret);
  const opened = await Promise.all(
    sealed.filter((one) => one !== null).map((one) => sealer.open(one)),
  );
  const secrets = opened.filter((one) => one !== null);
  return {
    id,
    adapter,
    secrets,
    stored,
    provider: adapter.provider,
    settings: readSettings(stored.settings),
    isEnabled: stored.isEnabled,
    isUnreadable: stored.secret !== null && secrets.length === 0,
  };
}

/**
 * Returns a sentence for the admin that says why signatures of an integration cannot be verified.
 */
export function missingSecret(
  { isUnreadable, adapter }: Pick<OpenIntegration, "isUnreadable" | "adapter">,
): string {
  if (!isUnreadable) return "The tool's secret has not been entered yet.";
  return "The stored secret cannot be read: LAUREL_SECRET was changed. " +
    (adapter.secretFrom === "laurel"
      ? "Make a new one, and enter it in the tool."
      : "Enter the tool's secret again.");
}
