/** The service worker. `tasks/build_worker.ts` puts the version and the list of files before it. */
import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";
import type { ToWorker } from "../messages.ts";
import { canWait } from "../what_waits.ts";
import { sendChanges, sendOrKeep } from "./changes.ts";
import { answerPage, OFFLINE_PAGE, signOut, storeDeskState } from "./pages.ts";
import { scope } from "./scope.ts";

declare const LAUREL_VERSION: string;
declare const LAUREL_FILES: PrecacheEntry[];

/** Files of newer builds than the worker's, which pages that are newer than it ask for. */
const NEWER_FILES = "laurel-files";

clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute([...LAUREL_FILES, { url: OFFLINE_PAGE, revision: LAUREL_VERSION }], {
  cleanURLs: false,
  directoryIndex: "",
});

scope.addEventListener("activate", (event) => event.waitUntil(caches.delete(NEWER_FILES)));

registerRoute(
  ({ url, sameOrigin }) =>
    sameOrigin && (url.pathname.startsWith("/_fresh/js/") || url.searchParams.has("__frsh_c")),
  new CacheFirst({
    cacheName: NEWER_FILES,
    // Only what the server says may be kept, and never an error.
    plugins: [{
      cacheWillUpdate: ({ response }) =>
        Promise.resolve(
          response.status === 200 && /immutable/.test(response.headers.get("cache-control") ?? "")
            ? response
            : null,
        ),
    }],
  }),
);

registerRoute(
  ({ request, url, sameOrigin }) =>
    sameOrigin && request.mode === "navigate" && !/^\/(api|wall)(\/|$)/.test(url.pathname),
  ({ request, event }) => answerPage(request, (work) => event.waitUntil(work)),
);

for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && canWait(method, url.pathname),
    ({ request }) => sendOrKeep(request),
    method,
  );
}

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^(\/api\/auth)?\/sign-out$/.test(url.pathname),
  ({ request }) => signOut(request),
  "POST",
);

scope.addEventListener("message", (event) => {
  const message = event.data as ToWorker;
  if (message.kind === "version") event.ports[0]?.postMessage(LAUREL_VERSION);
  else if (message.kind === "take_over") event.waitUntil(scope.skipWaiting());
  else if (message.kind === "take_over_alone") event.waitUntil(takeOverAlone());
  else if (message.kind === "send") event.waitUntil(sendChanges());
  else if (message.kind === "desk") {
    // Storage is full or forbidden: the next start without a network shows an older desk.
    event.waitUntil(storeDeskState(message.person, message.desk).catch(() => {}));
  }
});

async function takeOverAlone(): Promise<void> {
  const pages = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length <= 1) await scope.skipWaiting();
}
