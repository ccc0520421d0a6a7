/**
 * Helpers for tests of what facts earn: short ways to write facts, and events as lines to compare.
 */
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { calculatePoints } from "@/core/scoring/points.ts";
import { derive } from "@/core/integrations/derive.ts";
import { type DeriveContext, type DerivedEvent } from "@/core/integrations/derived.ts";
import type { Fact, FactsOf, ObjectKind } from "@/core/integrations/facts.ts";
import { mergeFacts } from "@/core/integrations/merge.ts";
import {
  type IntegrationSettingsInput,
  integrationSettingsSchema,
} from "@/core/integrations/settings.ts";

/**
 * Returns a time on 2026-03-02 (a Monday), or `day` days later. Times are "10:00" or "10:00:05".
 */
export function at(time: string, day = 0): number {
  return Date.parse(`2026-03-02T${time.length === 5 ? `${time}:00` : time}Z`) + day * 86_400_000;
}

/** Returns a context in which all hours count as working time. */
export function contextWith(settings: IntegrationSettingsInput = {}): DeriveContext {
  return {
    settings: integrationSettingsSchema.parse(settings),
    elapsed: (_person, from, to) => (to - from) / 1000,
  };
}

/** Returns the events that facts about one object give, merged as the service merges them. */
export function derived<K extends ObjectKind>(
  kind: K,
  facts: readonly FactsOf[K][],
  context: DeriveContext = contextWith(),
) {
  const merged = mergeFacts<Fact>(new Map(), facts);
  return derive({ kind, id: `${kind}-1` }, [...merged.values()], context);
}

/**
 * Formats events as lines without the object's id: "10:00:05 ann reply/m1 message_response {…}".
 */
export function lines(events: readonly DerivedEvent[]): string[] {
  return events.map(({ key, type, person, time, data }) => {
    const { objectId: _, conversationId: __, ...rest } = data;
    const day = Math.floor((time - at("00:00")) / 86_400_000);
    const clock = new Date(time).toISOString().slice(11, 19) + (day === 0 ? "" : ` +${day}d`);
    return `${clock} ${person} ${key} ${type} ${JSON.stringify(rest)}`;
  });
}

/**
 * Returns what an event pays by the default rules, without a streak; 0 for events that are only
 * recorded.
 */
export function pointsOf({ type, data }: DerivedEvent): number {
  const rule = DEFAULT_RULES.actions[type as keyof typeof DEFAULT_RULES.actions];
  const server: Record<string, unknown> = { streak: 1, volumeToday: 1 };
  return rule ? calculatePoints(rule, (field) => server[field] ?? data[field]).points : 0;
}
