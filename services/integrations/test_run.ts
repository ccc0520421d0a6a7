import type { Kysely } from "kysely";
import type { TestResult } from "@/core/integrations/views.ts";
import { readInstant } from "@/core/calendars/instant.ts";
import { derive } from "@/core/integrations/derive.ts";
import type { Fact } from "@/core/integrations/facts.ts";
import { mergeFacts } from "@/core/integrations/merge.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { Unparseable, type WebhookRequest } from "@/integrations/adapter.ts";
import { findOwnTitles } from "./own_titles.ts";
import type { Clock } from "@/core/clock.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { missingSecret, openIntegration } from "./registry.ts";

/** Scores one sample event without an agent. */
export type TryPoints = (
  type: string,
  data: Readonly<Record<string, unknown>>,
) => Promise<number>;

/** Tests an integration with a sample of what its tool sends. */
export interface TestRun {
  /** Runs the test. @returns undefined when there is no such integration */
  run(id: string, origin: string): Promise<TestResult | undefined>;
}

/** Opens the test runs. They verify, read and pair a webhook like a real one, but store nothing. */
export function openTestRun({ db, sealer, clock, tryPoints }: {
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly tryPoints: TryPoints;
}): TestRun {
  return {
    async run(id, origin) {
      const now = clock();
      const integration = await openIntegration(db, sealer, id, now);
      if (!integration) return undefined;
      const { adapter, settings, secrets } = integration;
      const secret = secrets[0];
      if (secret === undefined) {
        return refused("refused", missingSecret(integration));
      }
      const url = `${origin}/api/v1/webhooks/${adapter.provider}/${id}`;
      const sample = adapter.sample({ url, secret, now, id: crypto.randomUUID().slice(0, 8) });
      const request: WebhookRequest = {
        method: "POST",
        url,
        receivedAt: now,
        headers: Object.fromEntries(
          Object.entries(sample.headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        body: new TextEncoder().encode(sample.body),
      };
      const verdict = adapter.verify(request, secrets);
      if (!verdict.ok) return refused("refused", verdict.reason);
      try {
        const payload = adapter.redact(adapter.read(request));
        const takesType = () => false;
        const context = { settings, integrationId: id, receivedAt: now, readInstant, takesType };
        const mapped = adapter.map(payload, context);
        const objects = new Map<
          string,
          { ref: typeof mapped.facts[number]["object"]; facts: Fact[] }
        >();
        for (const { object, fact } of mapped.facts) {
          const key = `${object.kind}\0${object.id}`;
          const known = objects.get(key) ?? { ref: object, facts: [] };
          known.facts.push(fact);
          objects.set(key, known);
        }
        const elapsed = (_: string | null, from: number, to: number) => (to - from) / 1_000;
        const derived = [...objects.values()].flatMap(({ ref, facts }) => {
          const merged = [...mergeFacts(new Map(), facts).values()];
          return derive(ref, merged, { settings, elapsed }).events;
        });
        const titles = await findOwnTitles(db, derived.map(({ type }) => type));
        const events = await Promise.all(derived.map(async ({ type, person, time, data }) => ({
          type,
          ...titles(type),
          person,
          data,
          time: new Date(time).toISOString(),
          points: await tryPoints(type, data),
        })));
        return {
          status: mapped.facts.length > 0 ? "processed" : "ignored",
          reason: mapped.ignored,
          name: mapped.name,
          events,
          points: events.reduce((sum, event) => sum + event.points, 0),
        };
      } catch (error) {
        if (error instanceof Unparseable) return refused("unparseable", error.message);
        throw error;
      }
    },
  };
}

function refused(status: TestResult["status"], reason: string): TestResult {
  return { status, reason, name: null, events: [], points: null };
}
