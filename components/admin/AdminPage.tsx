import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useNow } from "@/components/shared/use_now.ts";
import { AdminPageContext, type AdminPageProps, type PageContext } from "./page_context.ts";
import { usePath } from "./use_path.ts";

/** A page of the administration, all of whose places are one island. */
export interface AdminPageState extends PageContext {
  readonly path: string;
  /** What was announced last. */
  readonly said: string;
}

/**
 * Keeps where one is, what time it is and what is said.
 * @param everyMilliseconds how often the clock is looked at
 */
export function useAdminPage(
  { path: first, now, timeZone }: AdminPageProps,
  everyMilliseconds: number,
): AdminPageState {
  const [path, go] = usePath(first);
  const [said, announce] = useState("");
  return { path, go, now: useNow(Date.parse(now), everyMilliseconds), timeZone, said, announce };
}

/**
 * What stands around all places of a page.
 * @param place tells places apart: whoever comes to another one is at its head
 */
export function AdminPage(
  { page, place, children }: {
    page: AdminPageState;
    place: string;
    children: ComponentChildren;
  },
) {
  useArrival(place);
  return (
    <AdminPageContext.Provider value={page}>
      {children}
      <p class="sr-only" role="status" aria-live="polite">{page.said}</p>
    </AdminPageContext.Provider>
  );
}

/** Whoever comes to another place is at its head: with the eyes, and with a screen reader. */
function useArrival(place: string): void {
  const before = useRef(place);
  // Before anybody can act on the new place: later, it would take the focus away from them.
  useLayoutEffect(() => {
    if (before.current === place) return;
    before.current = place;
    document.querySelector(".settings-main")?.scrollTo(0, 0);
    scrollTo(0, 0);
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
  }, [place]);
}
