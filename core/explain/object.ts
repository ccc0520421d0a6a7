import { objectIdOf } from "@/core/events/events.ts";
import { objectLinkOf } from "@/core/events/object_link.ts";
import type { EntryObject } from "./views.ts";

/** Returns what an event was about, for its entry; undefined when its data names no object. */
export function objectOfEvent(data: Readonly<Record<string, unknown>>): EntryObject | undefined {
  const id = objectIdOf(data);
  if (id === null) return undefined;
  const url = objectLinkOf(data);
  return { id, ...(url === undefined ? {} : { url }) };
}
