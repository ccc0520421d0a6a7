import type { Kysely } from "kysely";
import type { UnmappedName, UnmappedNames } from "@/core/integrations/views.ts";
import type { ObjectKind } from "@/core/integrations/facts.ts";
import { entryOf } from "@/core/integrations/names.ts";
import type { IntegrationSettings } from "@/core/integrations/settings.ts";
import { findLastSeen, listFactNames } from "@/db/integrations/fact_names.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The maximum number of names to check per kind of object; companies have fewer stages. */
const MAX_NAMES = 500;
const LIMITS = { names: 50, count: 1_000 };

/** Returns the stages and tags that an integration's tool sent and its settings do not map. */
export async function findUnmapped(
  db: Kysely<Schema>,
  integrationId: string,
  settings: IntegrationSettings,
): Promise<UnmappedNames> {
  async function of(
    kind: ObjectKind,
    mapped: Readonly<Record<string, unknown>>,
  ): Promise<UnmappedName[]> {
    const names = await listFactNames(db, integrationId, kind, MAX_NAMES);
    const others = names.filter((name) => entryOf(mapped, name) === undefined);
    const seen = await findLastSeen(db, integrationId, kind, others, LIMITS);
    return seen.map(({ name, count, lastAt }) => ({
      name,
      count,
      lastSeenAt: new Date(lastAt).toISOString(),
    }));
  }
  const { stages, tags } = settings;
  const ofBoth = [...await of("deal", stages), ...await of("conversation", stages)];
  return {
    stages: ofBoth.sort((a, b) => a.lastSeenAt < b.lastSeenAt ? 1 : -1).slice(0, LIMITS.names),
    tags: await of("call", tags),
  };
}
