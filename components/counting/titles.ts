import type { EventTypeView } from "@/core/event_types/views.ts";
import { currentLanguage } from "@/components/shared/locale.ts";
import { germanType } from "@/words/names.ts";

/** Returns a function that gives the title of a type of event, or its name while types are read. */
export function typeTitles(
  types: readonly EventTypeView[] | null,
): (type: string) => string {
  const titles = new Map(types?.map(({ type, title }) => [type, title]));
  return (type) =>
    titles.get(type) ?? germanType(currentLanguage(), type) ?? type.replaceAll("_", " ");
}
