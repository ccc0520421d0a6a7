import { usePage } from "@/components/admin/page_context.ts";
import { PEOPLE_LIST } from "./place.ts";
import { lastListHref } from "./use_filter.ts";

/** Returns the way back to the list, with the search that the person left there. */
export function useBack() {
  const { go } = usePage();
  return {
    ...PEOPLE_LIST,
    onClick(event: MouseEvent) {
      const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
      if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
      event.preventDefault();
      go(lastListHref());
    },
  };
}
