import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useBeacon } from "@/components/beacon/use_beacon.ts";
import { SignedOutDialog } from "@/components/shared/SignedOutDialog.tsx";
import { useNow } from "@/components/shared/use_now.ts";
import { replayEarlyInput } from "./early_input.ts";
import { AdminPageContext, type AdminPageProps, type PageContext } from "./page_context.ts";
import { usePath } from "./use_path.ts";

/** The state of an administration page. One island draws all places of the page. */
export interface AdminPageState extends PageContext {
  readonly path: string;
  /** The last announcement to screen readers. */
  readonly announcement: string;
}

/**
 * Keeps the current path, the current time and the last announcement.
 * @param everyMilliseconds how often the time is updated
 */
export function useAdminPage(
  { path: first, now, timeZone }: AdminPageProps,
  everyMilliseconds: number,
): AdminPageState {
  const [path, go] = usePath(first);
  const [announcement, announce] = useState("");
  return {
    path,
    go,
    now: useNow(Date.parse(now), everyMilliseconds),
    timeZone,
    announcement,
    announce,
  };
}

/**
 * The frame around all places of an administration page.
 * @param place identifies the place; when it changes, the page scrolls to the top and focuses the title
 */
export function AdminPage(
  { page, place, children }: {
    page: AdminPageState;
    place: string;
    children: ComponentChildren;
  },
) {
  useArrival(place);
  useBeacon();
  useEffect(() => void replayEarlyInput(), []);
  return (
    <AdminPageContext.Provider value={page}>
      {children}
      <SignedOutDialog />
      <p class="sr-only" role="status" aria-live="polite">{page.announcement}</p>
    </AdminPageContext.Provider>
  );
}

/** Scrolls to the top and moves the focus to the title, for screen readers, on a change of place. */
function useArrival(place: string): void {
  const before = useRef(place);
  // A layout effect runs before the person can act on the new place. Later, moving the focus would
  // take it away from them.
  useLayoutEffect(() => {
    if (before.current === place) return;
    before.current = place;
    document.querySelector(".settings-main")?.scrollTo(0, 0);
    scrollTo(0, 0);
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
  }, [place]);
}
