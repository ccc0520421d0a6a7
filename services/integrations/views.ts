import type { Kysely } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { IntegrationView, ToolView } from "@/core/integrations/views.ts";
import { countFailing } from "@/db/integrations/failing.ts";
import { countWaitingPeople } from "@/db/integrations/identities.ts";
import type { StoredIntegration } from "@/db/integrations/integrations.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findLastDeliveries } from "@/db/integrations/deliveries.ts";
import { PROVIDERS } from "@/integrations/adapter.ts";
import type { Guides } from "@/services/guides/mod.ts";
import { MAX_AUTOMATIC_PER_DAY } from "./automatic_agents.ts";
import { refusalReason } from "./deliveries.ts";
import { adapterOf, readSettings } from "./registry.ts";

/** The domains of work that each tool reports. */
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

const NO_FAILURES = { webhooks: 0, objects: 0, events: 0 };

/** Lists the tools that can be connected. */
export async function listProviders(guides: Pick<Guides, "find">): Promise<ToolView[]> {
  const tools: ToolView[] = [];
  for (const provider of PROVIDERS) {
    const adapter = adapterOf(provider);
    if (!adapter) continue;
    const domains = DOMAINS[provider] ?? [];
    const guide = await guides.find(`integrations/${provider}`);
    tools.push({
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
      steps: guide?.steps ?? [],
    });
  }
  return tools;
}

/**
 * Returns integrations as admins see them.
 * @param options the address at which tools reach Laurel, without a slash at the end, and the day in
 *   the organization's time zone
 */
export async function toAnswers(
  db: Kysely<Schema>,
  stored: readonly StoredIntegration[],
  { origin, today }: { readonly origin: string; readonly today: Day },
): Promise<IntegrationView[]> {
  const ids = stored.map(({ id }) => id);
  const last = await findLastDeliveries(db, ids);
  const waiting = await countWaitingPeople(db, ids);
  const failing = await countFailing(db);
  const answers: IntegrationView[] = [];
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
          reason: refusalReason(delivery),
        }
        : null,
      failing: failing.get(one.id) ?? NO_FAILURES,
      waitingPeople: waiting.get(one.id) ?? 0,
      madeAgents: {
        today: one.madeAgents?.day === today ? one.madeAgents.count : 0,
        dailyLimit: MAX_AUTOMATIC_PER_DAY,
      },
      refused: {
        count: one.refused.count,
        lastAt: one.refused.lastAt === null ? null : new Date(one.refused.lastAt).toISOString(),
        reason: one.refused.reason,
      },
    });
  }
  return answers;
}
