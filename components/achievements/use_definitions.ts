import { useEffect, useMemo } from "preact/hooks";
import type { AchievementDefinition } from "@/core/achievements/views.ts";
import type { Page } from "@/core/shapes.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { createResource } from "@/components/shared/resource.ts";

/** The path of the first page of all definitions. */
export const DEFINITIONS_PATH = "/admin/achievements?limit=200";

/** All definitions, as they were read last. */
export interface Definitions {
  /** Null before the first answer. */
  readonly data: readonly AchievementDefinition[] | null;
  readonly error: string | null;
  reload(): void;
}

/** Reads all definitions; there are at most 500, so that they are searched in the browser. */
export function useDefinitions(initial: Page<AchievementDefinition> | null = null): Definitions {
  const resource = useMemo(() => createResource(readDefinitions), []);
  useEffect(() => resource.follow(), [resource]);
  const { data, error } = resource.state.value;
  return { data: data ?? initial?.entries ?? null, error, reload: () => resource.invalidate(0) };
}

async function readDefinitions(): Promise<AdminAnswer<readonly AchievementDefinition[]>> {
  const all: AchievementDefinition[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer: AdminAnswer<Page<AchievementDefinition>> = await ask(
      "GET",
      DEFINITIONS_PATH + after,
    );
    if (!answer.ok) return answer;
    all.push(...answer.data.entries);
    cursor = answer.data.nextCursor;
  } while (cursor !== null);
  return { ok: true, data: all };
}
