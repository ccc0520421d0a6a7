/** Helpers for the tests of adapters: webhook requests, and what several of them earn. */
import { derive } from "@/core/integrations/derive.ts";
import { type DerivedEvent } from "@/core/integrations/derived.ts";
import type { Fact, ObjectRef } from "@/core/integrations/facts.ts";
import { readInstant } from "@/core/calendars/instant.ts";
import { mergeFacts } from "@/core/integrations/merge.ts";
import {
  type IntegrationSettingsInput,
  integrationSettingsSchema,
} from "@/core/integrations/settings.ts";
import type { Adapter, MapContext, WebhookRequest } from "@/integrations/adapter.ts";

const encoder = new TextEncoder();

/** Makes a webhook request. What is not given is as most tools send it. */
export function webhook(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  rest: Partial<Pick<WebhookRequest, "method" | "url" | "receivedAt">> = {},
): WebhookRequest {
  return {
    method: "POST",
    url: "https://laurel.example/api/v1/webhooks/tool/in_1",
    receivedAt: Date.UTC(2026, 10, 20, 9),
    ...rest,
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? encoder.encode(body) : body,
  };
}

export function mapContext(settings: IntegrationSettingsInput = {}): MapContext {
  return {
    settings: integrationSettingsSchema.parse(settings),
    integrationId: "in_1",
    receivedAt: Date.UTC(2026, 10, 20, 9),
    readInstant,
    takesType: (type) => type === "ticket_solved",
  };
}

/** Returns every byte string that differs from this one in one bit of one byte. */
export function byteMutations(bytes: Uint8Array): Uint8Array[] {
  return [...bytes].map((byte, index) => {
    const mutated = new Uint8Array(bytes);
    mutated[index] = byte ^ (1 << (index % 7));
    return mutated;
  });
}

/** Like {@link byteMutations}, for ASCII texts. */
export function textMutations(text: string): string[] {
  return byteMutations(encoder.encode(text)).map((bytes) => new TextDecoder().decode(bytes));
}

/**
 * Returns what objects have earned after webhooks in this order: read by the adapter, stored after
 * redaction, merged and derived. The result is sorted, so that two results can be compared.
 */
export function earned(
  adapter: Adapter,
  requests: readonly WebhookRequest[],
  context: MapContext = mapContext(),
): (DerivedEvent & { readonly object: string })[] {
  const objects = new Map<string, { object: ObjectRef; facts: Map<string, Fact> }>();
  for (const request of requests) {
    const payload = JSON.parse(JSON.stringify(adapter.redact(adapter.read(request))));
    for (const { object, fact } of adapter.map(payload, context).facts) {
      const name = `${object.kind} ${object.id}`;
      const known = objects.get(name)?.facts ?? new Map<string, Fact>();
      objects.set(name, { object, facts: mergeFacts(known, [fact as Fact]) });
    }
  }
  const elapsed = (_person: string | null, from: number, to: number) => (to - from) / 1000;
  return [...objects].flatMap(([name, { object, facts }]) =>
    derive(object, [...facts.values()], { settings: context.settings, elapsed }).events
      .map((event) => ({ ...event, object: name }))
  ).sort((a, b) => `${a.object} ${a.key}` < `${b.object} ${b.key}` ? -1 : 1);
}
