import type { Kysely } from "kysely";
import type { IntegrationSettings } from "../../core/pairing/settings.ts";
import { countWaitingPeople } from "../../db/identities.ts";
import type { StoredIntegration } from "../../db/integrations.ts";
import type { Schema } from "../../db/schema.ts";
import { type DeliveryStatus, findLastDeliveries } from "../../db/webhook_deliveries.ts";
import { PROVIDERS } from "../../integrations/adapter.ts";
import { adapterOf, readSettings } from "./registry.ts";

/** A tool that can be set up. */
export interface ProviderAnswer {
  readonly provider: string;
  readonly title: string;
  readonly secretFrom: "laurel" | "tool";
  readonly defaults: IntegrationSettings;
  /** Which settings mean something for this tool. */
  readonly uses: {
    readonly stages: boolean;
    readonly tags: boolean;
    readonly requiredFields: boolean;
    readonly responseTime: boolean;
  };
  /** Path of its guide. */
  readonly docs: string;
}

/** A tool that was set up, as admins see it. */
export interface IntegrationAnswer {
  readonly id: string;
  readonly provider: string;
  readonly title: string;
  readonly name: string;
  /** Where the tool sends its webhooks. */
  readonly url: string;
  readonly isEnabled: boolean;
  readonly hasSecret: boolean;
  readonly secretFrom: "laurel" | "tool";
  readonly settings: IntegrationSettings;
  /** The tool's accounts that were seen. */
  readonly tenants: string[];
  readonly createdAt: string;
  readonly lastDelivery: {
    readonly receivedAt: string;
    readonly name: string;
    readonly status: DeliveryStatus;
    readonly reason: string | null;
  } | null;
  /** People whose work waits to be assigned. */
  readonly waitingPeople: number;
  /** Webhooks that were not from the tool. */
  readonly refused: {
    readonly count: number;
    readonly lastAt: string | null;
    readonly reason: string | null;
  };
}

/** Which domains of work a tool reports. */
const DOMAINS: Readonly<Record<string, readonly ("chat" | "pipeline" | "contacts" | "calls")[]>> = {
  standard: ["chat"],
  hubspot: ["pipeline", "contacts", "chat"],
  chatwoot: ["chat", "contacts"],
  intercom: ["chat"],
  aircall: ["calls", "contacts"],
  pipedrive: ["pipeline", "contacts"],
  twilio: ["calls"],
  zendesk: ["chat"],
};

/** The tools that can be set up. */
export function listProviders(): ProviderAnswer[] {
  return PROVIDERS.flatMap((provider) => {
    const adapter = adapterOf(provider);
    if (!adapter) return [];
    const domains = DOMAINS[provider] ?? [];
    return [{
      provider,
      title: adapter.title,
      secretFrom: adapter.secretFrom,
      defaults: readSettings(adapter.defaults),
      uses: {
        stages: domains.includes("pipeline"),
        tags: domains.includes("calls"),
        requiredFields: domains.includes("contacts"),
        responseTime: domains.includes("chat"),
      },
      docs: `/docs/integrations/${provider}`,
    }];
  });
}

/** Integrations as admins see them. @param origin where tools reach Laurel, without a slash */
export async function toAnswers(
  db: Kysely<Schema>,
  stored: readonly StoredIntegration[],
  origin: string,
): Promise<IntegrationAnswer[]> {
  const last = await findLastDeliveries(db, stored.map(({ id }) => id));
  const answers: IntegrationAnswer[] = [];
  for (const one of stored) {
    const adapter = adapterOf(one.provider);
    if (!adapter) continue;
    const delivery = last.get(one.id);
    answers.push({
      id: one.id,
      provider: one.provider,
      title: adapter.title,
      name: one.name,
      url: `${origin}/api/v1/webhooks/${one.provider}/${one.id}`,
      isEnabled: one.isEnabled,
      hasSecret: one.secret !== null,
      secretFrom: adapter.secretFrom,
      settings: readSettings(one.settings),
      tenants: [...one.tenants],
      createdAt: new Date(one.createdAt).toISOString(),
      lastDelivery: delivery
        ? {
          receivedAt: delivery.lastReceivedAt.toISOString(),
          name: delivery.name,
          status: delivery.status,
          reason: delivery.reason,
        }
        : null,
      waitingPeople: await countWaitingPeople(db, one.provider, one.tenants),
      refused: {
        count: one.refused.count,
        lastAt: one.refused.lastAt === null ? null : new Date(one.refused.lastAt).toISOString(),
        reason: one.refused.reason,
      },
    });
  }
  return answers;
}
