import { useEffect, useMemo } from "preact/hooks";
import type { EventTypeView } from "@/core/event_types/views.ts";
import type { Page } from "@/core/shapes.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { createResource } from "@/components/shared/resource.ts";

/** What was read of the types so far. */
export interface LoadedTypes {
  /** All types, by domain and title; null before the first answer. */
  readonly types: readonly EventTypeView[] | null;
  /** Why the last read failed. It is repeated automatically. */
  readonly error: string | null;
}

/** Reads all types of events once; forms need their titles and fields while people choose. */
export function useEventTypes(): LoadedTypes {
  const resource = useMemo(() => createResource(readEventTypes), []);
  useEffect(() => resource.follow(), [resource]);
  const { data, error } = resource.state.value;
  return { types: data, error };
}

/** Reads all types of events, page by page. */
export async function readEventTypes(): Promise<AdminAnswer<readonly EventTypeView[]>> {
  const all: EventTypeView[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: "200" });
    if (cursor !== null) query.set("cursor", cursor);
    const answer: AdminAnswer<Page<EventTypeView>> = await ask(
      "GET",
      `/admin/event-types?${query}`,
    );
    if (!answer.ok) return answer;
    all.push(...answer.data.entries);
    cursor = answer.data.nextCursor;
  } while (cursor !== null);
  return { ok: true, data: all };
}
